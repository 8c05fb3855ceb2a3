"""When a chat wants its highlights: a local time on days of the week in a time zone."""

import functools
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

#: Days as a set of bits: Monday is 1, Sunday 64.
DAILY = 0b1111111
WEEKDAYS = 0b0011111
WEEKEND = 0b1100000

# zoneinfo itself keeps only the last few zones; there are no more than about 600.
_zone = functools.lru_cache(maxsize=None)(ZoneInfo)

# Yesterday's slot may have been moved past midnight by a gap; and where an overlap repeats the end
# of a day, tomorrow's slot may be over already, so that the same weekday is eight days ahead.
_DATES = [timedelta(days=ahead) for ahead in range(-1, 9)]


@dataclass(frozen=True, slots=True)
class Schedule:
    """``time`` is local and to the minute, ``days`` a set of bits that is not empty, ``zone`` an
    IANA name that ``zoneinfo`` knows.
    """

    time: time
    days: int
    zone: str


def next_due(schedule: Schedule, after: datetime) -> datetime:
    """The first slot strictly after an aware instant, in UTC.

    Each date of the zone's calendar whose weekday is chosen has one slot. A time that the clocks
    jump over is moved forward by the length of the jump; of a time that comes twice, the first is
    the slot. A date that the calendar jumps over falls on the slot of the date after it.

    Raises ``ValueError`` when no day is chosen, ``zoneinfo.ZoneInfoNotFoundError`` for an unknown
    zone.
    """
    zone = _zone(schedule.zone)
    today = after.astimezone(zone).date()
    for ahead in _DATES:
        date = today + ahead
        if schedule.days >> date.weekday() & 1:
            # fold=0 reads a time in a gap with the offset before it, and in an overlap the first.
            slot = datetime.combine(date, schedule.time, zone).replace(fold=0).astimezone(UTC)
            if slot > after:
                return slot
    raise ValueError("a schedule needs at least one day")
