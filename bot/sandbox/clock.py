"""The time by which the sandbox dates and expires things, and which may be put forward."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.sandbox.refusals import MistakeError
from bot.sandbox.signals import Signal

#: Gives the present moment, with its zone.
Clock = Callable[[], datetime]

#: As far ahead of the computer as the clock may be.
FARTHEST = timedelta(days=3_660)


def system_clock() -> datetime:
    """The computer's time."""
    return datetime.now(UTC)


class JumpingClock:
    """Runs like ``source``, ahead of it by all the jumps. The bot may have it as its clock.

    ``on_jump`` is called after every jump.
    """

    def __init__(
        self, source: Clock = system_clock, on_jump: Callable[[], None] = lambda: None
    ) -> None:
        self.ahead = timedelta(0)
        self._source = source
        self._on_jump = on_jump
        self._jumped = Signal()

    def now(self) -> datetime:
        """The present moment of the sandbox, with its zone."""
        return self._source() + self.ahead

    def jump(self, seconds: float) -> None:
        """Go forward. Raises MistakeError for a way back, or one of more than ten years."""
        if not 0 <= seconds <= (FARTHEST - self.ahead).total_seconds():
            raise MistakeError("the clock jumps forward only, and by ten years at most")
        self._move(self.ahead + timedelta(seconds=seconds))

    def back_to_real_time(self) -> None:
        """Run with the source again: the only way back."""
        self._move(timedelta(0))

    async def wait(self, until: datetime) -> None:
        """Sleep until a moment has come, by time passing or by a jump."""
        while (left := (until - self.now()).total_seconds()) > 0:
            with suppress(TimeoutError):
                async with asyncio.timeout(left):
                    await self._jumped.wait()

    def to_json(self) -> dict[str, Any]:
        """``now`` in seconds since 1970, and the seconds that it is ``ahead``."""
        return {"now": self.now().timestamp(), "ahead": self.ahead.total_seconds()}

    def _move(self, ahead: timedelta) -> None:
        self.ahead = ahead
        self._jumped.fire()
        self._on_jump()
