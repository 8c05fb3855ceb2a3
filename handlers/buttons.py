"""Callback data: what a button carries, at most 64 bytes, enough to build its message again.

``<version><operation><language>:<arguments>:<asker>[:<words>]``: the version is a digit, the
operation and the language a letter each, an operation in upper case telling its subject in a
message of its own; the asker is a user id in base 36, empty where anybody may press. The words that
need explaining come last and only if they fit.
"""

from dataclasses import dataclass

from handlers import subject_codes
from handlers.actions import (
    Adjust,
    Choose,
    DigestAction,
    Forget,
    Mute,
    Page,
    Panel,
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


def packed_asker(asker: int | None) -> str:
    """Who alone may press a button; empty where anybody may."""
    return "" if asker is None else _base36(asker)


def encode(does: Does, language: Language, asker: int | None, room: str = "") -> str:
    """The callback data of a button: 1 to 64 bytes in UTF-8; with ``room`` instead of an asker,
    where one as long is put in later.
    """
    operation, arguments, words = _packed(does)
    who = room or packed_asker(asker)
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
            operation, arguments, words = subject_codes.pack(subject)
            return operation.upper(), arguments, words
        case _ if isinstance(does, Subject):
            return subject_codes.pack(does)
        case _:
            return "d", _NAMES[does], ""


def _unpacked(operation: str, arguments: str, words: str, index: Index) -> Does | None:
    if operation.isupper():
        subject = subject_codes.unpack(operation.lower(), arguments, words, index)
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
            return subject_codes.unpack(operation, arguments, words, index)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"
