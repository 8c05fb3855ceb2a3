"""From an entity and its points to a card within the budgets."""

import re
from collections.abc import Iterable
from dataclasses import replace

from handlers.cards import COMMA, Bullet, Card, length
from handlers.words import Words, echo, say
from knowledge.index import Index
from knowledge.match import Reason
from knowledge.models import AnyEntity, Language, Name, Point, Speaker

#: A summary is worth its room only beside this many points.
POINTS_BESIDE_SUMMARY = 4
#: Of each name in an explanation, so that it never takes the room of a point.
EXPLAINED = 30
#: Characters of a line beside its text: bullet, paragraph, line break.
LEAST = len("•  ¶1\n")
#: Between the parts of a role or organisation that holds several.
PARTS = re.compile(r" · |[、；;，]\s*")


def compose(
    index: Index,
    entity: AnyEntity,
    points: Iterable[Point],
    *,
    reason: Reason | None = None,
    direct: bool = False,
) -> Card:
    """The card of an entity with as many of ``points`` as fit in both languages, in this order.

    A point that does not fit is passed over for a shorter one behind it. What else there is to say
    gives way to the first point: the role, then why the words were taken for this entity.
    """
    bullets = [Bullet(point, voice(index, point, entity.name)) for point in points]
    bare = Card(entity.id, entity.name, index.knowledge.event.source, direct=direct)
    why = replace(bare, why=explain(reason), asked=echo(reason.asked)) if reason else bare
    for frame in (why, bare):
        card = _introduced(frame, entity, bullets)
        if card.bullets or not bullets:
            break
    return card if direct else _summarised(card, entity, bullets)


def explain(reason: Reason) -> Words | None:
    """Why other words than its own led to an entity; None when they were its own."""
    asked, name = echo(reason.asked, EXPLAINED), echo(reason.name, EXPLAINED)
    match reason.why:
        case "order":
            return say('"{asked}" ≈ "{name}", in another order', asked=asked, name=name)
        case "pinyin":
            return say('"{asked}" ≈ "{name}", by pinyin', asked=asked, name=name)
        case "initials":
            return say('"{asked}" ≈ "{name}", by initials', asked=asked, name=name)
        case "sound":
            return say('"{asked}" ≈ "{name}", same sound', asked=asked, name=name)
        case "typo":
            return say('"{asked}" ≈ "{name}", close spelling', asked=asked, name=name)
        case "exact" | "text":
            return None


def described(entity: AnyEntity) -> Words | None:
    """Who a speaker is: organisation and role, as far as the file tells."""
    if not isinstance(entity, Speaker) or not (entity.role or entity.organisation):
        return None
    known = [name for name in (entity.organisation, entity.role) if name]
    return Words(zh=" · ".join(name.zh for name in known), en=" · ".join(name.en for name in known))


def voice(index: Index, point: Point, title: Name | None = None) -> Words:
    """The speakers of a point, unless the title above and the point itself name them all."""
    speakers = [index.entities[speaker].name for speaker in point.speakers]
    others = [name for name in speakers if name != title]

    def named(language: Language) -> str:
        text = point.text.in_(language)
        told = all(name.in_(language) in text for name in others)
        return "" if told else COMMA.in_(language).join(name.in_(language) for name in speakers)

    return Words(zh=named("zh"), en=named("en"))


def _introduced(frame: Card, entity: AnyEntity, bullets: list[Bullet]) -> Card:
    """With the line that says who a speaker is, unless the points say so or none fits beside it."""
    header = described(entity)
    if header is None:
        return _filled(frame, bullets)
    introduced = _filled(replace(frame, header=header), bullets)
    fits = introduced.fits() and (introduced.bullets or not bullets)
    if fits and not _says(introduced, header):
        return introduced
    card = _filled(frame, bullets)
    return card if not fits or _says(card, header) else introduced


def _summarised(card: Card, entity: AnyEntity, bullets: list[Bullet]) -> Card:
    summarised = _filled(replace(card, bullets=(), summary=entity.summary), bullets)
    enough = min(POINTS_BESIDE_SUMMARY, len(bullets))
    return summarised if summarised.fits() and len(summarised.bullets) >= enough else card


def _filled(frame: Card, bullets: list[Bullet]) -> Card:
    """With every bullet, in order, that still fits beside those before it."""
    zh, en = frame.room("zh"), frame.room("en")
    chosen: list[Bullet] = []
    spent_zh = spent_en = 0
    for bullet in bullets:
        text = bullet.point.text
        # Most that do not fit are told apart by the least that a line costs.
        if spent_zh + len(text.zh) + LEAST > zh or spent_en + len(text.en) + LEAST > en:
            continue
        more = [*chosen, bullet]
        longer_zh, longer_en = length(more, "zh"), length(more, "en")
        if longer_zh <= zh and longer_en <= en:
            chosen, spent_zh, spent_en = more, longer_zh, longer_en
    return replace(frame, bullets=tuple(chosen))


def _says(card: Card, header: Words) -> bool:
    """Whether the printed points hold every part of a header in one language, hence in both."""

    def told(language: Language) -> bool:
        texts = "\n".join(point.text.in_(language) for point in card.points)
        return all(part in texts for part in PARTS.split(header.in_(language)))

    return told("zh") or told("en")
