"""Weighing a question: which of its words are known, what each is worth, who explains it."""

from collections.abc import Collection, Iterable, Iterator

from knowledge import weights
from knowledge.postings import Posting, Postings
from knowledge.weighed import BITS, FINE, Weighed
from knowledge.wording import Wording


class Weighing:
    """Collects the terms of a question, then adds up what each document explains.

    Each unit is worth the inverse document frequency of the best known term over it (as in BM25;
    Robertson & Zaragoza 2009, without term frequency: statements are short).
    """

    def __init__(self, postings: Postings, wording: Wording, ignored: set[int]) -> None:
        self.weighed = Weighed([0.0] * len(wording), ignored)
        self._postings, self._wording = postings, wording
        self._places: dict[str, dict[int, float]] = {}
        self._found: list[tuple[Posting, dict[int, float]]] = []

    def count(self, term: str, first: int, last: int, factor: float = 1.0) -> None:
        """Let a term stand for its places, where anybody uses it."""
        posting = self._postings.get(term)
        if posting is None:
            return
        weighed = self.weighed
        ignored, worth = weighed.ignored, weighed.worth
        length = last - first + 1
        phrase = term[0] == "=" and length > 1  # says something even where its words alone do not
        value = posting.idf / length * factor
        if term[0].isdigit():
            value = min(value, weights.NUMBER)
        places = self._places.get(term)
        if places is None:
            places = self._places[term] = {}
            self._found.append((posting, places))
        for place in range(first, last + 1):
            if phrase or place not in ignored:
                places[place] = max(value, places.get(place, 0.0))
                worth[place] = max(worth[place], value)
                if factor != weights.SLIP:  # a slip may still be a misspelt name
                    weighed.known.add(place)

    def oppose(self, names: Iterable[tuple[int, int, int]]) -> None:
        """Let names that all know, and the file does not, speak against every entry.

        Nobody explains them, whatever he has of their letters.
        """
        places = {
            place: weights.OTHER_NAME / (last - first + 1)
            for first, last, _ in names
            for place in range(first, last + 1)
        }
        for place, worth in places.items():
            self.weighed.worth[place] = worth
        self.weighed.known.update(places)
        for _, found in self._found if places else ():
            for place in places.keys() & found.keys():
                del found[place]

    def strange(self) -> Iterator[int]:
        """The places that nobody has a word for; each speaks against every entry."""
        weighed, wording = self.weighed, self._wording
        for place, han in enumerate(wording.han):
            if place in weighed.ignored or place in weighed.known:
                continue
            if han:
                weighed.worth[place] = weights.UNKNOWN_HAN
                continue
            unit = wording.units[place]
            tells_little = len(unit) == 1 or unit[0].isdigit()
            weighed.worth[place] = weights.NUMBER if tells_little else weights.UNKNOWN_WORD
            if not tells_little:
                yield place

    def cap(self, places: Iterable[int]) -> None:
        """Words for events in general tell little."""
        for place in places:
            most = weights.GROUND / (2 if self._wording.han[place] else 1)
            self.weighed.worth[place] = min(self.weighed.worth[place], most)
            for _, found in self._found:
                if found.get(place, 0.0) > most:
                    found[place] = most

    def sum_up(self) -> Weighed:
        """Add up what each document explains, the rarest terms first, within the work allowed.

        When the terms that are left could lift no further document above what is negligible, they
        only count for those that are there (as in MaxScore; Turtle & Flood 1995); when the work is
        done, for those that lead.
        """
        weighed, postings = self.weighed, self._postings
        found = sorted((f for f in self._found if f[1]), key=_rarity)[: weights.MAX_TERMS]
        worths = [int(sum(places.values()) * FINE) for _, places in found]
        more = sum(worths)
        share = int(weights.POSTINGS_SHARE * postings.documents)
        most = left = min(weights.MAX_POSTINGS, max(weights.LEAST_POSTINGS, share))
        leading: Collection[int] | None = None
        for bit, (posting, places) in enumerate(found):
            start, count, _ = posting
            weighed.hits.append(places)
            add = worths[bit] << BITS | 1 << bit
            if leading is None and weighed.sums and (count > left or self._is_common(count, more)):
                leading = weighed.sums
            if leading is not None:  # and for all that are left, which are as common
                leading = weighed.promising(weights.MAX_LEADING, more, leading)
                documents: Iterable[int] = postings.among(leading, posting)
                weighed.work += len(leading)
            else:
                documents = postings.numbers[start : start + min(count, left)]
                left = max(0, left - count)
            more -= worths[bit]
            _add(weighed.sums, documents, add)
        weighed.work += most - left
        return weighed

    def _is_common(self, count: int, more: int) -> bool:
        """Whether a term is not worth all its documents: what is left could lift none of them."""
        return count > _COMMON and more < weights.NEGLIGIBLE * self.weighed.most


#: Terms of fewer documents are not worth the question whether they can be left out.
_COMMON = 256


def _rarity(found: tuple[Posting, dict[int, float]]) -> int:
    return found[0].length


def _add(sums: dict[int, int], documents: Iterable[int], worth: int) -> None:
    if not sums:
        sums.update(dict.fromkeys(documents, worth))
        return
    get = sums.get
    for document in documents:
        sums[document] = get(document, 0) + worth
