"""From what a person types to a time zone: a city, a country, a zone or an offset, in zh or en."""

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from zoneinfo import ZoneInfo

from rapidfuzz import process
from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import ratio

from handlers import offsets
from handlers.zone_names import city, gazetteer
from knowledge.models import Language
from knowledge.normalize import clean, fold, is_han, joined

#: Characters that are looked at: more than any name has.
LONGEST = 60

_OFFSET_BESIDE = re.compile(r"\s*[(（](?:utc|gmt)[^()（）]*[)）]$", re.IGNORECASE)  # as in a label
_ENDINGS = ("时间", "时区", "市", "standardtime", "timezone", "time", "city")


@dataclass(frozen=True, slots=True)
class Zone:
    """``name`` is an IANA name that ``zoneinfo`` knows. Not ``exact``: a guess, to be shown as
    one, since what was typed is misspelt, is cut short or means several zones.
    """

    name: str
    exact: bool


def find(text: str, limit: int = 5) -> list[Zone]:
    """The zones that a text may mean, the likeliest first: one that is exact, or guesses."""
    typed = _OFFSET_BESIDE.sub("", clean(text))
    key = joined(typed)
    if not key or len(typed) > LONGEST:
        return []
    offset = offsets.read(fold(typed))
    if offset is not None:
        return [Zone(name, exact=offset % 60 == 0) for name in offsets.zones(offset)[:limit]]
    if identifier := gazetteer().identifiers.get(key):
        return [Zone(identifier, exact=True)][:limit]
    if names := _named(key):
        return [Zone(name, exact=len(names) == 1) for name in names[:limit]]
    return _guesses(_misspelt(joined(typed.rpartition("/")[2])), limit)


def near(text: str, limit: int = 3) -> list[Zone]:
    """Zones for a text that :func:`find` knows nothing of: named by one of its words, or with
    names that look a little like it.
    """
    typed = clean(text)[:LONGEST]
    words = [
        word for word in map(joined, re.split(r"[\s,，、;/]+", typed)) if word in gazetteer().zones
    ]
    key = joined(typed)
    alike = process.extract(key, _names(), scorer=ratio, score_cutoff=75, limit=20)
    return _guesses(words + [name for name, _, _ in alike if len(key) > 3 or is_han(key)], limit)


def label(zone: str, language: Language, at: datetime) -> str:
    """A zone's city and its offset at an aware instant: ``新加坡（UTC+8）``, ``Singapore (UTC+8)``.

    Raises ``zoneinfo.ZoneInfoNotFoundError`` for an unknown zone.
    """
    offset = offsets.write(at.astimezone(ZoneInfo(zone)).utcoffset() or timedelta())
    if zone == "UTC":
        return zone
    if zone.startswith("Etc/"):
        return offset
    name = city(zone, language)
    return f"{name}（{offset}）" if language == "zh" else f"{name} ({offset})"


def default(language: Language) -> Zone:
    """What to assume of a chat that never said where it is."""
    return Zone("Asia/Shanghai" if language == "zh" else "UTC", exact=False)


def _named(key: str) -> tuple[str, ...]:
    """The zones that a name means; also ``Berlin time`` and a city with its country."""
    _, zones, countries = gazetteer()
    for ending in ("", *_ENDINGS):
        if key.endswith(ending) and (found := zones.get(key.removesuffix(ending))):
            return found
    for place in range(1, len(key)):
        for country, name in ((key[:place], key[place:]), (key[place:], key[:place])):
            within = countries.get(country, ())
            if found := tuple(zone for zone in zones.get(name, ()) if zone in within):
                return found
    return ()


def _misspelt(key: str) -> list[str]:
    """Names that differ in few characters, and longer ones that begin so, the nearest first."""
    han = is_han(key)
    allowed = min(len(key) // (3 if han else 5), 3)  # characters; short names are too alike
    names: list[str] = []
    if allowed:
        found = process.extract(key, _names(), scorer=OSA.distance, score_cutoff=allowed, limit=20)
        names += (name for name, _, _ in found)
    if len(key) >= (2 if han else 5):
        names += (name for name in _names() if name.startswith(key) and len(name) <= 2 * len(key))
    return names


def _guesses(names: Iterable[str], limit: int) -> list[Zone]:
    zones = gazetteer().zones
    unique = dict.fromkeys(zone for name in names for zone in zones[name])
    return [Zone(zone, exact=False) for zone in islice(unique, limit)]


@functools.cache
def _names() -> tuple[str, ...]:
    return tuple(gazetteer().zones)
