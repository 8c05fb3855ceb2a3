"""The search index over one knowledge file: names and evidence, brought together by entity."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from heapq import nlargest
from itertools import islice

from knowledge import weights
from knowledge.evidence import Evidence, Weighed
from knowledge.match import Match, Reason
from knowledge.models import AnyEntity, Kind, Knowledge, Point
from knowledge.names import Names
from knowledge.normalize import MAX_LENGTH, is_han
from knowledge.spotting import Mention, spot
from knowledge.words import Wording, vocabulary

NAME_WORTH_HAN = 2.5
NAME_WORTH_LATIN = 4.0


#: What a document explains: its worth in all, its id, the worth of each place.
Said = tuple[float, str, dict[int, float]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entity with what speaks for it.

    ``evidence`` is what it explains of the question (nats), ``share`` the same as a part of all
    that the question asks (0..1), ``breadth`` how much text that is (a word counts two, a Chinese
    character one), ``rank`` what candidates are ordered by.
    """

    entity: AnyEntity
    mention: Mention | None
    evidence: float
    share: float
    breadth: int
    rank: float


@dataclass(frozen=True, slots=True)
class Reading:
    """A question as the index understands it: wording, names, weights, candidates best first."""

    wording: Wording
    mentions: list[Mention]
    weighed: Weighed
    candidates: list[Candidate]


class Index:
    """Finds entries by name and by what is said. Immutable once built."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        entities: list[AnyEntity] = [*knowledge.speakers, *knowledge.topics, *knowledge.systems]
        self.entities: dict[str, AnyEntity] = {entity.id: entity for entity in entities}
        self.points: dict[str, Point] = {point.id: point for point in knowledge.points}
        self._entities_of: dict[str, tuple[str, ...]] = {id_: (id_,) for id_ in self.entities}
        self._points_of: dict[str, list[Point]] = {id_: [] for id_ in self.entities}
        for point in knowledge.points:
            self._entities_of[point.id] = entities_of(point)
            for id_ in entities_of(point):
                self._points_of[id_].append(point)
        self._names = Names.of(entities)
        self._evidence = Evidence(knowledge, self.entities, vocabulary())

    def points_of(self, entity_id: str) -> tuple[Point, ...]:
        """The points of an entity in the order of the file."""
        return tuple(self._points_of[entity_id])

    def related(self, entity_id: str) -> tuple[AnyEntity, ...]:
        """Entities that share points with this one, most shared first, itself left out."""
        shared = Counter(id_ for point in self._points_of[entity_id] for id_ in entities_of(point))
        del shared[entity_id]
        return tuple(self.entities[id_] for id_, _ in shared.most_common())

    def search(self, query: str, *, kind: Kind | None = None, limit: int = 5) -> list[Match]:
        """The best ``limit`` entries for a query, best first; also for one half typed.

        ``topic`` includes systems.
        """
        reading = self.read(query, kind=kind)
        found = {
            candidate.entity.id: self.match(reading, candidate)
            for candidate in reading.candidates
            if candidate.mention or candidate.share >= weights.SUGGEST_SHARE
        }
        begun = {match.entity.id: match for match in self._half_typed(reading.wording, kind)}

        def order(match: Match) -> tuple[float, bool, bool]:
            half = begun.get(match.entity.id)
            return -match.score, not (half and _is_name(half)), half is None

        return sorted({**begun, **found}.values(), key=order)[:limit]

    def _half_typed(self, wording: Wording, kind: Kind | None) -> Iterator[Match]:
        """Entries with a name or alias that the whole query begins, the nearest to whole last.

        A single Latin letter begins names only.
        """
        start = "".join(unit.text for unit in wording.units)
        if not start:
            return
        begun = [
            _begun(self.entities[key.entity], key.name, wording.text, len(start) / len(written))
            for written, key in islice(self._names.beginning_with(start), weights.MAX_BEGUN)
            if _is_of(self.entities[key.entity], kind)
        ]
        names_only = len(start) == 1 and not is_han(start)
        for match in sorted(begun, key=lambda match: (_is_name(match), match.score)):
            if _is_name(match) or not names_only:
                yield match

    def read(self, question: str, *, kind: Kind | None = None) -> Reading:
        """Spot the names in a question, weigh its content, and rank the entities."""
        wording = Wording(_ADDRESS.sub(" ", question))
        weighed = self._evidence.weigh(wording)
        mentions = spot(self._names, wording, weighed)
        for mention in mentions:
            if mention.key.is_person or mention.key.is_part:
                _raise_worth(weighed, mention, wording)
        ranked = [
            _candidate(self.entities[id_], said, mentions, weighed, wording)
            for id_, said in self._evidence_for(mentions, weighed).items()
            if _is_of(self.entities[id_], kind)
        ]
        ranked.sort(key=_order)
        return Reading(wording, mentions, weighed, ranked)

    def match(self, reading: Reading, candidate: Candidate) -> Match:
        """A candidate as others see it, with the reason in the question's own letters."""
        mention = candidate.mention
        if mention is None:
            score = round(min(0.9, candidate.share), 3)
            return Match(candidate.entity, score, Reason("text", "", candidate.entity.name.zh))
        asked = reading.wording.raw(mention.first, mention.last)
        score = weights.STRENGTH[mention.why] * (1.0 if mention.is_sure else 0.9)
        return Match(
            candidate.entity, round(score, 3), Reason(mention.why, asked, mention.key.name)
        )

    def _evidence_for(self, mentions: list[Mention], weighed: Weighed) -> dict[str, list[Said]]:
        """By entity that anything speaks for: what each of its documents explains."""
        said: dict[str, list[Said]] = {mention.key.entity: [] for mention in mentions}
        documents = [
            (sum(explained.values()), document, explained)
            for document, explained in weighed.explained.items()
        ]
        least = weights.NEGLIGIBLE * max(map(_worth, documents), default=0.0)
        for worth, document, explained in documents:
            if worth < least and document not in said:
                continue
            for id_ in self._entities_of[document]:
                said.setdefault(id_, []).append((worth, document, explained))
        return said


