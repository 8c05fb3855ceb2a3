"""When a chat wants its highlights: a local time on days of the week in a time zone."""

from dataclasses import dataclass
from datetime import datetime, time

#: Days as a set of bits: Monday is 1, Sunday 64.
DAILY = 0b1111111
WEEKDAYS = 0b0011111


@dataclass(frozen=True, slots=True)
class Schedule:
    """``time`` is local and to the minute, ``days`` a set of bits that is not empty, ``zone`` an
    IANA name that ``zoneinfo`` knows.
    """

    time: time
    days: int
    zone: str


def next_due(schedule: Schedule, after: datetime) -> datetime:
    """The first slot strictly after an aware instant, in UTC."""
    raise NotImplementedError
