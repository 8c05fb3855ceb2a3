"""Phrases of a list that is kept beside the code, found in texts.

Chinese phrases are found by an automaton (Aho & Corasick 1975), Latin ones by the stems of their
words. In the list, Chinese is Simplified and the words of a Latin phrase are joined by ``_``.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from ahocorasick_rs import AhoCorasick, MatchKind

from knowledge.normalize import is_han
from knowledge.wording import Wording, stem

#: Units ``first``..``last`` are a phrase that was listed under these numbers.
Found = tuple[int, int, tuple[int, ...]]


#: Of verbs and nouns; "explainable" and "information" are words of their own.
_ENDINGS = ("s", "ed", "ing")
# Most phrases: their words need not be looked for.
_PLAIN = re.compile("[a-z]+(?:_[a-z]+)*")


class Phrases:
    """Phrases by numbers; several may have the same."""

    def __init__(self, lines: Iterable[tuple[int, str]], *, by_stem: bool = True) -> None:
        self._by_stem = by_stem
        self._words: dict[str, tuple[int, ...]] = {}
        numbers: dict[str, tuple[int, ...]] = {}
        for number, phrase in lines:
            key = phrase if is_han(phrase) else self._key(phrase)
            known = numbers.get(key, ())
            if number not in known:  # words of one line may have one stem
                numbers[key] = (*known, number)
        self._han = [key for key in numbers if is_han(key)]
        self._numbers = [numbers[key] for key in self._han]
        self._sequences: dict[str, dict[str, tuple[int, ...]]] = {}  # by their first word
        for key, found in numbers.items():
            head, _, more = key.partition("_")
            if more:
                self._sequences.setdefault(head, {})[key] = found
            elif not is_han(key):
                self._words[key] = found

    @cached_property
    def _anywhere(self) -> AhoCorasick:
        return AhoCorasick(self._han, store_patterns=False)

    @cached_property
    def _longest(self) -> AhoCorasick:
        return AhoCorasick(self._han, matchkind=MatchKind.LeftmostLongest, store_patterns=False)

    def everywhere(self, wording: Wording) -> Iterator[Found]:
        """Every phrase in a text, those within others too."""
        if len(wording.latin) < len(wording):
            hits = self._anywhere.find_matches_as_indexes(wording.folded, overlapping=True)
            yield from self._placed(wording, hits)
        if wording.latin:
            yield from self._latin(self._words_of(wording), wording.latin)

    def covered(self, wording: Wording) -> set[int]:
        """The places that phrases cover; of Chinese ones, the longest are taken first."""
        found: set[int] = set()
        if len(wording.latin) < len(wording):
            hits = self._longest.find_matches_as_indexes(wording.folded)
            for first, last, _ in self._placed(wording, hits):
                found.update(range(first, last + 1))
        for first, last, _ in self._latin(self._words_of(wording), wording.latin):
            found.update(range(first, last + 1))
        return found

    def within(self, folded: str, stems: list[str]) -> set[int]:
        """The numbers of the phrases in a text that is folded and split already."""
        hits = self._anywhere.find_matches_as_indexes(folded, overlapping=True)
        found = {number for hit in hits for number in self._numbers[hit[0]]}
        for _, _, numbers in self._latin(stems, range(len(stems))):
            found.update(numbers)
        return found

    def _words_of(self, wording: Wording) -> list[str]:
        """The words of a text as they are compared: by stem, or as they are but for endings."""
        if self._by_stem:
            return wording.stems
        words = wording.units.copy()
        for place in wording.latin:
            if words[place] not in self._words and words[place].endswith(_ENDINGS):
                words[place] = wording.stems[place]
        return words

    def _key(self, phrase: str) -> str:
        """A Latin phrase as it is compared: "it's" is two words."""
        if _PLAIN.fullmatch(phrase):
            return "_".join(
                stem(word) if self._by_stem or word.endswith(_ENDINGS) else word
                for word in phrase.split("_")
            )
        return "_".join(self._words_of(Wording(phrase.replace("_", " "))))

    def _placed(self, wording: Wording, hits: list[tuple[int, int, int]]) -> Iterator[Found]:
        place_of, numbers = wording.place_of, self._numbers
        for phrase, start, end in hits:
            first = place_of[start]
            yield first, first + end - start - 1, numbers[phrase]

    def _latin(self, stems: list[str], places: Iterable[int]) -> Iterator[Found]:
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


def read(name: str) -> dict[str, list[tuple[int, str]]]:
    """The sections of a list: by title, the phrases with the numbers of their lines."""
    sections: dict[str, list[tuple[int, str]]] = {}
    lines: list[tuple[int, str]] = []
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines()):
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif not line.startswith("#"):
            lines += [(number, phrase) for phrase in line.split()]
    return sections
