"""What words are worth before the event is known: no content, common ground, or an idea.

``words.txt`` beside this file holds the general vocabulary of conference questions. Chinese
phrases are found by automata (Aho & Corasick 1975), Latin ones by the stems of their words.
"""

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from knowledge.normalize import is_han
from knowledge.wording import Wording, stem

#: Units ``first``..``last`` stand for the idea of this number.
Idea = tuple[int, int, int]


#: Units ``first``..``last`` are a phrase of the lines of these numbers.
Found = tuple[int, int, tuple[int, ...]]


@dataclass(slots=True)
class Marks:
    """What a text's units are known to be; by place."""

    ignored: set[int] = field(default_factory=set)
    ground: set[int] = field(default_factory=set)
    ideas: list[Idea] = field(default_factory=list)


class Phrases:
    """Phrases with the numbers of their lines."""

    def __init__(self, lines: Iterable[tuple[int, str]]) -> None:
        numbers: dict[str, tuple[int, ...]] = {}
        for number, phrase in lines:
            key = phrase if is_han(phrase) else _stems(phrase)
            numbers[key] = (*numbers.get(key, ()), number)
        self._han = [key for key in numbers if is_han(key)]
        self._numbers = [numbers[key] for key in self._han]
        self._words: dict[str, tuple[int, ...]] = {}
        self._sequences: dict[str, dict[str, tuple[int, ...]]] = {}  # by their first word
        for key, found in numbers.items():
            head, _, more = key.partition("_")
            if more:
                self._sequences.setdefault(head, {})[key] = found
            elif not is_han(key):
                self._words[key] = found

    def automaton(self, kind: MatchKind) -> AhoCorasick:
        """Finds the Chinese phrases by their place in the list of numbers."""
        return AhoCorasick(self._han, matchkind=kind, store_patterns=False)

    def numbers(self, place: int) -> tuple[int, ...]:
        return self._numbers[place]

    def latin(self, stems: list[str], places: Iterable[int]) -> Iterator[Found]:
        """The Latin phrases that begin at some places of a text: first and last place, numbers."""
        words, sequences = self._words, self._sequences
        for first in places:
            word = stems[first]
            if word in words:
                yield first, first, words[word]
            if word in sequences:
                for phrase, numbers in sequences[word].items():
                    last = first + phrase.count("_")
                    if "_".join(stems[first : last + 1]) == phrase:
                        yield first, last, numbers


class Words:
    """The vocabulary. Phrases of no content are taken the longest first, all others everywhere."""

    def __init__(self, ignored: Phrases, ground: Iterable[int], meant: Phrases) -> None:
        self._ignored, self._ground, self._meant = ignored, frozenset(ground), meant
        self._spot_ignored = ignored.automaton(MatchKind.LeftmostLongest)
        self._spot_meant = meant.automaton(MatchKind.Standard)

    def marks(self, wording: Wording) -> Marks:
        """Find every phrase in a question."""
        marks = Marks()
        if len(wording.latin) < len(wording):
            self._mark_han(marks, wording)
        for first, last, _ in self._ignored.latin(wording.stems, wording.latin):
            marks.ignored.update(range(first, last + 1))
        for first, last, numbers in self._meant.latin(wording.stems, wording.latin):
            self._mark(marks, first, last, numbers)
        return marks

    def _mark_han(self, marks: Marks, wording: Wording) -> None:
        place_of, folded = wording.place_of, wording.folded
        for _, start, end in self._spot_ignored.find_matches_as_indexes(folded):
            first = place_of[start]
            marks.ignored.update(range(first, first + end - start))
        for number, start, end in self._spot_meant.find_matches_as_indexes(folded, overlapping=True):
            first = place_of[start]
            self._mark(marks, first, first + end - start - 1, self._meant.numbers(number))

    def _mark(self, marks: Marks, first: int, last: int, numbers: tuple[int, ...]) -> None:
        for number in numbers:
            if number in self._ground:
                marks.ground.update(range(first, last + 1))
            else:
                marks.ideas.append((first, last, number))

    def ideas(self, folded: str, stems: list[str]) -> set[int]:
        """The ideas in a text that is folded and split already."""
        hits = self._spot_meant.find_matches_as_indexes(folded, overlapping=True)
        found: set[int] = set()
        for place in {hit[0] for hit in hits}:
            found.update(self._meant.numbers(place))
        for _, _, numbers in self._meant.latin(stems, range(len(stems))):
            found.update(numbers)
        return found - self._ground


def _stems(phrase: str) -> str:
    """A Latin phrase, of words joined by ``_``, as it is compared: "it's" is two words."""
    return "_".join(Wording(phrase.replace("_", " ")).stems)


@functools.cache
def vocabulary() -> Words:
    """The vocabulary of ``words.txt``, read once."""
    sections: dict[str, list[tuple[int, str]]] = {}
    lines: list[tuple[int, str]] = []
    text = (Path(__file__).parent / "words.txt").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines()):
        if line.startswith("["):
            lines = sections.setdefault(line, [])
        elif not line.startswith("#"):
            lines += [(number, phrase) for phrase in line.split()]
    ignored, ground, same = sections["[ignore]"], sections["[ground]"], sections["[same]"]
    return Words(Phrases(ignored), {number for number, _ in ground}, Phrases([*ground, *same]))
