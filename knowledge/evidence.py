"""Content evidence: how much of a question each statement explains.

An inverted index over the points and the entities' profiles, in both languages at once. Each unit
of a question (word or character) is worth the inverse document frequency of the best known term
over it (as in BM25; Robertson & Zaragoza 2009, without term frequency: statements are short), and
a document explains a unit with its best matching term.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass, field

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import weights
from knowledge.models import AnyEntity, Knowledge, Point, Speaker
from knowledge.normalize import Unit
from knowledge.words import Term, Wording, Words, stem

MAX_SLIPS = 4  # misspelt words of a question that are looked up


@dataclass(slots=True)
class Weighed:
    """A question weighed: ``worth`` by unit, and what each document explains of each unit."""

    worth: list[float]
    ignored: set[int]
    known: set[int] = field(default_factory=set)
    explained: dict[str, dict[int, float]] = field(default_factory=dict)

    @property
    def total(self) -> float:
        return sum(self.worth)


class Evidence:
    """The inverted index. Documents are named by the ids of points and entities."""

    def __init__(self, knowledge: Knowledge, entities: dict[str, AnyEntity], words: Words) -> None:
        self._words = words
        self._postings: dict[str, dict[str, float]] = {}
        self._spellings: dict[str, list[str]] = {}
        self._frequency: dict[str, int] = {}
        self._names = self._name_terms(knowledge.speakers)
        for entity in entities.values():
            self._add(entity.id, self._terms(_profile(entity)), weights.PROFILE)
        called = {id_: self._terms(_called(entity)) for id_, entity in entities.items()}
        for point in knowledge.points:
            self._add(point.id, self._terms([point.text.zh, point.text.en, *point.aliases.all]))
            for id_ in (*point.speakers, *point.topics, *point.systems):
                self._add_context(point, called[id_])
        documents = len(entities) + len(knowledge.points)
        self._idf = {
            term: math.log1p((documents - count + 0.5) / (count + 0.5))
            for term, count in self._frequency.items()
        }
        for spelt in self._spellings.values():
            spelt[:] = (word for word in dict.fromkeys(spelt) if stem(word) in self._idf)

    def _name_terms(self, speakers: Iterable[Speaker]) -> frozenset[str]:
        """People's names are found by :mod:`knowledge.spotting`; half a name is no evidence."""
        return frozenset(
            term.text
            for speaker in speakers
            for name in (speaker.name.zh, speaker.name.en)
            for term in self._words.terms(Wording(name))
            if not term.is_idea
        )

    def _terms(self, texts: Iterable[str]) -> set[str]:
        found: set[str] = set()
        for text in texts:
            wording = Wording(text)
            found.update(term.text for term in self._words.terms(wording))
            for unit in wording.units:
                if not unit.is_han:
                    self._spellings.setdefault(unit.text[0], []).append(unit.text)
        return found - self._names

    def _add(self, document: str, terms: set[str], weight: float = 1.0) -> None:
        for term in terms:
            self._postings.setdefault(term, {})[document] = weight
            self._frequency[term] = self._frequency.get(term, 0) + 1

    def _add_context(self, point: Point, terms: set[str]) -> None:
        """A statement is also found, more weakly, by the words for its topic or speaker."""
        for term in terms:
            self._postings[term].setdefault(point.id, weights.CONTEXT)

    def weigh(self, wording: Wording) -> Weighed:
        """Look up every term of a question."""
        weighed = Weighed([0.0] * len(wording), self._words.ignored_places(wording))
        for term in self._words.terms(wording):
            self._count(weighed, term, 1.0)
        slips = 0
        for place, unit in enumerate(wording.units):
            if place in weighed.ignored or place in weighed.known:
                continue
            slip = None if unit.is_han or slips == MAX_SLIPS else self._meant(unit.text)
            if slip:
                slips += 1
                self._count(weighed, Term(slip, place, place), weights.SLIP)
            else:
                weighed.worth[place] = _unknown(unit)
        for place in self._words.ground_places(wording):
            _cap(weighed, place, weights.GROUND / (2 if wording.units[place].is_han else 1))
        return weighed

    def _count(self, weighed: Weighed, term: Term, factor: float) -> None:
        idf = self._idf.get(term.text)
        if idf is None:
            return
        length = term.last - term.first + 1
        phrase = term.is_idea and length > 1  # says something even where its words alone do not
        places = [
            place
            for place in range(term.first, term.last + 1)
            if phrase or place not in weighed.ignored
        ]
        value = idf / length * factor * (weights.IDEA if term.is_idea else 1.0)
        if term.text[0].isdigit():
            value = min(value, weights.NUMBER)
        if factor == 1.0:  # a slip may still be a misspelt name
            weighed.known.update(places)
        if places:
            _explain(weighed, places, value, self._postings[term.text])

    def _meant(self, word: str) -> str | None:
        """The known word that a misspelt one most likely is, as a term.

        First letters are seldom wrong, so only words with the same are looked at.
        """
        alike = self._spellings.get(word[0], ())
        best = process.extractOne(word, alike, scorer=OSA.distance, score_cutoff=weights.MOST_EDITS)
        if best is None:
            return None
        known, distance, _ = best
        allowed = next((n for length, n in weights.SLIPS_BY_LENGTH if len(known) >= length), 0)
        return stem(known) if distance <= allowed else None


def _explain(weighed: Weighed, places: list[int], value: float, posting: dict[str, float]) -> None:
    """Let each document explain these places with this value, where it has no better one."""
    for place in places:
        weighed.worth[place] = max(weighed.worth[place], value)
    for document, weight in posting.items():
        explained = weighed.explained.get(document)
        if explained is None:
            weighed.explained[document] = dict.fromkeys(places, value * weight)
            continue
        for place in places:
            if explained.get(place, 0.0) < value * weight:
                explained[place] = value * weight


def _cap(weighed: Weighed, place: int, most: float) -> None:
    weighed.worth[place] = min(weighed.worth[place], most)
    for explained in weighed.explained.values():
        if place in explained:
            explained[place] = min(explained[place], most)


def _unknown(unit: Unit) -> float:
    if unit.is_han:
        return weights.UNKNOWN_HAN
    tells_little = len(unit.text) == 1 or unit.text[0].isdigit()
    return weights.NUMBER if tells_little else weights.UNKNOWN_WORD


def _called(entity: AnyEntity) -> list[str]:
    return [entity.name.zh, entity.name.en, *entity.aliases.all]


def _profile(entity: AnyEntity) -> list[str]:
    texts = [*_called(entity), entity.summary.zh, entity.summary.en]
    if isinstance(entity, Speaker):
        for name in (entity.role, entity.organisation):
            texts += [name.zh, name.en] if name else []
    return texts
