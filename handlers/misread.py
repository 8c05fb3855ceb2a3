"""What is wrong with a wish for highlights, and how to say it right."""

from collections.abc import Sequence
from datetime import datetime

from handlers import moments
from handlers.actions import Adjust, Button, Rows
from handlers.cards import Notice
from handlers.wishes import Code, Misread, Wish
from handlers.words import Words, mark, say, stack
from handlers.zones import Zone

_UNKNOWN_PLACE = mark('I know no place called "{words}". A larger city nearby will do, or UTC+8.')
_WHY: dict[Code, str] = {
    "bad-time": mark('"{words}" is not a time of day: write it like 09:00 or 21:30.'),
    "bad-count": mark('"{words}": I can send 1 to 5 highlights at a time.'),
    "unknown-zone": _UNKNOWN_PLACE,
    "unknown-word": mark('I do not understand "{words}".'),
    "number": mark('"{words}" may be a time or a number: write 09:00, or 3 highlights.'),
    "weekly": mark('"{words}" on which day? Write it like Monday.'),
    "twice": mark("Only one of these, please: {words}"),
    "too-long": mark("That is too long for me to read."),
}


def misread(fault: Misread, now: datetime) -> Notice:
    """What was wrong with the words after ``/digest``, and an example; nothing has changed then."""
    example = say("For example: /digest 09:00 Singapore weekdays")
    text = stack(say(_WHY[fault.code], words=fault.words), Words("", ""), example)
    return Notice(text, rows=zones(fault.near, now))


def no_place(words: str, near: Sequence[Zone], now: datetime) -> Notice:
    """For a city that nobody knows, with those that are called a little like it."""
    return Notice(say(_UNKNOWN_PLACE, words=words), rows=zones(near, now))


def zones(found: Sequence[Zone], now: datetime) -> Rows:
    """Zones to choose from, one a row."""
    return tuple(
        (
            Button(
                moments.zone(zone.name, now), Adjust(Wish(zone=Zone(zone.name, exact=True)), "main")
            ),
        )
        for zone in found
    )
