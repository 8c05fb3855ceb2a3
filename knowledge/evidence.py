"""Content evidence: how much of a question each statement explains.

Documents are the points and the entities' profiles, in both languages at once. Each unit of a
question (word or character) is worth the inverse document frequency of the best known term over it
(as in BM25; Robertson & Zaragoza 2009, without term frequency: statements are short), and a
document explains a unit with its best matching term.
"""

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from heapq import nlargest
from typing import NamedTuple

from knowledge import weights
from knowledge.models import Aliases, AnyEntity, Knowledge, Name, Speaker, Text
from knowledge.normalize import HAN, LATIN, clean, fold
from knowledge.postings import Posting, Postings
from knowledge.spellings import Spellings
from knowledge.wording import Wording, stem
from knowledge.words import Words

_LATIN = re.compile(LATIN)
_PAIR = re.compile(rf"(?=([{HAN}]{{2}}))")
#: Sums of evidence are kept as whole numbers of this part of a nat.
_FINE = 1000
#: So many documents are sorted; of more, the best are picked.
_MANY = 400
#: The bits below a document's sum tell which hits explain it.
_BITS = weights.MAX_TERMS
_MASK = (1 << _BITS) - 1


class Term(NamedTuple):
    """Something to look up, the units where it stands, and how much it counts (0..1)."""

    text: str
    first: int
    last: int
    factor: float = 1.0


@dataclass(slots=True)
class Hit:
    """A known term of a question: what it is worth at which places, and who holds it."""

    value: float
    places: list[int]
    posting: Posting


class Explained(NamedTuple):
    """What of a question is explained: its worth (nats) by place, and in all."""

    places: dict[int, float]
    worth: float


@dataclass(slots=True)
class Weighed:
    """A question weighed: ``worth`` by unit (nats), ``known`` and ``ignored`` places.

    ``sums`` has a number for each document that explains anything: its evidence, roughly, above
    the bits of its ``hits``. ``work`` counts the documents that were looked at.
    """

    worth: list[float]
    ignored: set[int]
    known: set[int] = field(default_factory=set)
    capped: dict[int, float] = field(default_factory=dict)
    hits: list[Hit] = field(default_factory=list)
    sums: dict[int, int] = field(default_factory=dict)
    work: int = 0
    _explained: dict[int, Explained] = field(default_factory=dict)

    @property
    def total(self) -> float:
        return sum(self.worth)

    def best(self, count: int) -> list[int]:
        """The documents that explain most, at most ``count``, best first; no negligible ones."""
        sums = self.sums
        if not sums or not count:
            return []
        least = weights.NEGLIGIBLE * max(sums.values())
        found = [document for document, total in sums.items() if total >= least]
        if len(found) > _MANY:
            return nlargest(count, found, key=sums.__getitem__)
        found.sort(key=sums.__getitem__, reverse=True)
        return found[:count]

    def explained(self, document: int, context: Iterable[int] = ()) -> Explained:
        """What a document explains, and more weakly what those do that it belongs to."""
        sums = self.sums
        bits = sums.get(document, 0) & _MASK
        around = 0
        for other in context:
            if other in sums:
                around |= sums[other]
        key = (around & _MASK & ~bits) << _BITS | bits
        found = self._explained.get(key)
        if found is None:
            places: dict[int, float] = {}
            self._cover(places, bits, 1.0)
            self._cover(places, key >> _BITS, weights.CONTEXT)
            found = self._explained[key] = Explained(places, sum(places.values()))
        return found

    def _cover(self, places: dict[int, float], bits: int, part: float) -> None:
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            hit = self.hits[lowest.bit_length() - 1]
            for place in hit.places:
                value = hit.value
                value = min(value, self.worth[place])
                if place in self.capped and value > self.capped[place]:
                    value = self.capped[place]
                if value * part > places.get(place, 0.0):
                    places[place] = value * part


