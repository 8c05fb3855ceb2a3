"""The real clock; everything that needs the time is given one."""

import asyncio
from datetime import UTC, datetime


class SystemClock:
    """Fulfils ``handlers.context.Clock``."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    async def wait(self, until: datetime) -> None:
        """Sleep until a moment has come."""
        left = (until - self.now()).total_seconds()
        if left > 0:
            await asyncio.sleep(left)
            await self.wait(until)  # the loop's timer may be early, and the clock be set
