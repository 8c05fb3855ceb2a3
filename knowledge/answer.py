"""A question's outcome: an answer, a did-you-mean, or the word that nothing is known."""

from dataclasses import dataclass
from typing import Literal

from knowledge import weights
from knowledge.index import Index, Reading, entities_of
from knowledge.match import Match
from knowledge.models import AnyEntity, Kind, Point, Topic
from knowledge.ranking import Candidate, breadth

#: How an answer is laid out: about one entity; about several that the question names; or what
#: several speakers say on one thing.
Form = Literal["card", "comparison", "voices"]


@dataclass(frozen=True, slots=True)
class Side:
    """What one entity has to say, best first, beside what others do."""

    entity: AnyEntity
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """``matches[0]`` is what the question is about. ``points`` are ordered by how well they answer.

    ``direct`` tells that the points were chosen by the question's own words; otherwise it was a
    bare name and they are the entity's points in the order of the file.

    A ``comparison`` has a side for each of the entities that were named (two or three, as named;
    ``matches`` begin with them). ``voices`` have a side for each speaker (two or more, the best
    first), and ``matches[0]`` is what they speak about. ``points`` then hold all sides' in turn.
    """

    matches: tuple[Match, ...]
    points: tuple[Point, ...]
    direct: bool
    form: Form = "card"
    sides: tuple[Side, ...] = ()

    @property
    def entity(self) -> AnyEntity:
        return self.matches[0].entity


@dataclass(frozen=True, slots=True)
class Suggested:
    """Close, but not close enough to answer: at most three, best first."""

    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Nothing near; ``nearest`` are topics to offer instead (at most three).

    ``is_empty``: the words had no content at all, as in a greeting.
    """

    nearest: tuple[Topic, ...]
    is_empty: bool = False


Outcome = Found | Suggested | NotKnown


def answer(index: Index, question: str, *, kind: Kind | None = None) -> Outcome:
    """Say what is known on a question; ``kind`` narrows it (``/speaker``, ``/topic``)."""
    reading = index.read(question, kind=kind)
    answering = [candidate for candidate in reading.candidates if _answers(reading, candidate)]
    if answering:
        points, direct = _points(index, reading, answering)
        matches = tuple(index.match(reading, candidate) for candidate in answering[:5])
        return Found(matches, points, direct)
    near = [candidate for candidate in reading.candidates if _suggests(candidate)]
    if near:
        return Suggested(tuple(index.match(reading, candidate) for candidate in near[:3]))
    return NotKnown(_nearest(index, reading), is_empty=not reading.weighed.total)


def _answers(reading: Reading, candidate: Candidate) -> bool:
    mention = candidate.mention
    if mention and mention.is_sure:
        return True
    if candidate.evidence >= weights.LONG_EVIDENCE and candidate.share >= weights.LONG_SHARE:
        return True
    named = mention is not None and not mention.is_hint
    if named and candidate.share >= weights.NAME_SHARE and candidate.evidence > 0:
        return True
    enough = candidate.share >= weights.ANSWER_SHARE and (
        candidate.evidence >= weights.ANSWER_EVIDENCE
    )
    whole = candidate.share >= weights.WHOLE_SHARE
    words = weights.WORDS_OF_A_WHOLE if whole else weights.WORDS_OF_A_PART
    return enough and (named or breadth(reading.wording, candidate.places) >= words)


def _suggests(candidate: Candidate) -> bool:
    if candidate.mention:
        return True
    return (
        candidate.share >= weights.SUGGEST_SHARE and candidate.evidence >= weights.SUGGEST_EVIDENCE
    )


def _points(
    index: Index, reading: Reading, answering: list[Candidate]
) -> tuple[tuple[Point, ...], bool]:
    """The points that answer, best first, and whether the question's own words chose them."""
    sure = [c.entity.id for c in answering if c.mention and c.mention.is_sure]
    asked = sure or [answering[0].entity.id]
    named = {
        place
        for mention in reading.mentions
        if mention.key.entity.id in asked and mention.key.form.names
        for place in mention.places
    }
    points = list({point.id: point for id_ in asked for point in index.points_of(id_)}.values())
    if all(named.issuperset(hit.places) for hit in reading.weighed.hits):
        return tuple(points), False
    worth: dict[int, float] = {}  # many points explain the very same
    score: dict[str, float] = {}
    for point in points:
        explained = index.explained(reading.weighed, point)
        if id(explained) not in worth:
            worth[id(explained)] = sum(
                value for place, value in explained.places.items() if place not in named
            )
        score[point.id] = worth[id(explained)]
        if len(asked) > 1:
            score[point.id] += 2.0 * (len(set(asked).intersection(entities_of(point))) - 1)
    best = max(score.values(), default=0.0)
    if best < weights.POINT_EVIDENCE:
        return tuple(points), False
    ranked = sorted(points, key=lambda point: -score[point.id])
    good = [point for point in ranked if score[point.id] >= weights.POINT_SHARE * best]
    few = max(0, weights.MIN_POINTS - len(good))
    key = [point for point in points if score[point.id] < weights.POINT_SHARE * best][:few]
    return (*good[: weights.MAX_POINTS], *key), True


def _nearest(index: Index, reading: Reading) -> tuple[Topic, ...]:
    """Topics to offer when nothing is known: the nearest, else those most was said about."""
    near = [c.entity for c in reading.candidates if isinstance(c.entity, Topic)]
    most = sorted(index.knowledge.topics, key=lambda topic: -len(index.points_of(topic.id)))
    return tuple(dict.fromkeys([*near, *most]))[:3]
