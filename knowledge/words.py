"""What a question's words are worth before the event is known: no content, or one idea.

``words.txt`` beside this file holds the general vocabulary of conference questions. Terms are what
content is compared by: the stem of a Latin word, a pair of Chinese characters, a number, an idea.
"""

import functools
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import snowballstemmer

from knowledge.normalize import Unit, clean, fold, is_han, units

_STEMMER = snowballstemmer.stemmer("english")


@functools.lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a Latin word (Snowball English); other texts stay as they are."""
    return str(_STEMMER.stemWord(word)) if word.isascii() and word.isalpha() else word


class Term(NamedTuple):
    """Something to look up: where it stands among the units, and whether it is an idea."""

    text: str
    first: int
    last: int
    is_idea: bool = False


class Wording:
    """A text split into units, with the stem of each."""

    __slots__ = ("stems", "text", "touches", "units")

    def __init__(self, text: str) -> None:
        self.text = clean(text)
        self.units: list[Unit] = units(fold(self.text))
        self.stems = [unit.text if unit.is_han else stem(unit.text) for unit in self.units]
        self.touches = [one.end == next_.start for one, next_ in pairwise(self.units)]

    def __len__(self) -> int:
        return len(self.units)

    def touching(self, first: int, last: int) -> bool:
        """Whether nothing stands between the units ``first``..``last``."""
        return all(self.touches[first:last])

    def raw(self, first: int, last: int) -> str:
        """The text of the units ``first``..``last`` as it was typed."""
        return self.text[self.units[first].start : self.units[last].end]


@dataclass(slots=True)
class Phrases:
    """Words and phrases that are looked up from a place on, longest first."""

    values: dict[str, tuple[str, ...]] = field(default_factory=dict)
    longest: dict[str, int] = field(default_factory=dict)

    def add(self, phrase: str, value: str) -> None:
        wording = Wording(phrase.replace("_", " "))
        key = _key(wording, 0, len(wording))
        self.values[key] = tuple(dict.fromkeys((*self.values.get(key, ()), value)))
        head = wording.stems[0]
        self.longest[head] = max(len(wording), self.longest.get(head, 0))

    def at(self, wording: Wording, place: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """``(length, values)`` of each phrase that begins at a place, longest first."""
        longest = min(self.longest.get(wording.stems[place], 0), len(wording) - place)
        for length in range(longest, 0, -1):
            values = self.values.get(_key(wording, place, length))
            if values:
                yield length, values


def _key(wording: Wording, place: int, length: int) -> str:
    """Units as one key; Chinese characters that do not touch are no phrase."""
    stems = wording.stems[place : place + length]
    if not is_han(stems[0]):
        return "_".join(stems)
    return "".join(stems) if wording.touching(place, place + length - 1) else ""


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary: words without content, words of common ground, and ideas by their words."""

    ignored: Phrases
    ground: Phrases
    ideas: Phrases

    def ignored_places(self, wording: Wording) -> set[int]:
        """The places of units that carry no content."""
        return _places(self.ignored, wording)

    def ground_places(self, wording: Wording) -> set[int]:
        """The places of units that speak of any event."""
        return _places(self.ground, wording)

    def terms(self, wording: Wording) -> Iterator[Term]:
        """Every term of a text: its own words, and the ideas that they stand for."""
        found, stems, touches, heads = (
            wording.units,
            wording.stems,
            wording.touches,
            self.ideas.longest,
        )
        last = len(found) - 1
        for at, unit in enumerate(found):
            if not unit.is_han:
                if len(unit.text) > 1 or unit.text.isdigit():  # a letter alone says nothing
                    yield Term(stems[at], at, at)
            elif at < last and touches[at] and found[at + 1].is_han:
                yield Term(unit.text + found[at + 1].text, at, at + 1)
            if stems[at] in heads:
                for length, ideas in self.ideas.at(wording, at):
                    for idea in ideas:
                        yield Term(idea, at, at + length - 1, is_idea=True)


def _places(phrases: Phrases, wording: Wording) -> set[int]:
    """The places of units that phrases cover, longest phrases first."""
    places: set[int] = set()
    at = 0
    while at < len(wording):
        length = 0
        if wording.stems[at] in phrases.longest:
            length = next((length for length, _ in phrases.at(wording, at)), 0)
        places.update(range(at, at + length))
        at += length or 1
    return places


@functools.cache
def vocabulary() -> Words:
    """The vocabulary of ``words.txt``, read once."""
    words = Words(Phrases(), Phrases(), Phrases())
    sections = {"[ignore]": words.ignored, "[ground]": words.ground, "[same]": words.ideas}
    phrases: Phrases | None = None
    lines = (Path(__file__).parent / "words.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line.startswith("["):
            phrases = sections[line]
        elif phrases is not None and not line.startswith("#"):
            for word in dict.fromkeys(line.split()):
                phrases.add(word, f"={number}")
    return words
