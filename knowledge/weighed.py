"""A question weighed: what its words are worth, and what of them each document explains."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from knowledge import weights

#: Sums of evidence are kept as whole numbers of this part of a nat.
FINE = 1000
#: The bits below a document's sum tell which hits explain it.
BITS = weights.MAX_TERMS
_MASK = (1 << BITS) - 1
#: Of more documents, those that explain as much as the last one are left out.
_MANY = 400
#: A document behind so many others, whatever it may yet gain, is none of the leading ones.
AHEAD = 48


class Explained(NamedTuple):
    """What of a question is explained: its worth (nats) by place, and in all."""

    places: dict[int, float]
    worth: float


@dataclass(slots=True)
class Weighed:
    """``worth`` by unit (nats), ``known`` and ``ignored`` places.

    ``hits`` has the places and worth of each known term. ``sums`` has a number for each document
    that explains anything: its evidence, roughly, above a bit for each of its hits. ``work``
    counts the documents and names that were looked at.
    """

    worth: list[float]
    ignored: set[int]
    known: set[int] = field(default_factory=set)
    hits: list[dict[int, float]] = field(default_factory=list)
    sums: dict[int, int] = field(default_factory=dict)
    work: int = 0
    _explained: dict[int, Explained] = field(default_factory=dict)

    @property
    def total(self) -> float:
        return sum(self.worth)

    @property
    def most(self) -> int:
        """What the leading document explains by now, as sums are kept."""
        return max(self.sums.values(), default=0) >> BITS

    def promising(self, count: int, more: int, among: Iterable[int]) -> list[int]:
        """Those of some documents that may yet be leading ones if each can gain ``more``.

        At most ``count``; what is sure to stay negligible, or behind many others, is none.
        """
        sums, gain = self.sums, more << BITS
        best_first = sorted(among, key=sums.__getitem__, reverse=True)
        least = weights.NEGLIGIBLE * sums[best_first[0]] - gain
        if len(best_first) > AHEAD:
            least = max(least, sums[best_first[AHEAD - 1]] - gain)
        end = bisect_right(
            best_first, -least, hi=min(count, len(best_first)), key=lambda one: -sums[one]
        )
        return best_first[:end]

    def best(self, count: int) -> list[int]:
        """The documents that explain most, about ``count``, best first; no negligible ones."""
        sums = self.sums
        if not sums or not count:
            return []
        least = weights.NEGLIGIBLE * max(sums.values())
        found = [document for document, total in sums.items() if total >= least]
        found.sort(key=sums.__getitem__, reverse=True)
        if not count < len(found) <= _MANY:
            return found[:count]
        # Who explains the very same as the last is not left out for its place in the file.
        last = sums[found[count - 1]]
        return [document for document in found[: 2 * count] if sums[document] >= last]

    def explained(self, document: int, context: Iterable[int] = ()) -> Explained:
        """What a document explains, and more weakly what those do that it belongs to."""
        sums = self.sums
        bits = sums[document] & _MASK if document in sums else 0
        around = 0
        for other in context:
            if other in sums:
                around |= sums[other]
        key = (around & _MASK & ~bits) << BITS | bits
        found = self._explained.get(key)
        if found is None:
            places: dict[int, float] = {}
            self._cover(places, bits, 1.0)
            self._cover(places, key >> BITS, weights.CONTEXT)
            found = self._explained[key] = Explained(places, sum(places.values()))
        return found

    def _cover(self, places: dict[int, float], bits: int, part: float) -> None:
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            for place, value in self.hits[lowest.bit_length() - 1].items():
                if value * part > places.get(place, 0.0):
                    places[place] = value * part
