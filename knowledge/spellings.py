"""Words within a few edits of what was typed, without comparing it with all of them.

A slip seldom spoils both ends of a word, and one edit never does: what is compared has the same
beginning or ending and is about as long. Of how many letters the ends are depends on how many
words there are: among many it is nearly half the word, so many begin with "ch".
The distance is optimal string alignment (Damerau 1964): a letter wrong, missing, too many, or two
neighbours exchanged.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from zlib import crc32

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import weights

#: Letters of an end: among few words, and at most among many.
_SHORT, _LONG = 2, 6
#: Tells endings from beginnings.
_ENDING = 1 << 16
_NUMBER_BITS = 32
_NUMBER = (1 << _NUMBER_BITS) - 1


class Spellings:
    """A dictionary of words (ASCII, without spaces).

    An end costs a number: what it is and how long its word is, hashed, above the word's number.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._words = sorted(set(words))
        self._longest = _LONG if len(self._words) > weights.MANY_WORDS else _SHORT
        self._ends = array(
            "Q",
            sorted(
                end << _NUMBER_BITS | number
                for number, word in enumerate(self._words)
                for end in self._ends_of(word.encode(), len(word))
            ),
        )

    def near(self, typed: str, edits: int) -> tuple[list[tuple[str, int]], int]:
        """The three nearest words within ``edits``, with their distance; how many were compared."""
        words = list(self._alike(typed, edits))
        if not words:
            return [], 0
        # A word that is alike at both ends is there twice.
        found = process.extract(typed, words, scorer=OSA.distance, score_cutoff=edits, limit=6)
        nearest = {word: int(distance) for word, distance, _ in found}
        return list(nearest.items())[:3], len(words)

    def _alike(self, typed: str, edits: int) -> Iterator[str]:
        """Words with one end alike, those of nearly the same length first; not too many."""
        left = 2 * weights.MAX_SPELLINGS
        letters = typed.encode()
        for length in sorted(
            range(max(1, len(typed) - edits), len(typed) + edits + 1),
            key=lambda length: abs(length - len(typed)),
        ):
            for end in self._ends_of(letters, length):
                first = bisect_left(self._ends, end << _NUMBER_BITS)
                last = bisect_left(self._ends, (end + 1) << _NUMBER_BITS, first)
                for found in self._ends[first : min(last, first + left)]:
                    yield self._words[found & _NUMBER]
                left -= min(left, last - first)

    def _ends_of(self, letters: bytes, length: int) -> tuple[int, int]:
        """Both ends, hashed, that a word of some length has if these are its letters.

        However one edit is made, also an exchange in the middle, one of them stays as it is.
        """
        end = min(max(1, (length - 1) // 2), self._longest)
        return crc32(letters[:end], length), crc32(letters[-end:], _ENDING + length)
