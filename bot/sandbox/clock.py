"""The time by which the sandbox dates and expires things."""

from collections.abc import Callable
from datetime import UTC, datetime

#: Gives the present moment, with its zone.
Clock = Callable[[], datetime]


def system_clock() -> datetime:
    """The computer's time."""
    return datetime.now(UTC)