def _candidate(
    entity: AnyEntity,
    said: list[Said],
    mentions: list[Mention],
    weighed: Weighed,
    wording: Wording,
) -> Candidate:
    """Weigh an entity: its mentions, its profile, its best statement, and a little of two more."""
    own = [mention for mention in mentions if mention.key.entity == entity.id]
    best = max(own, key=_weight_of, default=None)
    places: dict[int, float] = {}
    _cover(places, (explained for _, document, explained in said if document == entity.id))
    for mention in own:
        if not mention.is_hint:
            for place in mention.places:
                places[place] = weighed.worth[place] * weights.STRENGTH[mention.why]
    points = nlargest(3, (one for one in said if one[1] != entity.id), key=_worth)
    _cover(places, (explained for _, _, explained in points[:1]))
    evidence = sum(places.values())
    _cover(places, (explained for _, _, explained in points[1:]))
    further = sum(places.values())
    rank = evidence + weights.FURTHER_POINTS * (further - evidence)
    if best and not best.is_hint:
        rank += weights.NAMED
    if best and best.is_sure:
        rank += 100 * weights.STRENGTH[best.why] + len(best.places)
    share = further / weighed.total if weighed.total else 0.0
    return Candidate(entity, best, further, share, _breadth(wording, sorted(places)), rank)


def _begun(entity: AnyEntity, name: str, asked: str, share: float) -> Match:
    """A match of the ``share`` (0..1) of a name that was typed; names come before aliases."""
    match = Match(entity, 0.0, Reason("exact", asked, name))
    most = weights.NAME_BEGUN if _is_name(match) else weights.ALIAS_BEGUN
    return replace(match, score=round(most * (1 + share) / 2, 3))


def _is_name(match: Match) -> bool:
    return match.reason.name in {match.entity.name.zh, match.entity.name.en}


def _is_of(entity: AnyEntity, kind: Kind | None) -> bool:
    return kind in {None, entity.kind} or (kind == "topic" and entity.kind == "system")


def _order(candidate: Candidate) -> tuple[float, int, str]:
    """Best first; of equals, the one that was named first."""
    first = candidate.mention.first if candidate.mention else MAX_LENGTH
    return -candidate.rank, first, candidate.entity.id


def _worth(said: Said) -> float:
    return said[0]


# "/ask@some_bot …" and "@some_bot …": how the bot is spoken to is no part of the question.
_ADDRESS = re.compile(r"^\s*/\w+(?:@\w+)?|@\w*bot\b", re.IGNORECASE)


def _weight_of(mention: Mention) -> tuple[bool, bool, int, float]:
    strength = weights.STRENGTH[mention.why]
    return mention.is_sure, not mention.is_hint, len(mention.places), strength


def _breadth(wording: Wording, places: list[int]) -> int:
    """How many words the places are: two Chinese characters in a run count as one, as most are.

    A long Latin word is a term and counts as two; numbers count only beside words.
    """
    words = numbers = run = 0
    for at, place in enumerate(places):
        unit = wording.units[place]
        if not unit.is_han:
            numbers += unit.text[0].isdigit()
            words += 0 if unit.text[0].isdigit() else 2 if len(unit.text) >= weights.TERM else 1
            continue
        goes_on = at > 0 and places[at - 1] == place - 1 and wording.touching(place - 1, place)
        run = run + 1 if goes_on else 1
        words += run % 2
    return words + numbers if words else 0


def entities_of(point: Point) -> tuple[str, ...]:
    """The ids of all entities that a point belongs to."""
    return (*point.speakers, *point.topics, *point.systems)


def _raise_worth(weighed: Weighed, mention: Mention, wording: Wording) -> None:
    for place in mention.places:
        floor = NAME_WORTH_HAN if wording.units[place].is_han else NAME_WORTH_LATIN
        weighed.worth[place] = max(weighed.worth[place], floor)


def _cover(places: dict[int, float], documents: Iterable[dict[int, float]]) -> None:
    for explained in documents:
        for place, value in explained.items():
            places[place] = max(places.get(place, 0.0), value)
