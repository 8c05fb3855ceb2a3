"""What every contender is given of an entry: its names, and its texts in both languages."""

from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.models import AnyEntity, Knowledge, Point, Speaker


@dataclass(frozen=True, slots=True)
class Texts:
    """``names`` are names and aliases, ``said`` everything else, its statements included."""

    id: str
    names: tuple[str, ...]
    said: tuple[str, ...]


def texts(knowledge: Knowledge) -> Iterator[Texts]:
    points: dict[str, list[Point]] = {}
    for point in knowledge.points:
        for id_ in (*point.speakers, *point.topics, *point.systems):
            points.setdefault(id_, []).append(point)
    entities: list[AnyEntity] = [*knowledge.speakers, *knowledge.topics, *knowledge.systems]
    for entity in entities:
        names = (entity.name.zh, entity.name.en, *entity.aliases.all)
        yield Texts(entity.id, names, tuple(_said(entity, points.get(entity.id, []))))


def _said(entity: AnyEntity, points: list[Point]) -> Iterator[str]:
    if isinstance(entity, Speaker):
        for of in filter(None, (entity.role, entity.organisation)):
            yield from (of.zh, of.en)
    yield from (entity.summary.zh, entity.summary.en)
    for point in points:
        yield from (point.text.zh, point.text.en, *point.aliases.all)
