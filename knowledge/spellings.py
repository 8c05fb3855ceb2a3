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
        """Words with one end alike, those of the rarest ends first; not too many."""
        left = 2 * weights.MAX_SPELLINGS
        letters = typed.encode()
        found: list[tuple[int, int]] = []
        for length in range(max(1, len(typed) - edits), len(typed) + edits + 1):
            beginning, ending = self._ends_of(letters, length)
            found.append(self._between(beginning, 0, _NUMBER))
            alike = self._between(ending, 0, _NUMBER)
            if alike[0] > weights.MANY_ALIKE:
                alike = self._between(ending, *self._lettered(typed[0]))
            found.append(alike)
        for count, first in sorted(found):
            for end in self._ends[first : first + min(count, left)]:
                yield self._words[end & _NUMBER]
            left -= min(left, count)

    def _between(self, end: int, first: int, last: int) -> tuple[int, int]:
        """How many words from number ``first`` to before ``last`` have an end, and where."""
        place = bisect_left(self._ends, end << _NUMBER_BITS | first)
        return bisect_left(self._ends, end << _NUMBER_BITS | last, place) - place, place

    def _lettered(self, letter: str) -> tuple[int, int]:
        """The numbers of the words that begin with a letter."""
        first = bisect_left(self._words, letter)
        return first, bisect_left(self._words, chr(ord(letter) + 1), first)

    def _ends_of(self, letters: bytes, length: int) -> tuple[int, int]:
        """Both ends, hashed, that a word of some length has if these are its letters.

        However one edit is made, also an exchange in the middle, one of them stays as it is.
        """
        end = min(max(1, (length - 1) // 2), self._longest)
        return crc32(letters[:end], length), crc32(letters[-end:], _ENDING + length)
