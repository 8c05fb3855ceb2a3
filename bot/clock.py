"""The real clock; everything that needs the time is given one."""

from datetime import UTC, datetime


class SystemClock:
    """Fulfils ``handlers.context.Clock``."""

    def now(self) -> datetime:
        return datetime.now(UTC)
