"""Calls that the process cannot do without: made again until Telegram answers."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Protocol, TypeVar

import structlog
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.client import seconds

log = structlog.get_logger(__name__)

#: The first and the longest pause between two attempts, in seconds.
PAUSES = (1.0, 30.0)

Result = TypeVar("Result")


class Caller(Protocol):
    """The part of :class:`bot.client.Client` that the ways in need."""

    async def call(
        self, method: str, payload: Mapping[str, Any] | None = None, *, hold: float = 0
    ) -> Any: ...


async def insist(
    attempt: Callable[[], Awaitable[Result]],
    method: str,
    *,
    pauses: tuple[float, float] = PAUSES,
) -> Result:
    """Make a call that may be repeated, with longer and longer pauses, until it is answered.

    ``method`` names it in the logs. Raises ``InvalidToken``, ``BadRequest`` and ``Forbidden``: the
    same call would be refused again.
    """
    pause, longest = pauses
    while True:
        try:
            return await attempt()
        except (InvalidToken, BadRequest, Forbidden):
            raise
        except TelegramError as error:
            if isinstance(error, RetryAfter):
                pause = max(pause, seconds(error))
            _tell(method, error, pause)
        await asyncio.sleep(pause)
        pause = min(2 * pause, longest)


def _tell(method: str, error: TelegramError, pause: float) -> None:
    if isinstance(error, Conflict):
        log.error(
            "another process receives this bot's updates: only one may poll with a token",
            reason=str(error),
            retry_in=pause,
        )
    else:
        log.warning("no answer from Telegram", method=method, reason=str(error), retry_in=pause)
