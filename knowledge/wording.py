"""A text as the search sees it: its units, and what of them touches."""

import functools

import Stemmer

from knowledge.normalize import Units, clean, fold

_STEMMER = Stemmer.Stemmer("english")  # one call at a time: it never lets go of the interpreter


@functools.lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """The stem of a Latin word (Snowball English); other texts stay as they are."""
    return str(_STEMMER.stemWord(word)) if word.isascii() and word.isalpha() else word


class Wording:
    """A text split into units.

    By unit: ``units`` its folded text, ``han`` whether it is a Chinese character, ``stems`` the
    stem of a Latin word, ``touches`` whether it touches the next unit, ``pairs`` both when they
    are Chinese and touch, else "". ``latin`` are the places of the other units. ``text`` is what
    was written, cleaned; ``folded`` the same folded, place by place; ``place_of`` the unit that
    begins at a place of it. Where nothing is Chinese, ``pairs`` and ``place_of`` are empty.
    """

    __slots__ = (
        "_ends",
        "_starts",
        "folded",
        "han",
        "latin",
        "pairs",
        "place_of",
        "stems",
        "text",
        "touches",
        "units",
    )

    def __init__(self, text: str) -> None:
        self.text = clean(text)
        self.folded = fold(self.text)
        found = Units(self.folded)
        self.units, self.han, self.touches = found.texts, found.han, found.touches
        self._starts, self._ends = found.starts, found.ends
        self.latin = [place for place, han in enumerate(self.han) if not han]
        self.stems = self.units.copy()
        for place in self.latin:
            self.stems[place] = stem(self.units[place])
        self.pairs: list[str] = []
        self.place_of: dict[int, int] = {}
        if len(self.latin) < len(self.units):
            self.pairs = [
                one + other if touches and han and next_han else ""
                for one, other, touches, han, next_han in zip(
                    self.units, self.units[1:], self.touches, self.han, self.han[1:], strict=False
                )
            ]
            self.place_of = dict(zip(self._starts, range(len(self.units)), strict=True))

    def __len__(self) -> int:
        return len(self.units)

    def raw(self, first: int, last: int) -> str:
        """The text of the units ``first``..``last`` as it was typed."""
        return self.text[self._starts[first] : self._ends[last]]

    def between(self, first: int, last: int) -> str:
        """What was typed between two units, without white space around it."""
        return self.text[self._ends[first] : self._starts[last]].strip()