class Evidence:
    """The index of what is said. Documents are numbered: the points first, then the entities."""

    def __init__(self, knowledge: Knowledge, entities: Sequence[AnyEntity], words: Words) -> None:
        self._words = words
        self._points = len(knowledge.points)
        names = {speaker.id: _terms(_text(speaker.name)) for speaker in knowledge.speakers}
        spelt: set[str] = set()

        def documents() -> Iterator[set[str]]:
            for point in knowledge.points:
                found = self._all_terms(_text(point.text, point.aliases), spelt)
                yield found.difference(*map(names.__getitem__, point.speakers))
            for entity in entities:
                yield self._all_terms(_profile(entity), spelt).difference(names.get(entity.id, ()))

        self._postings = Postings(documents())
        self._spellings = Spellings(word for word in spelt if stem(word) in self._postings)

    def _all_terms(self, text: str, spelt: set[str]) -> set[str]:
        """Every term of a document: its own words, and the ideas that they stand for."""
        folded = fold(clean(text, len(text)))
        words = _LATIN.findall(folded)
        spelt.update(words)
        stems = [stem(word) for word in words]
        found = {word for word in stems if len(word) > 1 or word.isdigit()}
        found.update(_PAIR.findall(folded))
        found.update(map(_idea, self._words.ideas(folded, stems)))
        return found

    def weigh(self, wording: Wording) -> Weighed:
        """Look up every term of a question."""
        marks = self._words.marks(wording)
        weighed = Weighed([0.0] * len(wording), marks.ignored)
        terms: dict[str, Hit] = {}
        for place in wording.latin:
            word = wording.stems[place]
            if word in self._postings and (len(word) > 1 or word.isdigit()):
                self._count(weighed, terms, Term(word, place, place))  # a letter alone says nothing
        for place, pair in enumerate(wording.pairs):
            if pair in self._postings:
                self._count(weighed, terms, Term(pair, place, place + 1))
        for first, last, number in marks.ideas:
            self._count(weighed, terms, Term(_idea(number), first, last, weights.IDEA))
        self._unknown(weighed, terms, wording)
        for place in marks.ground:
            most = weights.GROUND / (2 if wording.han[place] else 1)
            weighed.capped[place] = most
            weighed.worth[place] = min(weighed.worth[place], most)
        self._sum_up(weighed, terms.values())
        return weighed

    def _count(self, weighed: Weighed, terms: dict[str, Hit], found: Term) -> None:
        """Let a term stand for its places, where anybody uses it."""
        term, first, last, factor = found
        posting = self._postings.get(term)
        if posting is None:
            return
        length = last - first + 1
        phrase = term[0] == "=" and length > 1  # says something even where its words alone do not
        places = [
            place for place in range(first, last + 1) if phrase or place not in weighed.ignored
        ]
        if not places:
            return
        value = self._idf(posting.length) / length * factor
        if term[0].isdigit():
            value = min(value, weights.NUMBER)
        if factor != weights.SLIP:  # a slip may still be a misspelt name
            weighed.known.update(places)
        for place in places:
            weighed.worth[place] = max(weighed.worth[place], value)
        hit = terms.get(term)
        if hit is None:
            terms[term] = Hit(value, places, posting)
        else:
            hit.value = max(hit.value, value)
            hit.places += places

    def _idf(self, count: int) -> float:
        return math.log1p((self._postings.documents - count + 0.5) / (count + 0.5))

    def _unknown(self, weighed: Weighed, terms: dict[str, Hit], wording: Wording) -> None:
        """What nobody uses may be misspelt; else it speaks against every entry."""
        left = weights.MAX_SLIPS
        for place, unit in enumerate(wording.units):
            if place in weighed.ignored or place in weighed.known:
                continue
            if wording.han[place]:
                weighed.worth[place] = weights.UNKNOWN_HAN
                continue
            meant = self._meant(weighed, unit) if left else None
            if meant:
                left -= 1
                self._count(weighed, terms, Term(meant, place, place, weights.SLIP))
            else:
                tells_little = len(unit) == 1 or unit[0].isdigit()
                weighed.worth[place] = weights.NUMBER if tells_little else weights.UNKNOWN_WORD

    def _meant(self, weighed: Weighed, word: str) -> str | None:
        """The known word that a misspelt one most likely is, as a term."""
        if len(word) < weights.SLIPS_BY_LENGTH[-1][0] - weights.MOST_EDITS:
            return None
        near, compared = self._spellings.near(word, weights.MOST_EDITS)
        weighed.work += compared
        for known, distance in near:
            if known[0] != word[0]:  # first letters are seldom wrong
                continue
            allowed = next((n for length, n in weights.SLIPS_BY_LENGTH if len(known) >= length), 0)
            return stem(known) if distance <= allowed else None
        return None

    def _sum_up(self, weighed: Weighed, hits: Iterable[Hit]) -> None:
        """Add up what each document explains, the rarest terms first, within the work allowed.

        Common terms, when the work is done, only count for the documents that lead by then.
        """
        weighed.hits = sorted(hits, key=_rarity)[: weights.MAX_TERMS]
        left = weights.MAX_POSTINGS
        leading: list[int] | None = None
        for bit, hit in enumerate(weighed.hits):
            worth = int(hit.value * len(hit.places) * _FINE) << _BITS | 1 << bit
            start, count = hit.posting
            if count <= left:
                left -= count
                documents: Iterable[int] = self._postings.numbers[start : start + count]
            elif weighed.sums:
                leading = leading or weighed.best(weights.MAX_LEADING)
                documents = self._postings.among(leading, hit.posting)
            else:
                documents = self._postings.numbers[start : start + left]
                left = 0
            _add(weighed.sums, documents, worth)
        weighed.work += weights.MAX_POSTINGS - left


def _rarity(hit: Hit) -> int:
    return hit.posting.length


def _add(sums: dict[int, int], documents: Iterable[int], worth: int) -> None:
    get = sums.get
    for document in documents:
        sums[document] = get(document, 0) + worth


def _idea(number: int) -> str:
    return f"={number}"


def _terms(text: str) -> set[str]:
    folded = fold(clean(text, len(text)))
    return {*map(stem, _LATIN.findall(folded)), *_PAIR.findall(folded)}


def _text(*texts: Name | Text | Aliases) -> str:
    lines: list[str] = []
    for text in texts:
        lines += text.all if isinstance(text, Aliases) else (text.zh, text.en)
    return "\n".join(lines)


def _profile(entity: AnyEntity) -> str:
    told: list[Name | Text | Aliases] = [entity.name, entity.aliases, entity.summary]
    if isinstance(entity, Speaker):
        told += [name for name in (entity.role, entity.organisation) if name]
    return _text(*told)
