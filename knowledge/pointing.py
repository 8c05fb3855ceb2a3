"""Which statements answer a question, and in which order."""

from collections.abc import Collection, Iterable

from knowledge import weights
from knowledge.index import Index, Reading, entities_of
from knowledge.models import Point
from knowledge.ranking import Candidate


def chosen(
    index: Index, reading: Reading, answering: list[Candidate]
) -> tuple[tuple[Point, ...], bool]:
    """The points that answer, best first, and whether the question's own words chose them."""
    sure = [c.entity.id for c in answering if c.mention and c.mention.is_sure]
    asked = sure or [answering[0].entity.id]
    points = list({point.id: point for id_ in asked for point in index.points_of(id_)}.values())
    worth = worths(index, reading, points, named_places(reading, asked))
    if len(asked) > 1 and worth:
        those = set(asked)
        for point in points:
            others = len(those.intersection(entities_of(point))) - 1
            worth[point.id] += weights.SHARED_POINT * others
    return best_first(points, worth)


def named_places(reading: Reading, entities: Collection[str]) -> set[int]:
    """The places of a question that name these entities: they tell of whom, and not what."""
    return {
        place
        for mention in reading.mentions
        if mention.key.form.names and mention.key.entity.id in entities
        for place in mention.places
    }


def worths(
    index: Index, reading: Reading, points: Iterable[Point], ignored: Collection[int]
) -> dict[str, float]:
    """What each point explains of a question beside the ignored places (nats).

    Empty when nothing is asked beside these.
    """
    if all(place in ignored for hit in reading.weighed.hits for place in hit):
        return {}
    known: dict[int, float] = {}  # many points explain the very same
    found: dict[str, float] = {}
    for point in points:
        explained = index.explained(reading.weighed, point)
        if explained is None:
            found[point.id] = 0.0
            continue
        worth = known.get(id(explained))
        if worth is None:
            worth = explained.worth - sum(
                value for place, value in explained.places.items() if place in ignored
            )
            known[id(explained)] = worth
        found[point.id] = worth
    return found


def best_first(points: list[Point], worth: dict[str, float]) -> tuple[tuple[Point, ...], bool]:
    """Points by worth, and whether the question chose them; else all in the order of the file.

    Where few are good, the next best follow; of equals, those that matter most about the entity.
    """
    best = max(worth.values(), default=0.0)
    if best < weights.POINT_EVIDENCE:
        return tuple(points), False
    ranked = sorted(points, key=lambda point: -worth[point.id])
    good = [point for point in ranked if worth[point.id] >= weights.POINT_SHARE * best]
    few = max(0, weights.MIN_POINTS - len(good))
    rest = [point for point in ranked if worth[point.id] < weights.POINT_SHARE * best]
    return (*good[: weights.MAX_POINTS], *rest[:few]), True
