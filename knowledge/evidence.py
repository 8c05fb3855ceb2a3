"""Content evidence: how much of a question each statement explains.

An inverted index over the points and the entities' profiles, in both languages at once. Each unit
of a question (word or character) is worth the inverse document frequency of the best known term
over it (as in BM25; Robertson & Zaragoza 2009, without term frequency: statements are short), and
a document explains a unit with its best matching term.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import weights
from knowledge.models import AnyEntity, Knowledge, Point, Speaker
from knowledge.normalize import Unit, clean, fold, units
from knowledge.words import Term, Words

MAX_SLIPS = 4  # misspelt words of a question that are looked up


@dataclass(slots=True)
class Weighed:
    """A question weighed: ``worth`` by unit, and what each document explains of each unit."""

    worth: list[float]
    explained: dict[str, dict[int, float]] = field(default_factory=dict)
    known: set[int] = field(default_factory=set)

    @property
    def total(self) -> float:
        return sum(self.worth)


class Evidence:
    """The inverted index. Documents are named by the ids of points and entities."""

    def __init__(self, knowledge: Knowledge, entities: dict[str, AnyEntity], words: Words) -> None:
        self._words = words
        self._postings: dict[str, dict[str, float]] = {}
        self._frequency: dict[str, int] = {}
        for entity in entities.values():
            self._add(entity.id, _profile(entity), weights.PROFILE, counts=True)
        for point in knowledge.points:
            own = (point.text.zh, point.text.en, *point.aliases.all)
            self._add(point.id, own, 1.0, counts=True)
            self._add(point.id, _context(point, entities), weights.CONTEXT, counts=False)
        documents = len(entities) + len(knowledge.points)
        self._idf = {
            term: math.log1p((documents - count + 0.5) / (count + 0.5))
            for term, count in self._frequency.items()
        }
        self._latin = [term for term in self._idf if term.isascii() and term.isalpha()]

    def _add(self, document: str, texts: Iterable[str], weight: float, *, counts: bool) -> None:
        terms = {
            term.text for text in texts for term in self._words.terms(units(fold(clean(text))))
        }
        for term in terms:
            posting = self._postings.setdefault(term, {})
            posting[document] = max(weight, posting.get(document, 0.0))
            if counts:
                self._frequency[term] = self._frequency.get(term, 0) + 1

    def weigh(self, found: Sequence[Unit], ignored: set[int]) -> Weighed:
        """Look up every term of a question."""
        weighed = Weighed([0.0] * len(found))
        for term in self._words.terms(found):
            self._count(weighed, term, found, ignored, 1.0)
        slips = 0
        for place, unit in enumerate(found):
            if place in ignored or place in weighed.known:
                continue
            slip = None if unit.is_han or slips == MAX_SLIPS else self._meant(unit.text)
            if slip:
                slips += 1
                self._count(weighed, Term(slip, place, place), found, ignored, weights.SLIP)
            else:
                weighed.worth[place] = _unknown(unit)
        return weighed

    def _count(
        self, weighed: Weighed, term: Term, found: Sequence[Unit], ignored: set[int], factor: float
    ) -> None:
        idf = self._idf.get(term.text)
        if idf is None:
            return
        places = range(term.first, term.last + 1)
        phrase = term.is_idea and len(places) > 1
        places_of_content = [p for p in places if phrase or p not in ignored]
        if not places_of_content:
            return
        if term.is_idea:
            factor *= weights.IDEA
        value = idf * factor / len(places)
        if found[term.first].text[0].isdigit():
            value = min(value, weights.NUMBER)
        weighed.known.update(places_of_content)
        for place in places_of_content:
            weighed.worth[place] = max(weighed.worth[place], value)
        for document, weight in self._postings[term.text].items():
            explained = weighed.explained.setdefault(document, {})
            for place in places_of_content:
                explained[place] = max(explained.get(place, 0.0), value * weight)

    def _meant(self, word: str) -> str | None:
        """The known word that a misspelt one most likely is."""
        edits = 2 if len(word) >= 8 else 1 if len(word) >= 5 else 0
        if not edits:
            return None
        best = process.extractOne(word, self._latin, scorer=OSA.distance, score_cutoff=edits)
        return best[0] if best else None


def _unknown(unit: Unit) -> float:
    if unit.text[0].isdigit():
        return weights.NUMBER
    return weights.UNKNOWN_HAN if unit.is_han else weights.UNKNOWN_WORD


def _profile(entity: AnyEntity) -> list[str]:
    texts = [entity.name.zh, entity.name.en, *entity.aliases.all]
    texts += [entity.summary.zh, entity.summary.en]
    if isinstance(entity, Speaker):
        for name in (entity.role, entity.organisation):
            texts += [name.zh, name.en] if name else []
    return texts


def _context(point: Point, entities: dict[str, AnyEntity]) -> list[str]:
    ids = (*point.speakers, *point.topics, *point.systems)
    around = (entities[id_] for id_ in ids)
    return [
        text for entity in around for text in (entity.name.zh, entity.name.en, *entity.aliases.all)
    ]
