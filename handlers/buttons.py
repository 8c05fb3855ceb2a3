"""Callback data: what a button carries, at most 64 bytes, enough to build its message again.

``<version><operation><language>:<arguments>:<asker>[:<words>]``: the version is a digit, the
operation and the language a letter each, an operation in upper case telling its subject in a
message of its own; the asker is a user id in base 36, empty where anybody may press. Points travel
as short keys of their ids, because ids are long and places in the file change. The words that need
explaining come last and only if they fit.
"""

import base64
import functools
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from handlers.actions import (
    About,
    Adjust,
    Answered,
    Choose,
    DigestAction,
    Forget,
    Listing,
    Mute,
    Page,
    Panel,
    Plain,
    PostHere,
    Preview,
    Settings,
    StartOver,
    Subject,
    Tell,
    TypeCity,
)
from handlers.wish_codes import pack, unpack
from knowledge.index import Index
from knowledge.models import Language

VERSION = "1"
LIMIT = 64
#: Characters of a key, 6 bits each. A point's is short: it is looked up among its entity's first.
ENTITY_KEY, POINT_KEY = 5, 3
#: A card never holds so many points unless they are a few letters each.
POINTS = 14

_LANGUAGES: dict[Language, str] = {"zh": "z", "en": "e"}
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


#: What a button can do that travels in callback data.
Does = Subject | Tell | Choose | DigestAction | Forget

_PAGES: dict[str, Page] = {
    "m": "main",
    "t": "time",
    "d": "days",
    "z": "zone",
    "l": "language",
}
#: What needs no arguments, by name.
_NAMED: dict[str, DigestAction | Forget] = {
    "mute": Mute(),
    "over": StartOver(),
    "again": StartOver(panel=True),
    "settings": Settings(),
    "preview": Preview(),
    "here": PostHere(),
    "city": TypeCity(),
    "forget": Forget(),
    **{page: Panel(page) for page in _PAGES.values()},
}
_NAMES = {action: name for name, action in _NAMED.items()}


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button: what to show or do, in which language, and who alone may press it."""

    does: Does
    language: Language
    asker: int | None


def encode(does: Does, language: Language, asker: int | None) -> str:
    """The callback data of a button: 1 to 64 bytes in UTF-8."""
    operation, arguments, words = _packed(does)
    who = "" if asker is None else _base36(asker)
    data = f"{VERSION}{operation}{_LANGUAGES[language]}:{arguments}:{who}"
    full = f"{data}:{words}"
    return full if words and len(full.encode()) <= LIMIT else data


def decode(data: str, index: Index) -> Press | None:
    """What a button of this or an earlier run does; None if it means nothing (any more)."""
    head, _, rest = data.partition(":")
    arguments, _, rest = rest.partition(":")
    who, _, words = rest.partition(":")
    languages = {letter: language for language, letter in _LANGUAGES.items()}
    if len(head) != 3 or head[0] != VERSION or head[2] not in languages:
        return None
    if not all(digit in _DIGITS for digit in who) or len(who) > 13:
        return None
    does = _unpacked(head[1], arguments, words, index)
    asker = int(who, 36) if who else None
    return Press(does, languages[head[2]], asker) if does else None


def _packed(does: Does) -> tuple[str, str, str]:
    """Operation, arguments and the words to explain."""
    match does:
        case Choose(language):
            return "g", language, ""
        case Adjust(wish, page):
            return "s", page[0] + pack(wish), ""
        case Tell(subject):
            operation, arguments, words = _packed_subject(subject)
            return operation.upper(), arguments, words
        case About() | Answered() | Listing() | Plain():
            return _packed_subject(does)
        case _:
            return "d", _NAMES[does], ""


def _packed_subject(subject: Subject) -> tuple[str, str, str]:
    match subject:
        case About(entity, asked):
            return "c", entity, asked
        case Answered(entity, points, asked):
            keys = [_key(point, POINT_KEY) for point in points[:POINTS]]
            return "a", _key(entity, ENTITY_KEY) + "".join(keys), asked
        case Listing(kind, page):
            return "l", f"{kind[0]}{page}", ""
        case Plain(name):
            return "p", name, ""


def _unpacked(operation: str, arguments: str, words: str, index: Index) -> Does | None:
    if operation.isupper():
        subject = _subject(operation.lower(), arguments, words, index)
        return Tell(subject) if subject else None
    match operation, arguments:
        case "g", ("zh" | "en") as language:
            return Choose(language)
        case "d", name:
            return _NAMED.get(name)
        case "s", change:
            page, wish = _PAGES.get(change[:1]), unpack(change[1:])
            return Adjust(wish, page) if page and wish else None
        case _:
            return _subject(operation, arguments, words, index)


def _subject(operation: str, arguments: str, words: str, index: Index) -> Subject | None:
    match operation, arguments:
        case "c", entity if entity in index.entities:
            return About(entity, words)
        case "a", keys:
            return _answered(keys, words, index)
        case "l", where if where[1:].isdecimal() and len(where) < 8:
            lists: dict[str, Listing] = {
                "s": Listing("speaker", int(where[1:])),
                "t": Listing("topic", int(where[1:])),
            }
            return lists.get(where[0])
        case "p", ("welcome" | "help" | "languages") as name:
            return Plain(name)
        case _:
            return None


def _answered(keys: str, words: str, index: Index) -> Answered | None:
    entity = _entity_keys(index).get(keys[:ENTITY_KEY])
    if entity is None:
        return None
    wanted = [keys[i : i + POINT_KEY] for i in range(ENTITY_KEY, len(keys), POINT_KEY)]
    points = tuple(_points(wanted, entity, index))
    return Answered(entity, points, words) if points else None


def _points(wanted: list[str], entity: str, index: Index) -> Iterator[str]:
    """The ids for the keys; those that the file no longer has are left out."""
    known: dict[str, str] = {}
    for point in chain(index.points_of(entity), index.knowledge.points):
        known.setdefault(_key(point.id, POINT_KEY), point.id)
        if all(key in known for key in wanted):
            break
    return (known[key] for key in wanted if key in known)


@functools.lru_cache(maxsize=1)
def _entity_keys(index: Index) -> dict[str, str]:
    return {_key(entity, ENTITY_KEY): entity for entity in index.entities}


def _key(text: str, length: int) -> str:
    digest = hashlib.blake2b(text.encode(), digest_size=6).digest()
    return base64.urlsafe_b64encode(digest)[:length].decode()


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
