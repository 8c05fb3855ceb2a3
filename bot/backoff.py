"""Calls that the process cannot do without: made again until Telegram answers."""

import asyncio
from collections.abc import Mapping
from typing import Any, Protocol

import structlog
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.client import seconds

log = structlog.get_logger(__name__)

#: The first and the longest pause between two attempts, in seconds.
PAUSES = (1.0, 30.0)


class Caller(Protocol):
    """The part of :class:`bot.client.Client` that is needed here."""

    async def call(
        self, method: str, payload: Mapping[str, Any] | None = None, *, hold: float = 0
    ) -> Any: ...


async def insist(
    client: Caller,
    method: str,
    payload: Mapping[str, Any] | None = None,
    *,
    hold: float = 0,
    pauses: tuple[float, float] = PAUSES,
) -> Any:
    """Make a call that may be repeated, with longer and longer pauses, until it is answered.

    Raises ``InvalidToken``, ``BadRequest`` and ``Forbidden``: the same call would be refused again.
    """
    pause, longest = pauses
    while True:
        try:
            return await client.call(method, payload, hold=hold)
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
