"""A card again from its subject, as when one of its buttons is pressed."""

from collections.abc import Sequence

from handlers import keyboards
from handlers.actions import About, Answered, Compared, Heard, Others, Printed
from handlers.cards import Card
from handlers.compare import comparison, voices
from handlers.compose import compose
from knowledge.answer import Side
from knowledge.answer import voices as voices_on
from knowledge.index import Index
from knowledge.match import Reason


def card(index: Index, subject: About | Answered | Compared | Heard | Others) -> Card | None:
    """None if the file no longer has what the card was about."""
    match subject:
        case About():
            return about(index, subject)
        case Answered():
            return _answered(index, subject)
        case Compared():
            return _compared(index, subject)
        case Heard():
            return _heard(index, subject)
        case Others():
            return _others(index, subject)


def about(index: Index, subject: About) -> Card | None:
    known = index.entities.get(subject.entity)
    if known is None:
        return None
    reason = _reason(index, subject)
    card = compose(index, known, index.points_of(known.id), reason=reason)
    return card.with_rows(keyboards.beside(index, card))


def _answered(index: Index, subject: Answered) -> Card | None:
    known = index.entities.get(subject.entity)
    points = [index.points[point] for point in subject.points if point in index.points]
    if known is None or not points:
        return None
    reason = _reason(index, subject)
    card = compose(index, known, points, reason=reason, direct=True)
    return card.with_rows(keyboards.beside(index, card))


def _compared(index: Index, subject: Compared) -> Card | None:
    sides = _sides(index, subject.sides)
    if len(sides) < 2:
        return None
    reasons = _reasons(index, subject.asked, [side.entity.id for side in sides])
    card = comparison(index, sides, reasons=reasons)
    return card.with_rows(keyboards.beside(index, card))


def _heard(index: Index, subject: Heard) -> Card | None:
    known = index.entities.get(subject.entity)
    sides = _sides(index, subject.sides)
    if known is None or not sides:
        return None
    card = voices(index, known, sides, reason=_reason(index, subject))
    return card.with_rows(keyboards.beside(index, card))


def _others(index: Index, subject: Others) -> Card | None:
    """If the file has no others any more: all voices again, or else the entity's own card."""
    known = index.entities.get(subject.entity)
    if known is None:
        return None
    found = voices_on(index, known.id, subject.without)
    if not (found and found.sides):
        found = voices_on(index, known.id)
    if not (found and found.sides):
        return about(index, About(known.id))
    card = voices(index, known, found.sides)
    return card.with_rows(keyboards.beside(index, card))


def _sides(index: Index, printed: Sequence[Printed]) -> list[Side]:
    return [
        Side(index.entities[id_], tuple(index.points[p] for p in points if p in index.points))
        for id_, points in printed
        if id_ in index.entities
    ]


def _reason(index: Index, subject: About | Answered | Heard) -> Reason | None:
    return next(iter(_reasons(index, subject.asked, [subject.entity])), None)


def _reasons(index: Index, asked: str, entities: Sequence[str]) -> list[Reason]:
    """Why words led to the entities, found again: only the words travel in a button."""
    found = {m.entity.id: m.reason for m in index.search(asked)} if asked else {}
    return [found[entity] for entity in entities if entity in found]
