"""What wakes delivery: APScheduler's ticks, the moment in which something is due, and a call.

The database is the schedule and this only the clock: whatever is late or lost here costs a second.
"""

import asyncio
from datetime import UTC, datetime
from types import TracebackType
from typing import Self

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import Alarm

TICK_SECONDS = 1.0
#: APScheduler goes by the computer's clock: if that is set back, this wakes all the same.
LONGEST_SECONDS = 5.0


class Ticks:
    """Use it as a context manager: inside it, :meth:`wait` returns every second or earlier."""

    def __init__(self, clock: Alarm, *, every: float = TICK_SECONDS) -> None:
        self._clock = clock
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._scheduler.add_job(
            self._tick,
            "interval",
            seconds=every,
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._woken = asyncio.Event()
        self._alarm: asyncio.Task[None] | None = None
        self._until: datetime | None = None

    async def __aenter__(self) -> Self:
        self._scheduler.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.ring_at(None)
        self._scheduler.shutdown(wait=False)

    async def wait(self, seconds: float = LONGEST_SECONDS) -> None:
        """Sleep until the next tick or alarm or call, which may have come already; for
        ``seconds`` at most."""
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return
        self._woken.clear()

    def wake(self) -> None:
        """End the wait, now or, if nobody waits, the next one."""
        self._woken.set()

    def ring_at(self, until: datetime | None) -> None:
        """Wake at a moment of the clock, instead of any that was set before."""
        if until == self._until:
            return
        if self._alarm is not None:
            self._alarm.cancel()
        self._until = until
        self._alarm = None if until is None else asyncio.create_task(self._ring(until))

    async def _ring(self, until: datetime) -> None:
        await self._clock.wait(until)
        self.wake()

    async def _tick(self) -> None:
        self.wake()
