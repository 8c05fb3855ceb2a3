"""What the bot says about the event, in words: no platform, no network."""

from collections.abc import Sequence
from typing import Literal

from handlers import again, keyboards, notices
from handlers.actions import EVENT, About, Listing, Plain, Subject
from handlers.cards import Card, Notice, Reply
from handlers.compare import comparison, voices
from handlers.compose import compose
from handlers.lately import kept
from handlers.others import others, themes
from handlers.words import Words, echo, say
from knowledge.answer import Found, NotKnown, Outcome, Suggested
from knowledge.answer import answer as ask
from knowledge.index import Index
from knowledge.models import AnyEntity, Kind
from knowledge.normalize import MAX_LENGTH

#: Characters of a question that are read; the rest is let go.
QUESTION = MAX_LENGTH
#: Of which this much is put into an inline query, which holds 256.
SHARED = 200


def answer(index: Index, question: str, *, kind: Kind | None = None) -> tuple[Outcome, Reply]:
    """The outcome of a question and how it is said: a :class:`Card` when something was found."""
    return _answered(index, question, kind)


@kept
def _answered(index: Index, question: str, kind: Kind | None) -> tuple[Outcome, Reply]:
    outcome = ask(index, question[:QUESTION], kind=kind)
    return outcome, said(index, question, outcome)


def said(index: Index, question: str, outcome: Outcome) -> Reply:
    match outcome:
        case Found():
            return _found(index, question, outcome)
        case Suggested(matches):
            asked = [match.entity for match in matches[:3]]
            return Notice(say("Did you mean one of these?"), rows=keyboards.suggestions(asked))
        case NotKnown(is_empty=True) if echo(question):
            return notices.guide(index.knowledge)  # a greeting, or words that ask nothing
        case NotKnown(nearest):
            return _not_known(question, nearest)


@kept
def look_up(index: Index, words: str, listing: Listing) -> Reply:
    """``/speaker`` and ``/topic``: the list without words, else what the words name.

    The kind is a hint: a speaker's name after ``/topic`` still finds the speaker.
    """
    if not echo(words):
        return page(index, listing)
    hinted = ask(index, words[:QUESTION], kind=listing.kind)
    anything = ask(index, words[:QUESTION])
    return said(index, words, anything if _is_better(anything, hinted) else hinted)


def who_else(index: Index, subject: Subject | None) -> Reply:
    """Who else speaks about what the card with a subject is about; asks back if that is nothing."""
    card = shown(index, subject) if subject else None
    about = themes(index, card) if isinstance(card, Card) else ()
    if not about or not isinstance(card, Card):
        return notices.about_what(index.knowledge)
    wanted = others(index, card)
    told = again.card(index, wanted) if wanted else None
    return told or notices.nobody_else(index.entities[about[0]])


def entity(index: Index, entity_id: str) -> Card | None:
    """The card of an entity by its id, for links and buttons."""
    return again.about(index, About(entity_id))


def event(index: Index) -> Reply:
    known = index.knowledge
    return entity(index, EVENT) or Notice(
        say(
            "Speakers: {speakers}. Topics: {topics}. Statements: {points}.",
            speakers=len(known.speakers),
            topics=len(known.topics) + len(known.systems),
            points=len(known.points),
        ),
        title=Words(known.event.name.zh, known.event.name.en),
        rows=keyboards.lists(),
    )


def page(index: Index, listing: Listing) -> Notice:
    """A page of a list; a page beyond the end (the file was reloaded) is the last one."""
    known = index.knowledge
    entities: Sequence[AnyEntity] = (
        known.speakers if listing.kind == "speaker" else (*known.topics, *known.systems)
    )
    last = max(0, (len(entities) - 1) // keyboards.PAGE)
    here = Listing(listing.kind, min(listing.page, last))
    return Notice(
        say("Choose one, or send me a name. {page}/{pages}", page=here.page + 1, pages=last + 1),
        title=say("Speakers") if listing.kind == "speaker" else say("Topics"),
        rows=keyboards.page(here, entities),
    )


@kept
def shown(index: Index, subject: Subject) -> Reply | None:
    """A message again from its subject; None if the file no longer has what it was about."""
    match subject:
        case Listing():
            return page(index, subject)
        case Plain(name):
            return _interface(index, name)
        case _:
            return again.card(index, subject)


def _is_better(anything: Outcome, hinted: Outcome) -> bool:
    """Whether the answer without the hint is; a hint misleads where several others are named."""
    match hinted:
        case Found(form="card"):
            return isinstance(anything, Found) and anything.form == "comparison"
        case Found():
            return False
        case Suggested():
            return isinstance(anything, Found)
        case NotKnown():
            return True


def _found(index: Index, question: str, found: Found) -> Reply:
    if found.form == "voices" and not found.sides:
        return notices.nobody_else(found.entity)
    return _sided(index, question, found) if found.sides else _card(index, question, found)


def _card(index: Index, question: str, found: Found) -> Card:
    points = found.points
    # Only the entity's own points in their own order can be built again from its id alone.
    direct = found.direct or points != index.points_of(found.entity.id)
    card = compose(index, found.entity, points, reason=found.matches[0].reason, direct=direct)
    asked = echo(question, SHARED)
    shared = Words(asked, asked) if direct else None
    return card.with_rows(keyboards.beside(index, card, shared))


def _sided(index: Index, question: str, found: Found) -> Card:
    if found.form == "comparison":
        reasons = [match.reason for match in found.matches[: len(found.sides)]]
        card = comparison(index, found.sides, reasons=reasons)
    else:
        card = voices(index, found.entity, found.sides, reason=found.matches[0].reason)
    asked = echo(question, SHARED)
    return card.with_rows(keyboards.beside(index, card, Words(asked, asked)))


def _not_known(question: str, nearest: Sequence[AnyEntity]) -> Notice:
    asked = echo(question)
    if not asked:
        return notices.only_text()
    if not nearest:
        return Notice(say('I know nothing about "{asked}".', asked=asked), rows=keyboards.lists())
    return Notice(
        say('I know nothing about "{asked}". Perhaps one of these topics:', asked=asked),
        rows=(*keyboards.suggestions(nearest[:3]), *keyboards.lists()),
    )


def _interface(index: Index, name: Literal["welcome", "help", "languages"]) -> Notice:
    match name:
        case "welcome":
            return notices.welcome(index.knowledge)
        case "help":
            return notices.guide(index.knowledge)
        case "languages":
            return notices.languages()
