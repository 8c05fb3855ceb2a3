"""What a question's words are worth before the event is known: no content, or one idea.

``words.txt`` beside this file holds the general vocabulary of conference questions. Terms are what
content is compared by: the stem of a Latin word, a pair of Chinese characters, a number, an idea.
"""

import functools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import snowballstemmer

from knowledge.normalize import Unit, clean, fold, is_han, units

_STEMMER = snowballstemmer.stemmer("english")
LONGEST_PHRASE = 4


@functools.lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a Latin word (Snowball English); other texts stay as they are."""
    return str(_STEMMER.stemWord(word)) if word.isascii() and word.isalpha() else word


@dataclass(frozen=True, slots=True)
class Term:
    """Something to look up: where it stands among the units, and how much of a match it is."""

    text: str
    first: int
    last: int
    is_idea: bool = False


@dataclass(frozen=True, slots=True)
class Words:
    """The vocabulary: words without content, and ideas by the words that stand for them."""

    ignored: frozenset[str]
    ideas: dict[str, tuple[str, ...]]

    def ignored_places(self, found: Sequence[Unit]) -> set[int]:
        """The places of units that carry no content (longest words first)."""
        places: set[int] = set()
        at = 0
        while at < len(found):
            lengths = range(LONGEST_PHRASE + 1, 0, -1)
            length = next((n for n in lengths if _phrase(found, at, n) in self.ignored), 0)
            places.update(range(at, at + length))
            at += length or 1
        return places

    def terms(self, found: Sequence[Unit]) -> Iterator[Term]:
        """Every term of a text: its own words, and the ideas that they stand for."""
        for at, unit in enumerate(found):
            if not unit.is_han:
                yield Term(stem(unit.text), at, at)
            elif at + 1 < len(found) and found[at + 1].is_han and found[at + 1].start == unit.end:
                yield Term(unit.text + found[at + 1].text, at, at + 1)
            for length in range(1, LONGEST_PHRASE + 1):
                for idea in self.ideas.get(_phrase(found, at, length), ()):
                    yield Term(idea, at, at + length - 1, is_idea=True)


def _phrase(found: Sequence[Unit], at: int, length: int) -> str:
    """``length`` units from a place on as one key; empty where they do not form one phrase."""
    window = found[at : at + length]
    if len(window) < length:
        return ""
    if window[0].is_han:
        touching = all(a.end == b.start for a, b in pairwise(window))
        return "".join(unit.text for unit in window) if touching else ""
    return "_".join(stem(unit.text) for unit in window)


def _key(word: str) -> str:
    if is_han(word):
        return word
    return "_".join(stem(unit.text) for unit in units(fold(clean(word.replace("_", " ")))))


@functools.cache
def vocabulary() -> Words:
    """The vocabulary of ``words.txt``, read once."""
    ignored: set[str] = set()
    ideas: dict[str, list[str]] = {}
    section = ""
    lines = (Path(__file__).parent / "words.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if line.startswith("["):
            section = line
        elif section == "[ignore]":
            ignored.update(map(_key, line.split()))
        elif section == "[same]":
            for key in {_key(word) for word in line.split()}:
                ideas.setdefault(key, []).append(f"={number}")
    return Words(frozenset(ignored), {key: tuple(found) for key, found in ideas.items()})
