"""What made-up corpora are put together from: the lists of people.txt and terms.txt."""

from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).parent


class Pair(NamedTuple):
    """The same in both languages."""

    zh: str
    en: str


class Surname(NamedTuple):
    """``weight`` is how many of ten thousand people have it."""

    weight: int
    pinyin: str
    zh: str


def _sections(name: str) -> dict[str, list[str]]:
    """The lines of each [section], without comments and empty lines."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line.startswith("["):
            lines = found.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return found


def _words(lines: list[str]) -> list[str]:
    return " ".join(lines).split()


def _pairs(lines: list[str]) -> list[Pair]:
    return [Pair(*line.split("|")) for line in lines]


def _names(lines: list[str]) -> list[Pair]:
    written = [name.split() for name in " | ".join(lines).split(" | ")]
    return [Pair(zh, en) for en, zh in written]


_people = _sections("people.txt")
_terms = _sections("terms.txt")

SURNAMES = [
    Surname(int(weight), pinyin, zh) for weight, pinyin, zh in map(str.split, _people["surnames"])
]
#: Sounds and their characters, as surnames and as given names.
SAME_SOUND = {line.split()[0]: line.split()[1] for line in _people["given"]}
SOUND = {char: sound for sound, chars in SAME_SOUND.items() for char in chars}
COMMON = "".join(_people["common"])
FIRST, LAST = _names(_people["first"]), _names(_people["last"])
LOOKALIKES = {pair[0]: pair[1] for pair in _words(_people["lookalikes"])}
TRADITIONAL = {ord(pair[0]): pair[1] for pair in _words(_people["traditional"])}

PLACES, SCHOOLS = _pairs(_terms["places"]), _pairs(_terms["schools"])
STEMS, TRADES, ROLES = _pairs(_terms["stems"]), _pairs(_terms["trades"]), _pairs(_terms["roles"])
MANNERS, FIELDS, AIMS = _pairs(_terms["manners"]), _pairs(_terms["fields"]), _pairs(_terms["aims"])
PRODUCTS, LATIN = _pairs(_terms["products"]), _words(_terms["latin"])
SUFFIXES, EDITIONS = _words(_terms["suffixes"]), _words(_terms["editions"])
MEASURES, MEANS = _pairs(_terms["measures"]), _pairs(_terms["means"])
STATEMENTS = _pairs(_terms["statements"])
