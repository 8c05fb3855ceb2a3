"""Offsets from UTC, as people write them: ``UTC+8``, ``GMT-3:30``, ``+0800``, ``东八区``."""

import re
from datetime import timedelta

from handlers.numerals import number

#: Offsets within folded text; of bare numbers only those that cannot be a time or a count.
FORM = re.compile(
    r"etc/gmt[+-]\d\d?|(?<![a-z])(?:utc|gmt) ?[+−–-] ?\d\d?(?::?[0-5]\d)?(?!\d)"
    r"|(?<![a-z])(?:utc|gmt)\d\d?(?![\d:点时条则个])|(?<![\w+:.)−–-])[+−–-]\d\d?(?::?[0-5]\d)?(?![\w:])"
    r"|[东西](?:[一二三四五六七八九]|十[一二]?)区"
)

_OFFSET = re.compile(r"(utc|gmt)? ?([+-])? ?(\d\d?)(?::?([0-5]\d))?", re.ASCII)
_FIXED = re.compile(r"etc/gmt([+-]\d\d?)", re.ASCII)
_SECTOR = re.compile(r"([东西])([一二三四五六七八九]|十[一二]?)区")
_DASHES = str.maketrans("−–—", "---")

# IANA has no zones for offsets with a part of an hour but those of the places that keep them.
_PARTS = {
    -570: ("Pacific/Marquesas",),
    -210: ("America/St_Johns",),
    210: ("Asia/Tehran",),
    270: ("Asia/Kabul",),
    330: ("Asia/Kolkata", "Asia/Colombo"),
    345: ("Asia/Kathmandu",),
    390: ("Asia/Yangon", "Indian/Cocos"),
    525: ("Australia/Eucla",),
    570: ("Australia/Darwin", "Australia/Adelaide"),
    630: ("Australia/Lord_Howe",),
    765: ("Pacific/Chatham",),
}


def read(folded: str) -> int | None:
    """The minutes east of UTC that a folded text means, None when it is no offset."""
    if fixed := _FIXED.fullmatch(folded):
        return -60 * int(fixed[1])
    if sector := _SECTOR.fullmatch(folded):
        hours = number(sector[2]) or 0
        return 60 * hours if sector[1] == "东" else -60 * hours
    told = _OFFSET.fullmatch(folded.translate(_DASHES))
    if not told or not (told[1] or told[2]):
        return None
    minutes = 60 * int(told[3]) + int(told[4] or 0)
    return -minutes if told[2] == "-" else minutes


def zones(minutes: int) -> tuple[str, ...]:
    """The zones for an offset: IANA's fixed one for whole hours, or those that have it at home."""
    if minutes == 0:
        return ("UTC",)
    hours, part = divmod(minutes, 60)
    if part == 0 and -12 <= hours <= 14:
        return (f"Etc/GMT{-hours:+}",)  # with POSIX's sign: west is positive
    return _PARTS.get(minutes, ())


def write(offset: timedelta) -> str:
    """``UTC+8``, ``UTC-3:30``."""
    hours, minutes = divmod(abs(offset) // timedelta(minutes=1), 60)
    sign = "-" if offset < timedelta() else "+"
    return f"UTC{sign}{hours}:{minutes:02}" if minutes else f"UTC{sign}{hours}"
