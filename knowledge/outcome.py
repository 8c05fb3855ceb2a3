"""The outcomes of a question, as values."""

from dataclasses import dataclass
from typing import Literal

from knowledge.match import Match
from knowledge.models import AnyEntity, Point, Topic

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
    ``matches`` begin with them). ``voices`` have a side for each speaker (the best first; two or
    more, but there may be fewer beside those that are excepted), and ``matches[0]`` is what they
    speak about. ``points`` then hold all sides' in turn.
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
