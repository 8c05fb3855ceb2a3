"""What a person wishes, from the words after ``/digest``: ``weekdays 9am Singapore, 3 highlights``.

Each kind of thing is looked for and taken out of the text, in any order and either language, with
or without spaces between; what is left has to be the name of a place.
"""

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Literal, TypeVar

from handlers import offsets, options, times, weekdays, zones
from handlers.locales import LANGUAGES
from handlers.words import echo
from handlers.zones import Zone
from knowledge.models import Language
from knowledge.normalize import clean, fold

#: Characters after the command that are read.
LONGEST = 200

#: What is wrong: there is no such time (25:00), number of highlights (9 条) or place, or nothing
#: known is like it; a bare "number" may be a time or a count; "weekly" lacks the day; "twice" is
#: two answers to one question; "too-long" is not read.
Code = Literal[
    "bad-time", "bad-count", "unknown-zone", "unknown-word", "number", "weekly", "twice", "too-long"
]
T = TypeVar("T")

_AROUND = " ,.;:!?，。；：！？、()（）&@"
_SMALL = "(?:at|in|every|each|and|for|with|please)"
_FILLER = re.compile(rf"^{_SMALL}(?![a-z])|(?<![a-z]){_SMALL}$|^[在请和]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Wish:
    """What was said; None is what was not. ``days`` are bits; ``others`` are zones that may have
    been meant as well, where ``zone`` is a guess.
    """

    on: bool | None = None
    time: datetime.time | None = None
    days: int | None = None
    zone: Zone | None = None
    others: tuple[Zone, ...] = ()
    count: int | None = None
    language: Language | None = None
    bilingual: bool | None = None


@dataclass(frozen=True, slots=True)
class Misread:
    """Why words are no wish. ``words`` are those at fault, fit to be repeated; ``near`` are up to
    three zones that may be meant by an unknown one.
    """

    code: Code
    words: str
    near: tuple[Zone, ...] = ()


def read(words: str) -> Wish | Misread:
    """What the words after the command wish, or the first thing that is wrong with them."""
    # Chinese keyboards put full-width punctuation between half-width digits (09：00), which
    # :func:`clean` takes for ordinary Chinese text and leaves alone.
    typed = " ".join(unicodedata.normalize("NFKC", clean(words)).split())
    if len(typed) > LONGEST:
        return Misread("too-long", echo(typed))
    text = _Text(typed)
    offset = text.one((offsets.FORM,), lambda found: typed[slice(*found.span())])
    days = text.all(weekdays.FORMS, weekdays.read)
    weekly = text.all((weekdays.WEEKLY,), lambda found: found[0])
    at = text.one(times.FORMS, times.read, "bad-time")
    count = text.one(options.COUNT_FORMS, options.count, "bad-count")
    spoken = text.all((options.LANGUAGE_FORM,), options.named)
    switch = text.one((options.SWITCH_FORM,), options.named)
    places = text.places(offset)
    if weekly and not days:
        text.faults.append(Misread("weekly", weekly[0]))
    if text.faults:
        return text.faults[0]
    languages = [language for said in spoken for language in LANGUAGES if said == language]
    return Wish(
        on=None if switch is None else switch == "on",
        time=at,
        days=reduce(or_, days) if days else None,
        zone=places[0] if places else None,
        others=tuple(places[1:]),
        count=count,
        language=languages[0] if languages else None,
        bilingual="both" in spoken or len(set(languages)) > 1 if spoken else None,
    )


class _Text:
    """Words out of which things are taken, with the faults that are found on the way."""

    def __init__(self, typed: str) -> None:
        self._typed = typed
        self._left = fold(typed)  # one character for one; what is taken becomes line breaks
        self.faults: list[Misread] = []

    def all(
        self,
        forms: Iterable[re.Pattern[str]],
        meaning: Callable[[re.Match[str]], T | None],
        code: Code = "unknown-word",
    ) -> list[T]:
        """Take out all of a kind; what means nothing is a fault."""
        meant: list[T] = []

        def take(found: re.Match[str]) -> str:
            value = meaning(found)
            if value is None:
                self.faults.append(Misread(code, self._echo(found)))
            else:
                meant.append(value)
            return "\n" * len(found[0])

        for form in forms:
            self._left = form.sub(take, self._left)
        return meant

    def one(
        self,
        forms: Iterable[re.Pattern[str]],
        meaning: Callable[[re.Match[str]], T | None],
        code: Code = "unknown-word",
    ) -> T | None:
        """Take out a kind of which there may be one."""
        said: dict[T, str] = {}

        def note(found: re.Match[str]) -> T | None:
            value = meaning(found)
            if value is not None:
                said.setdefault(value, self._echo(found))
            return value

        self.all(forms, note, code)
        if len(said) > 1:
            self.faults.append(Misread("twice", echo(", ".join(said.values()))))
        return next(iter(said), None)

    def places(self, offset: str | None) -> list[Zone]:
        """The zones that what is left may mean, or else an offset."""
        rest = self._rest()
        found = zones.find(rest or offset or "", limit=3)
        numbered = re.search(r"\S*\d\S*", rest)
        if numbered and not (found and found[0].exact):
            code: Code = "bad-time" if ":" in numbered[0] else "number"
            self.faults.append(Misread(code, echo(numbered[0])))
        elif rest and not found:
            near = tuple(zones.near(rest))
            self.faults.append(
                Misread("unknown-zone" if near else "unknown-word", echo(rest), near)
            )
        elif offset and not found:
            self.faults.append(Misread("unknown-zone", echo(offset)))
        elif offset and rest:  # the name tells more: its offset may change with the season
            return [Zone(zone.name, exact=False) for zone in found]
        return found

    def _rest(self) -> str:
        kept = zip(self._typed, self._left, strict=True)
        pieces = "".join("\n" if left == "\n" else typed for typed, left in kept).split("\n")
        return " ".join(filter(None, map(_trim, pieces)))

    def _echo(self, found: re.Match[str]) -> str:
        return echo(self._typed[found.start() : found.end()])


def _trim(piece: str) -> str:
    """A piece without the punctuation and small words that stand around it."""
    piece = piece.strip(_AROUND)
    while _FILLER.search(piece):
        piece = _FILLER.sub("", piece).strip(_AROUND)
    return piece
