"""Outcomes of questions that name several, built by hand."""

from collections.abc import Collection

from knowledge.answer import Form, Found, Side
from knowledge.index import Index
from knowledge.match import Match, Reason


def match(index: Index, entity: str, reason: Reason | None = None) -> Match:
    return Match(index.entities[entity], 1.0, reason or Reason("exact", entity, entity))


def side(index: Index, entity: str, topic: str | None = None) -> Side:
    """All that there is of an entity, or what of it is about a topic."""
    points = index.points_of(entity)
    return Side(
        index.entities[entity],
        tuple(point for point in points if topic is None or topic in point.topics),
    )


def comparison(index: Index, *entities: str, topic: str | None = None) -> Found:
    sides = tuple(side(index, entity, topic) for entity in entities)
    return _found(index, entities, sides, "comparison")


def voices(index: Index, entity: str) -> Found:
    """Whoever has points on an entity, in the order of the file."""
    points = index.points_of(entity)
    speakers = dict.fromkeys(speaker for point in points for speaker in point.speakers)
    sides = tuple(
        Side(index.entities[who], tuple(point for point in points if who in point.speakers))
        for who in speakers
    )
    return _found(index, (entity,), sides, "voices")


def _found(index: Index, entities: Collection[str], sides: tuple[Side, ...], form: Form) -> Found:
    points = tuple(point for one in sides for point in one.points)
    return Found(tuple(match(index, id_) for id_ in entities), points, True, form, sides)
