"""The search index over one knowledge file."""

from knowledge.match import Match, Reason
from knowledge.models import AnyEntity, Kind, Knowledge, Point


class Index:
    """Finds entries by name and by what is said. Immutable once built."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        entities: list[AnyEntity] = [
            *knowledge.speakers,
            *knowledge.topics,
            *knowledge.systems,
        ]
        self.entities: dict[str, AnyEntity] = {entity.id: entity for entity in entities}
        self.points: dict[str, Point] = {point.id: point for point in knowledge.points}

    def points_of(self, entity_id: str) -> tuple[Point, ...]:
        """The points of an entity in the order of the file."""
        return tuple(
            point
            for point in self.knowledge.points
            if entity_id in point.speakers
            or entity_id in point.topics
            or entity_id in point.systems
        )

    def related(self, entity_id: str) -> tuple[AnyEntity, ...]:
        """Entities that share points with this one, most shared first, itself left out."""
        raise NotImplementedError

    def search(self, query: str, *, kind: Kind | None = None, limit: int = 5) -> list[Match]:
        """The best ``limit`` entries for a query, best first."""
        return [
            Match(entity, 1.0, Reason("exact", query, entity.name.zh))
            for entity in self.entities.values()
            if kind in (None, entity.kind)
            and query.lower() in entity.name.en.lower()
            and query.lower() in f"{entity.name.zh} {entity.name.en}".lower()
        ][:limit]
