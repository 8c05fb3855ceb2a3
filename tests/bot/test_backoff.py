from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, InvalidToken, RetryAfter, TelegramError, TimedOut

from bot.backoff import insist


class Refusing:
    def __init__(self, *errors: TelegramError) -> None:
        self.errors = list(errors)

    async def call(self, method: str, payload: Any = None, *, hold: float = 0) -> Any:
        if self.errors:
            raise self.errors.pop(0)
        return (method, payload, hold)


async def test_the_pauses_grow_up_to_the_longest(no_waiting: list[float]) -> None:
    client = Refusing(*(TimedOut() for _ in range(7)))
    assert await insist(client, "getMe", {"a": 1}, hold=3) == ("getMe", {"a": 1}, 3)
    assert no_waiting == [1, 2, 4, 8, 16, 30, 30]


async def test_telegrams_own_pause_is_kept(no_waiting: list[float]) -> None:
    await insist(Refusing(RetryAfter(90), TimedOut()), "getMe")
    assert no_waiting == [90, 30]


@pytest.mark.parametrize("error", [InvalidToken(), BadRequest("no"), Forbidden("no")])
async def test_what_would_be_refused_again_is_raised(
    error: TelegramError, no_waiting: list[float]
) -> None:
    with pytest.raises(type(error)):
        await insist(Refusing(error), "setWebhook")
    assert no_waiting == []
