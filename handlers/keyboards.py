"""Rows of buttons, as values."""

from collections.abc import Iterable, Sequence
from itertools import islice

from handlers.actions import (
    About,
    Button,
    Choose,
    Forget,
    Listing,
    Mute,
    Open,
    OpenInBot,
    Plain,
    Rows,
    Settings,
    Share,
    StartOver,
    Swap,
    Tell,
)
from handlers.cards import Card
from handlers.others import others
from handlers.sides import Sided
from handlers.subscription import ChatKind
from handlers.words import Bilingual, Words, echo, say
from knowledge.index import Index
from knowledge.models import AnyEntity

#: Characters of a name that a button in half a row shows.
NAME = 28
PAGE = 8
RELATED = 4
SIDES = 6


def beside(index: Index, card: Card, question: Bilingual | None = None) -> Rows:
    """Under a card: what it is related to, then what can be done with it.

    An answer is shared by its ``question``; where that is not known (any more), by the entity.
    """
    if isinstance(card, Sided):
        return _beside_sides(index, card, question)
    entity = index.entities[card.entity]
    related = islice(index.related(card.entity), RELATED)
    others = (
        Button(say("☰ Speakers"), Open(Listing("speaker")))
        if entity.kind == "speaker"
        else Button(say("☰ Topics"), Open(Listing("topic")))
    )
    return (
        *_pairs([_name(neighbour) for neighbour in related]),
        *(_who_else(index, card) if card.direct or entity.kind != "speaker" else ()),
        (
            Button(swap_label(), Swap(card.subject)),
            Button(say("↗ Share"), Share(question or card.name)),
            others,
        ),
    )


def elsewhere(card: Card) -> Rows:
    """Under a card that was sent into some other chat: the way to the bot is a link."""
    swap = Button(swap_label(), Swap(card.subject))
    if isinstance(card, Sided) and card.is_comparison:
        ways = [Button(_cut(s.name), OpenInBot(s.entity)) for s in card.sections]
        return (*_pairs(ways), (swap,))
    return ((swap, Button(say("Open in the bot"), OpenInBot(card.entity))),)


def _beside_sides(index: Index, card: Sided, question: Bilingual | None) -> Rows:
    """The cards of all that the card is about: what it is on, unless it compares, and the sides."""
    about = [] if card.is_comparison else [card.entity]
    ids = [*about, *(section.entity for section in card.sections)]
    ways = [_name(index.entities[id_]) for id_ in ids[:SIDES]]
    swap = Button(swap_label(), Swap(card.subject))
    share = Button(say("↗ Share"), Share(question or card.query))
    return (*_pairs(ways), *_who_else(index, card), (swap, share))


def _who_else(index: Index, card: Card) -> Rows:
    """The way to those who speak about the same and are not on the card, if there are any."""
    wanted = others(index, card)
    if wanted is None:
        return ()
    topic = _short(index.entities[wanted.entity])
    return ((Button(say("👥 Who else on {topic}", topic=topic), Open(wanted)),),)


def swap_label() -> Words:
    """Of the button that shows a card in the other language: it names that."""
    return say("🌐 中文")


def digest(entities: Iterable[AnyEntity], kind: ChatKind) -> Rows:
    """Under highlights: the cards of those in them, each in a message of its own.

    In a channel the way to a card is a link, since what the bot says there it says to all.
    """
    shown = list(islice(entities, RELATED))
    if kind == "channel":
        return _pairs([Button(_short(entity), OpenInBot(entity.id)) for entity in shown])
    cards = _pairs([Button(_short(entity), Tell(About(entity.id))) for entity in shown])
    if kind == "group":
        return cards
    return (
        *cards,
        (Button(say("🔕 Mute for a week"), Mute()), Button(say("⚙ Settings"), Settings())),
    )


def start_over() -> Rows:
    """Under the word that all highlights were seen."""
    return ((Button(say("Start over"), StartOver()),),)


def forget() -> Rows:
    """One tap more, as it cannot be undone."""
    return ((Button(say("🗑 Delete it all"), Forget()),),)


def suggestions(entities: Iterable[AnyEntity]) -> Rows:
    """One a row, each with its name in the other language."""
    return tuple((Button(_both(entity), Open(About(entity.id))),) for entity in entities)


def lists() -> Rows:
    """The ways in."""
    return (
        (
            Button(say("☰ Speakers"), Open(Listing("speaker"))),
            Button(say("☰ Topics"), Open(Listing("topic"))),
        ),
    )


def welcome() -> Rows:
    return (
        *lists(),
        (
            Button(say("How to ask"), Open(Plain("help"))),
            Button(say("🌐 Language"), Open(Plain("languages"))),
        ),
    )


def languages() -> Rows:
    """The language in which the message is shown is the one in force."""
    return (
        (
            Button(Words(zh="✓ 中文", en="中文"), Choose("zh")),
            Button(Words(zh="English", en="✓ English"), Choose("en")),
        ),
    )


def page(listing: Listing, entities: Sequence[AnyEntity]) -> Rows:
    """One page of a list, and the ways to its neighbours. The page must exist."""
    start = listing.page * PAGE
    turns = [
        Button(Words(sign, sign), Open(Listing(listing.kind, number)))
        for sign, number in (("‹", listing.page - 1), ("›", listing.page + 1))
        if 0 <= number * PAGE < len(entities)
    ]
    rows = _pairs([_name(entity) for entity in entities[start : start + PAGE]])
    return (*rows, tuple(turns)) if turns else rows


def _name(entity: AnyEntity) -> Button:
    return Button(_short(entity), Open(About(entity.id)))


def _short(entity: AnyEntity) -> Words:
    return _cut(entity.name)


def _cut(name: Bilingual) -> Words:
    return Words(zh=echo(name.in_("zh"), NAME), en=echo(name.in_("en"), NAME))


def _both(entity: AnyEntity) -> Words:
    zh, en = entity.name.zh, entity.name.en
    if zh.casefold() == en.casefold():
        return Words(zh=echo(zh), en=echo(en))
    return Words(zh=echo(f"{zh}（{en}）"), en=echo(f"{en} ({zh})"))


def _pairs(buttons: Sequence[Button]) -> Rows:
    return tuple(tuple(buttons[i : i + 2]) for i in range(0, len(buttons), 2))
