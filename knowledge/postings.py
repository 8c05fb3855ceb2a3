"""An inverted index in little room: by term, the numbers of the documents that hold it."""

import math
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple


class Posting(NamedTuple):
    """Where the documents of a term stand: ``length`` numbers from ``start`` on, ascending.

    ``idf`` is the inverse document frequency (nats).
    """

    start: int
    length: int
    idf: float


class Postings:
    """Terms and their documents. One array holds all numbers; a term costs little more than itself.

    Built from each document's terms, in the order of the documents' numbers (from 0).
    """

    def __init__(self, documents: Iterable[Iterable[str]]) -> None:
        lists: defaultdict[str, list[int]] = defaultdict(list)
        self.documents = 0
        for number, terms in enumerate(documents):
            self.documents += 1
            for term in terms:
                lists[term].append(number)
        self.numbers = array("I")
        self._places: dict[str, int] = {}
        self._asked: dict[str, Posting] = {}
        for term, numbers in lists.items():
            self._places[term] = len(self.numbers) << 32 | len(numbers)
            self.numbers.extend(numbers)

    def among(self, documents: Collection[int], posting: Posting) -> list[int]:
        """Those of the documents, all different, that a posting holds, in any order."""
        end = posting.start + posting.length
        if posting.length < _FEW * len(documents):
            return list(set(documents).intersection(self.numbers[posting.start : end]))
        found = []
        for document in documents:
            place = bisect_left(self.numbers, document, posting.start, end)
            if place < end and self.numbers[place] == document:
                found.append(document)
        return found

    def __contains__(self, term: str) -> bool:
        return term in self._places

    def get(self, term: str) -> Posting | None:
        """The posting of a term, None if no document holds it."""
        known = self._asked.get(term)
        if known is None and term in self._places:
            place = self._places[term]
            length = place & 0xFFFFFFFF
            rest = self.documents - length
            known = Posting(place >> 32, length, math.log1p((rest + 0.5) / (length + 0.5)))
            if len(self._asked) >= _MOST_ASKED:
                self._asked.clear()
            self._asked[term] = known
        return known


#: Numbers of a posting that cost no more to go through than to look a document up among them.
_FEW = 24
#: Postings that are kept unpacked.
_MOST_ASKED = 4096
