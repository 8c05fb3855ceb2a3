"""The search index over one knowledge file: names and evidence, brought together by entity."""

import gc
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from heapq import nlargest

from knowledge import weights
from knowledge.begun import half_typed
from knowledge.cues import Cues, cues
from knowledge.dictionary import Dictionary
from knowledge.evidence import Evidence
from knowledge.match import Match, Reason
from knowledge.mention import Mention
from knowledge.models import AnyEntity, Kind, Knowledge, Point
from knowledge.names import Key
from knowledge.outcome import Outcome
from knowledge.ranking import Candidate, Ranking, Said
from knowledge.remembered import Remembered
from knowledge.spotting import spot
from knowledge.weighed import Explained, Weighed
from knowledge.wording import Wording
from knowledge.words import vocabulary

#: A question, and the kind that it is narrowed to.
Asked = tuple[str, Kind | None]


@dataclass(frozen=True)
class Reading:
    """A question as the index understands it: wording, names, weights, candidates best first."""

    wording: Wording
    mentions: list[Mention]
    weighed: Weighed
    candidates: list[Candidate] = field(default_factory=list)

    @cached_property
    def cues(self) -> Cues:
        """How the question wants its answer laid out."""
        return cues(self.wording)


class Index:
    """Finds entries by name and by what is said. Immutable once built."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        entities: list[AnyEntity] = [*knowledge.speakers, *knowledge.topics, *knowledge.systems]
        self.entities: dict[str, AnyEntity] = {entity.id: entity for entity in entities}
        self.points: dict[str, Point] = {point.id: point for point in knowledge.points}
        self._ordered = entities
        self._document = {id_: number for number, id_ in enumerate([*self.points, *self.entities])}
        self._points_of: dict[str, list[Point]] = {}
        self._context: list[tuple[int, ...]] = []  # by point: the documents of its entities
        for point in knowledge.points:
            belongs = entities_of(point)
            self._context.append(tuple(map(self._document.__getitem__, belongs)))
            for id_ in belongs:
                self._points_of.setdefault(id_, []).append(point)
        self.remembered: Remembered[Asked, Outcome] = Remembered(weights.REMEMBERED)
        self._last: tuple[str, Kind | None, Reading | None] = "", None, None
        self.main_topics = tuple(nlargest(3, knowledge.topics, key=self._points_on))
        with _undisturbed():
            self._names = Dictionary(entities)
            self._evidence = Evidence(knowledge, entities, vocabulary())

    def points_of(self, entity_id: str) -> tuple[Point, ...]:
        """The points of an entity in the order of the file."""
        return tuple(self._points_of.get(entity_id, ()))

    def _points_on(self, entity: AnyEntity) -> int:
        return len(self._points_of.get(entity.id, ()))

    def related(self, entity_id: str) -> tuple[AnyEntity, ...]:
        """Entities that share points with this one, most shared first, itself left out."""
        shared = Counter(id_ for point in self.points_of(entity_id) for id_ in entities_of(point))
        del shared[entity_id]
        return tuple(self.entities[id_] for id_, _ in shared.most_common())

    def search(self, query: str, *, kind: Kind | None = None, limit: int = 5) -> list[Match]:
        """The best ``limit`` entries for a query, best first; also for one half typed.

        ``topic`` includes systems.
        """
        reading = self.read(asked(query), kind=kind)
        found = {
            candidate.entity.id: self.match(reading, candidate)
            for candidate in reading.candidates
            if candidate.mention or candidate.share >= weights.SUGGEST_SHARE
        }
        begun = {
            match.entity.id: match
            for match in half_typed(self._names, reading.wording)
            if is_of(match.entity, kind)
        }

        def order(match: Match) -> tuple[float, bool, bool]:
            half = begun.get(match.entity.id)
            return -match.score, not (half and half.by_name), half is None

        return sorted({**begun, **found}.values(), key=order)[:limit]

    def named(self, wording: Wording, kind: Kind | None = None) -> Key | None:
        """The only entry whose name the whole question is, None if it is none or several."""
        found = [
            key for key in self._names.exact("".join(wording.units)) if is_of(key.entity, kind)
        ]
        if len(found) != 1 or found[0].form.is_part:
            return None
        return found[0] if found[0].form.is_person or found[0].form.names else None

    def read(self, wording: Wording, *, kind: Kind | None = None) -> Reading:
        """Spot the names in a question, weigh its content, and rank the entities.

        The last reading is kept: whoever is answered is shown what is near as well.
        """
        text, of, last = self._last
        if last and text == wording.text and of == kind:
            return last
        reading = self._read(wording, kind)
        self._last = wording.text, kind, reading
        return reading

    def _read(self, wording: Wording, kind: Kind | None) -> Reading:
        weighed = self._evidence.weigh(wording)
        mentions = spot(self._names, wording, weighed)
        for mention in mentions:
            if mention.key.form.is_person or mention.key.form.is_part:
                _raise_worth(weighed, mention, wording)
        reading = Reading(wording, mentions, weighed)
        sure = any(m.is_sure and is_of(m.key.entity, kind) for m in mentions)
        reading.candidates.extend(self._ranked(reading, kind, sure=sure))
        return reading

    def match(self, reading: Reading, candidate: Candidate) -> Match:
        """A candidate as others see it, with the reason in the question's own letters."""
        mention = candidate.mention
        if mention is None:
            score = round(min(0.9, candidate.share), 3)
            return Match(candidate.entity, score, Reason("text", "", candidate.entity.name.zh))
        return self.met(reading, mention)

    def met(self, reading: Reading, mention: Mention) -> Match:
        """An entry that was met by a name."""
        asked = reading.wording.raw(mention.first, mention.last)
        score = weights.STRENGTH[mention.why] * (1.0 if mention.is_sure else 0.9)
        reason = Reason(mention.why, asked, mention.key.name)
        return Match(mention.key.entity, round(score, 3), reason)

    def explained(self, weighed: Weighed, point: Point) -> Explained | None:
        """What a point explains of a question, with a part of what its entities' profiles do.

        None where none of its own words is in the question.
        """
        number = self._document[point.id]
        if number not in weighed.sums:
            return None
        return weighed.explained(number, self._context[number])

    def leading(self, reading: Reading) -> list[Candidate]:
        """All candidates, best first, though somebody is named for sure."""
        return self._ranked(reading, None, sure=False)

    def _ranked(self, reading: Reading, kind: Kind | None, *, sure: bool) -> list[Candidate]:
        candidates = self._candidates(reading, kind, sure=sure)
        return sorted(candidates, key=lambda candidate: candidate.order)

    def _candidates(
        self, reading: Reading, kind: Kind | None, *, sure: bool
    ) -> Iterable[Candidate]:
        """The entities that are named and, where none is for sure, those of leading documents."""
        weighed, ranking = reading.weighed, Ranking(reading.weighed)
        mentions: dict[int, list[Mention]] = {}
        for mention in reading.mentions:
            mentions.setdefault(self._document[mention.key.entity.id], []).append(mention)
        said: dict[int, list[Explained]] = {profile: [] for profile in mentions}
        seats: dict[int, int] = {}
        points = len(self._context)
        for number in weighed.best(0 if sure else weights.MAX_DOCUMENTS):
            if number >= points:
                said.setdefault(number, [])
                continue
            explained = weighed.explained(number, self._context[number])
            for seat, profile in enumerate(self._context[number]):
                said.setdefault(profile, []).append(explained)
                seats.setdefault(profile, seat)
        for profile, statements in said.items():
            entity = self._ordered[profile - points]
            if is_of(entity, kind):
                if len(statements) > 1:
                    statements.sort(key=_worth, reverse=True)
                own = Said(weighed.explained(profile), statements, seats.get(profile, 0))
                yield ranking.candidate(entity, own, mentions.get(profile, []))


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Without the garbage collector, which would go through all that is new, and none of it is."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def entities_of(point: Point) -> tuple[str, ...]:
    """The ids of all entities that a point belongs to."""
    return (*point.speakers, *point.topics, *point.systems)


def is_of(entity: AnyEntity, kind: Kind | None) -> bool:
    """Whether an entity is of a kind; ``topic`` includes systems."""
    return kind is None or kind == entity.kind or (kind == "topic" and entity.kind == "system")


def asked(question: str) -> Wording:
    """A question without the words that only speak to the bot."""
    spoken_to = "@" in question or question.lstrip()[:1] == "/"
    return Wording(_ADDRESS.sub(" ", question) if spoken_to else question)


# "/ask@some_bot …" and "@some_bot …": how the bot is spoken to is no part of the question.
_ADDRESS = re.compile(r"^\s*/\w+(?:@\w+)?|@\w*bot\b", re.IGNORECASE)


def _worth(statement: Explained) -> float:
    return statement.worth


def _raise_worth(weighed: Weighed, mention: Mention, wording: Wording) -> None:
    for place in mention.places:
        floor = weights.NAME_WORTH_HAN if wording.han[place] else weights.NAME_WORTH_LATIN
        weighed.worth[place] = max(weighed.worth[place], floor)
