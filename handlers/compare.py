"""From what several sides have to say to a card that gives each its room, within the budgets."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from handlers.cards import BUDGET, Bullet
from handlers.compose import LEAST, explain, voice
from handlers.sides import Section, Sided
from handlers.words import Bilingual, Words, echo, say
from knowledge.answer import Side
from knowledge.index import Index
from knowledge.match import Reason
from knowledge.models import AnyEntity, Language, Speaker

#: Characters of a name, so that the title and the labels of three sides leave room for more.
NAME: dict[Language, int] = {"zh": 18, "en": 40}
#: Points of a card with sides: so many travel in a button.
COMPARED, HEARD = 10, 8
#: Of one speaker among several.
EACH = 2
#: Entities that are compared, speakers that are considered, and points of each that are tried.
ENTITIES, SPEAKERS, TRIED = 3, 12, 24


def comparison(index: Index, sides: Sequence[Side], *, reasons: Iterable[Reason] = ()) -> Sided:
    """The card of two or three entities: as many points of each as fit, in equal room.

    Who has nothing to say on the matter is shown with a word that says so. It judges nobody.
    """
    sides = sides[:ENTITIES]
    stock = [_bullets(index, side) for side in sides]
    sections = tuple(_compared(side) for side in sides)
    card = Sided(
        sides[0].entity.id,
        _names([section.name for section in sections]),
        index.knowledge.event.source,
        direct=True,
        sections=sections,
        is_comparison=True,
        header=say("What each of them says"),
    )
    filled = _explained(card, list(reasons), stock, most=COMPARED, each=COMPARED)
    return _affiliated(filled, sides)


def voices(
    index: Index, about: AnyEntity, sides: Sequence[Side], *, reason: Reason | None = None
) -> Sided:
    """The card of an entity with what its speakers say: as many speakers as fit, in this order,
    before any of them says a second thing.
    """
    sides = sides[:SPEAKERS]
    card = Sided(
        about.id,
        about.name,
        index.knowledge.event.source,
        direct=True,
        sections=tuple(Section(side.entity.id, _name(side.entity)) for side in sides),
        header=say("What the speakers say") if len(sides) > 1 else None,
    )
    stock = [_bullets(index, side) for side in sides]
    filled = _explained(card, [reason] if reason else [], stock, most=HEARD, each=EACH)
    heard = tuple(section for section in filled.sections if section.is_shown)
    return replace(filled, sections=heard, header=filled.header if len(heard) > 1 else None)


def _compared(side: Side) -> Section:
    first = side.points[0].id if side.points else ""
    note = (
        say("Too long to fit here: see its own card.")
        if first
        else say("Nothing about this in the report.")
    )
    return Section(side.entity.id, _name(side.entity), note=note, first=first)


def _explained(
    card: Sided, reasons: Sequence[Reason], stock: Sequence[list[Bullet]], *, most: int, each: int
) -> Sided:
    """Filled, and with why the words were taken for this, unless that silences a side."""
    bare = _filled(card, stock, most=most, each=each)
    told = [(words, reason.asked) for reason in reasons if (words := explain(reason))]
    if not told:
        return bare
    why = Words(
        zh="；".join(words.zh for words, _ in told), en="; ".join(words.en for words, _ in told)
    )
    asked = echo(" ".join(asked for _, asked in told))
    full = _filled(replace(card, why=why, asked=asked), stock, most=most, each=each)
    return full if full.fits() and _heard(full) >= _heard(bare) else bare


def _filled(card: Sided, stock: Sequence[list[Bullet]], *, most: int, each: int) -> Sided:
    """Each side in turn with its next point; the turns end when nothing more fits.

    In a comparison each is first held to its part of the room, so that long statements of one do
    not crowd out the others; what that leaves over goes to whoever still fits.
    """
    for held in (True, False) if card.is_comparison else (False,):
        before = None
        while card is not before and len(card.points) < most:
            before = card
            for place, bullets in enumerate(stock):
                if len(card.points) < most and len(card.sections[place].bullets) < each:
                    behind = sum(map(bool, stock[place + 1 :])) if held else 0
                    card = _with_next(card, place, bullets, behind)
    return card


def _with_next(card: Sided, place: int, bullets: Sequence[Bullet], behind: int) -> Sided:
    """With the first of a side's points that is not printed yet and fits, if there is one.

    ``behind`` sides wait for their turn: each of them must be left as much room.
    """
    printed = {point.id for point in card.points}
    fresh = [bullet for bullet in bullets if bullet.point.id not in printed]
    if not fresh and card.is_comparison and not card.sections[place].bullets:
        fresh = list(bullets)  # better said twice than as if this side said nothing
    room = {language: card.room(language) for language in BUDGET}
    for bullet in fresh:
        if any(len(bullet.point.text.in_(one)) + LEAST > room[one] for one in BUDGET):
            continue  # most that do not fit are told apart by this
        more = card.adding(place, bullet)
        if all(more.room(one) >= max(0, room[one] * behind // (behind + 1)) for one in BUDGET):
            return more
    return card


def _affiliated(card: Sided, sides: Sequence[Side]) -> Sided:
    """With the organisations of those who are compared, if that leaves every point its place."""
    sections = tuple(
        replace(section, affiliation=side.entity.organisation)
        if isinstance(side.entity, Speaker)
        else section
        for section, side in zip(card.sections, sides, strict=True)
    )
    affiliated = replace(card, sections=sections)
    return affiliated if affiliated.fits() else card


def _heard(card: Sided) -> int:
    return sum(bool(section.bullets) for section in card.sections)


def _bullets(index: Index, side: Side) -> list[Bullet]:
    name = side.entity.name
    return [Bullet(point, voice(index, point, name)) for point in side.points[:TRIED]]


def _name(entity: AnyEntity) -> Words:
    return Words(zh=echo(entity.name.zh, NAME["zh"]), en=echo(entity.name.en, NAME["en"]))


def _names(names: Sequence[Bilingual]) -> Words:
    if len(names) == 2:
        return say("{first} and {second}", first=names[0], second=names[1])
    first, second, third = names
    return say("{first}, {second} and {third}", first=first, second=second, third=third)
