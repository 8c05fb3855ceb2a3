from collections.abc import Awaitable, Callable

import pytest
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.backoff import insist


def refusing(*errors: TelegramError) -> Callable[[], Awaitable[str]]:
    """A call that is refused so many times."""
    left = list(errors)

    async def call() -> str:
        if left:
            raise left.pop(0)
        return "answered"

    return call


async def test_the_pauses_grow_up_to_the_longest(no_waiting: list[float]) -> None:
    assert await insist(refusing(*(TimedOut() for _ in range(7))), "getMe") == "answered"
    assert no_waiting == [1, 2, 4, 8, 16, 30, 30]


async def test_telegrams_own_pause_is_kept(no_waiting: list[float]) -> None:
    await insist(refusing(RetryAfter(90), TimedOut()), "getMe")
    assert no_waiting == [90, 30]


@pytest.mark.parametrize("error", [InvalidToken(), BadRequest("no"), Forbidden("no")])
async def test_what_would_be_refused_again_is_raised(
    error: TelegramError, no_waiting: list[float]
) -> None:
    with pytest.raises(type(error)):
        await insist(refusing(error), "setWebhook")
    assert no_waiting == []
