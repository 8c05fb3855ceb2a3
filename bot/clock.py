"""The real clock; everything that needs the time is given one."""

import asyncio
from datetime import UTC, datetime
from typing import Protocol

from handlers.context import Clock


class Alarm(Clock, Protocol):
    """A clock that wakes people."""

    async def wait(self, until: datetime) -> None:
        """Sleep until a moment has come, by time passing or by the clock being put forward."""


class SystemClock:
    """Fulfils :class:`Alarm`."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def wait(self, until: datetime) -> None:
        left = (until - self.now()).total_seconds()
        if left > 0:
            await asyncio.sleep(left)
            await self.wait(until)  # the loop's timer may be early, and the clock be set
