"""The time by which the sandbox dates and expires things, and which may be put forward."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Self

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

    ``on_change`` is called after every jump, and when another moment is the next that is waited
    for.
    """

    def __init__(
        self, source: Clock = system_clock, on_change: Callable[[], None] = lambda: None
    ) -> None:
        self.ahead = timedelta(0)
        #: Whether a bot goes by this clock, so that what it waits for is known here.
        self.shared = False
        self._source = source
        self._on_change = on_change
        self._jumped = Signal()
        self._alarms: list[datetime] = []
        self._told: datetime | None = None

    def share(self) -> Self:
        """The clock itself, for a bot in the same process."""
        self.shared = True
        return self

    def now(self) -> datetime:
        """The present moment of the sandbox, with its zone."""
        return self._source() + self.ahead

    def next_alarm(self) -> datetime | None:
        """The next moment that somebody waits for; None when nobody waits."""
        now = self.now()
        return min((until for until in self._alarms if until > now), default=None)

    def jump(self, seconds: float) -> None:
        """Go forward. Raises MistakeError for a way back, or one of more than ten years."""
        if not 0 <= seconds <= (FARTHEST - self.ahead).total_seconds():
            raise MistakeError("the clock jumps forward only, and by ten years at most")
        self._move(self.ahead + timedelta(seconds=seconds))

    def jump_to_alarm(self) -> None:
        """Go to the next moment that somebody waits for. Raises MistakeError when nobody waits."""
        until = self.next_alarm()
        if until is None:
            raise MistakeError("nobody waits for a moment to come")
        self.jump(max(0.0, (until - self.now()).total_seconds()))

    def back_to_real_time(self) -> None:
        """Run with the source again: the only way back."""
        self._move(timedelta(0))

    async def wait(self, until: datetime) -> None:
        """Sleep until a moment has come, by time passing or by a jump."""
        with self._alarm(until):
            while (left := (until - self.now()).total_seconds()) > 0:
                with suppress(TimeoutError):
                    async with asyncio.timeout(left):
                        await self._jumped.wait()

    def to_json(self) -> dict[str, Any]:
        """``now`` and the next ``alarm`` (or None) in seconds since 1970, the seconds that it is
        ``ahead``, and whether it is ``shared`` with a bot."""
        alarm = self.next_alarm()
        return {
            "now": self.now().timestamp(),
            "ahead": self.ahead.total_seconds(),
            "alarm": alarm and alarm.timestamp(),
            "shared": self.shared,
        }

    @contextmanager
    def _alarm(self, until: datetime) -> Iterator[None]:
        """Keep a moment among those that are waited for."""
        self._alarms.append(until)
        self._tell_alarm()
        try:
            yield
        finally:
            self._alarms.remove(until)
            self._tell_alarm()

    def _tell_alarm(self) -> None:
        alarm = self.next_alarm()
        if alarm != self._told:
            self._told = alarm
            self._on_change()

    def _move(self, ahead: timedelta) -> None:
        self.ahead = ahead
        self._told = self.next_alarm()
        self._jumped.fire()
        self._on_change()
