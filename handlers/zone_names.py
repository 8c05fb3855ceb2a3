"""What time zones, their cities and their countries are called, in Chinese and in English.

Names are Babel's (exemplar cities and countries) and those of ``places.txt``; which country has
which zones is tzdata's ``zone.tab``.
"""

import functools
import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import NamedTuple

from babel import Locale
from babel.core import get_global

from knowledge.models import Language
from knowledge.normalize import joined

# Traditional names differ in more than characters: 雪梨 is 悉尼, 紐西蘭 is 新西兰.
_LOCALES = ("zh", "zh_Hant", "zh_Hant_HK", "en")

# The zones that the name of a country means, the first guess first. Where none are named it is
# the first in zone.tab alone, which then is the one of nearly all its people.
_MAIN = {
    "AU": ("Australia/Sydney", "Australia/Perth", "Australia/Brisbane", "Australia/Adelaide"),
    "BR": ("America/Sao_Paulo", "America/Manaus"),
    "CA": ("America/Toronto", "America/Vancouver", "America/Edmonton", "America/Winnipeg"),
    "ID": ("Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura"),
    "MX": ("America/Mexico_City", "America/Tijuana", "America/Cancun"),
    "RU": ("Europe/Moscow", "Asia/Yekaterinburg", "Asia/Novosibirsk", "Asia/Vladivostok"),
    "UA": ("Europe/Kyiv",),
    "US": ("America/New_York", "America/Los_Angeles", "America/Chicago", "America/Denver"),
    "UZ": ("Asia/Tashkent",),
}


class Gazetteer(NamedTuple):
    """Names are keys as :func:`knowledge.normalize.joined` makes them: ``identifiers`` has IANA's,
    old ones too, ``zones`` the zones that any other name may mean, ``countries`` all zones of the
    country that a name means.
    """

    identifiers: dict[str, str]
    zones: dict[str, tuple[str, ...]]
    countries: dict[str, tuple[str, ...]]


@functools.cache
def gazetteer() -> Gazetteer:
    """All names, read at first use."""
    by_country = _zones_of_countries()
    cities: defaultdict[str, dict[str, None]] = defaultdict(dict)  # sets that keep their order
    countries: dict[str, str] = {}
    for place, names in _places():
        for name in names:
            if place in by_country:
                countries[name] = place
            else:
                cities[name][place] = None
    countries.update((name, code) for code, name in _names_of_countries(by_country))
    for zone, name in _names_of_cities(by_country):
        cities[name][zone] = None

    zones: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for name, code in countries.items():
        zones[joined(name)].update(dict.fromkeys(_MAIN.get(code, by_country[code][:1])))
    for name, found in cities.items():
        zones[joined(name)].update(found)
    return Gazetteer(
        {joined(name): zone for name, zone in _identifiers(by_country)},
        {name: tuple(found) for name, found in zones.items()},
        {joined(name): by_country[code] for name, code in countries.items()},
    )


@functools.cache
def city(zone: str, language: Language) -> str:
    """A zone's exemplar city, or the last part of its name where Babel has none."""
    return _city(zone, Locale.parse(language)) or zone.rpartition("/")[2].replace("_", " ")


def _city(zone: str, locale: Locale) -> str | None:
    # Babel's own get_timezone_location does not find the zones that CLDR has by an old name.
    known = locale.time_zones
    for name in (zone, *_old_names().get(zone, ())):
        if name in known and "city" in known[name]:
            return str(known[name]["city"])
    return None


def _identifiers(by_country: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    for zones in by_country.values():
        for zone in zones:
            yield zone, zone
            yield from ((old, zone) for old in _old_names().get(zone, ()) if "/" in old)


def _names_of_cities(by_country: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Pairs of zone and name. Stations in Antarctica are left out: who types "Davis"?"""
    for language in _LOCALES:
        locale = Locale.parse(language)
        for zone in itertools.chain.from_iterable(by_country.values()):
            if not zone.startswith("Antarctica/"):
                name = city(zone, "en") if language == "en" else _city(zone, locale)
                if name:
                    yield zone, name


def _names_of_countries(by_country: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    """Pairs of code and name. Of "Myanmar (Burma)" either name is one too."""
    for language in _LOCALES:
        territories = Locale.parse(language).territories
        for code in by_country:
            whole = territories[code]
            yield code, whole
            if "(" in whole or "（" in whole:
                yield from ((code, name) for name in re.split("[(（]", whole))


@functools.cache
def _old_names() -> dict[str, list[str]]:
    names: defaultdict[str, list[str]] = defaultdict(list)
    for old, zone in get_global("zone_aliases").items():
        names[zone].append(old)
    return dict(names)


def _zones_of_countries() -> dict[str, tuple[str, ...]]:
    table = resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text("utf-8")
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in table.splitlines():
        if not line.startswith("#"):
            code, _, zone, *_ = line.split("\t")
            found[code].append(zone)
    return {code: tuple(zones) for code, zones in found.items()}


def _places() -> Iterator[tuple[str, list[str]]]:
    text = Path(__file__).with_name("places.txt").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            place, _, names = line.partition(":")
            yield place, names.split(",")
