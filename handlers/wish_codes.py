"""A wish in a few letters, for callback data: one setting a button.

A letter for the setting, then its value: ``o1`` on, ``t540`` 09:00 in minutes of the day, ``d31``
days as bits, ``zAsia/Tokyo``, ``n3`` highlights, ``lz`` Chinese alone, ``bz`` Chinese first.
"""

import re
from datetime import time
from zoneinfo import ZoneInfo

from handlers.schedule import DAILY
from handlers.subscription import COUNTS
from handlers.wishes import Wish
from handlers.zones import Zone
from knowledge.models import Language

_LANGUAGES: dict[str, Language] = {"z": "zh", "e": "en"}
_ZONE = re.compile(r"[A-Z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+)*")


def pack(wish: Wish) -> str:
    """The letters of a wish for one setting, at most 40. Raises ``ValueError`` for none."""
    match wish:
        case Wish(on=bool(on)):
            return f"o{on:d}"
        case Wish(time=time() as at):
            return f"t{at.hour * 60 + at.minute}"
        case Wish(days=int(days)):
            return f"d{days}"
        case Wish(zone=Zone(name)):
            return f"z{name}"
        case Wish(count=int(count)):
            return f"n{count}"
        case Wish(language=str(language), bilingual=both):
            return ("b" if both else "l") + language[0]
    raise ValueError("a wish for nothing")


def unpack(letters: str) -> Wish | None:
    """The wish of :func:`pack`; None for letters that are none."""
    setting, value = letters[:1], letters[1:]
    if setting in ("l", "b") and value in _LANGUAGES:
        return Wish(language=_LANGUAGES[value], bilingual=setting == "b")
    if setting == "z":
        return Wish(zone=Zone(value, exact=True)) if _is_zone(value) else None
    if not re.fullmatch("[0-9]{1,4}", value):
        return None
    return _numeric(setting, int(value))


def _numeric(setting: str, number: int) -> Wish | None:
    match setting:
        case "o" if number in (0, 1):
            return Wish(on=number == 1)
        case "t" if number < 24 * 60:
            return Wish(time=time(*divmod(number, 60)))
        case "d" if number <= DAILY:
            return Wish(days=number)
        case "n" if number in COUNTS:
            return Wish(count=number)
    return None


def _is_zone(name: str) -> bool:
    if not _ZONE.fullmatch(name):
        return False
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):  # unknown; malformed; a folder of zones
        return False
    return True
