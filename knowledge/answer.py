"""A question's outcome: an answer, a did-you-mean, or the word that nothing is known."""

from dataclasses import dataclass

from knowledge.index import Index
from knowledge.match import Match
from knowledge.models import AnyEntity, Kind, Point, Topic


@dataclass(frozen=True, slots=True)
class Found:
    """``matches[0]`` is what the question is about. ``points`` are ordered by how well they answer.

    ``direct`` tells that the points were chosen by the question's own words; otherwise it was a
    bare name and they are the entity's points in the order of the file.
    """

    matches: tuple[Match, ...]
    points: tuple[Point, ...]
    direct: bool

    @property
    def entity(self) -> AnyEntity:
        return self.matches[0].entity


@dataclass(frozen=True, slots=True)
class Suggested:
    """Close, but not close enough to answer: at most three, best first."""

    matches: tuple[Match, ...]


@dataclass(frozen=True, slots=True)
class NotKnown:
    """Nothing near; ``nearest`` are topics to offer instead (at most three)."""

    nearest: tuple[Topic, ...]


Outcome = Found | Suggested | NotKnown


def answer(index: Index, question: str, *, kind: Kind | None = None) -> Outcome:
    """Say what is known on a question; ``kind`` narrows it (``/speaker``, ``/topic``)."""
    matches = index.search(question, kind=kind)
    if matches:
        return Found(tuple(matches), index.points_of(matches[0].entity.id), direct=False)
    return NotKnown(index.knowledge.topics[:3])
