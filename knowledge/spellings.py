"""Words within a few edits of what was typed, without comparing it with all of them.

A slip seldom spoils both ends of a word, and one edit never does: what is compared has the same
beginning or ending and is about as long. Of how many letters the ends are depends on how many
words there are and, among many, on a word's length: so many begin with "ch" that it tells little.
The distance is optimal string alignment (Damerau 1964): a letter wrong, missing, too many, or two
neighbours exchanged.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import weights

#: Letters of an end.
_SHORT, _LONG = (2,), (2, 3, 4)


class Spellings:
    """A dictionary of words (ASCII, without spaces)."""

    def __init__(self, words: Iterable[str]) -> None:
        by_length = sorted(set(words), key=lambda word: (len(word), word))
        self._ends = _LONG if len(by_length) > weights.MANY_WORDS else _SHORT
        self._beginning: dict[str, list[str]] = {}
        self._ending: dict[str, list[str]] = {}
        for word in by_length:
            end = max(_SHORT[0], min(len(word) // 2 - 1, self._ends[-1]))
            self._beginning.setdefault(word[:end], []).append(word)
            self._ending.setdefault(word[-end:], []).append(word)

    def near(self, typed: str, edits: int) -> tuple[list[tuple[str, int]], int]:
        """The three nearest words within ``edits``, with their distance; how many were compared."""
        words: list[str] = []
        for alike in self._alike(typed):
            words += _about_as_long(alike, len(typed), edits)
        if not words:
            return [], 0
        # A word that is alike at both ends is there twice.
        found = process.extract(typed, words, scorer=OSA.distance, score_cutoff=edits, limit=6)
        nearest = {word: int(distance) for word, distance, _ in found}
        return list(nearest.items())[:3], len(words)

    def _alike(self, typed: str) -> Iterator[list[str]]:
        for end in self._ends:
            for alike in (self._beginning.get(typed[:end]), self._ending.get(typed[-end:])):
                if alike:
                    yield alike


def _about_as_long(words: list[str], length: int, edits: int) -> list[str]:
    """Of words by length, those of nearly this one, the nearest to it; not too many."""
    first = bisect_left(words, length - edits, key=len)
    last = bisect_right(words, length + edits, key=len)
    if last - first <= weights.MAX_SPELLINGS:
        return words[first:last]
    middle = bisect_left(words, length, first, last, key=len)
    start = max(first, min(middle - weights.MAX_SPELLINGS // 4, last - weights.MAX_SPELLINGS))
    return words[start : start + weights.MAX_SPELLINGS]
