"""Words within a few edits of what was typed, without comparing it with all of them.

A slip seldom spoils both ends of a word, and one edit never does: what is compared begins or ends
with the same two letters and is about as long. The distance is optimal string alignment (Damerau
1964): a letter wrong, missing, too many, or two neighbours exchanged.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import weights


class Spellings:
    """A dictionary of words (ASCII, without spaces)."""

    def __init__(self, words: Iterable[str]) -> None:
        self._beginning: dict[str, list[str]] = {}
        self._ending: dict[str, list[str]] = {}
        for word in sorted(set(words), key=lambda word: (len(word), word)):
            self._beginning.setdefault(word[:2], []).append(word)
            self._ending.setdefault(word[-2:], []).append(word)

    def near(self, typed: str, edits: int) -> tuple[list[tuple[str, int]], int]:
        """The three nearest words within ``edits``, with their distance; how many were compared."""
        words: list[str] = []
        for alike in (self._beginning.get(typed[:2]), self._ending.get(typed[-2:])):
            if alike:
                words += _about_as_long(alike, len(typed), edits)
        if not words:
            return [], 0
        found = process.extract(typed, words, scorer=OSA.distance, score_cutoff=edits, limit=6)
        nearest = {word: int(distance) for word, distance, _ in found}
        return list(nearest.items())[:3], len(words)


def _about_as_long(words: list[str], length: int, edits: int) -> list[str]:
    """Of words by length, those of nearly this one, the nearest to it; not too many."""
    first = bisect_left(words, length - edits, key=len)
    last = bisect_right(words, length + edits, key=len)
    if last - first <= weights.MAX_SPELLINGS:
        return words[first:last]
    middle = bisect_left(words, length, first, last, key=len)
    start = max(first, min(middle - weights.MAX_SPELLINGS // 4, last - weights.MAX_SPELLINGS))
    return words[start : start + weights.MAX_SPELLINGS]
