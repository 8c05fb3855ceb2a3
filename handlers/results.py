"""What inline mode offers for the words typed so far: no platform."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import chain

from handlers import keyboards, replies
from handlers.cards import Card
from handlers.compose import compose, described
from handlers.sides import Sided
from handlers.words import Bilingual, echo
from knowledge.answer import Found
from knowledge.index import Index, entities_of
from knowledge.models import AnyEntity
from knowledge.once import once

#: Entries that one query may reach over all its pages.
MOST = 50


@dataclass(frozen=True, slots=True)
class Result:
    """An entry of the list: unique ``id`` of 1 to 64 bytes, a line that tells it apart, a card."""

    id: str
    description: Bilingual
    card: Card


def search(
    index: Index, words: str, *, start: int = 0, most: int = MOST
) -> list[Callable[[], Result]]:
    """At most so many results for words from a place on, best first; each card is composed only
    when it is called for.

    Without words: everybody and everything, each with its first statement.
    """
    if not echo(words):
        return [partial(_highlight, index, e) for e in _telling(index)[start : start + most]]
    return _found(index, words)[start : start + most]


@once
def _telling(index: Index) -> tuple[AnyEntity, ...]:
    """Everybody and everything with statements."""
    told = set(chain.from_iterable(map(entities_of, index.knowledge.points)))
    return tuple(entity for id_, entity in index.entities.items() if id_ in told)


def _found(index: Index, words: str) -> list[Callable[[], Result]]:
    """The answer, if there is one, and all that the words may mean, half typed as they may be."""
    outcome, said = replies.answer(index, words)
    found = [match.entity for match in index.search(words[: replies.QUESTION], limit=MOST)]
    if not isinstance(outcome, Found) or not isinstance(said, Card):
        return [partial(_entry, index, entity) for entity in found]
    # A card with sides is not the card of any one of its entities: each is offered besides.
    rest = [e for e in found if e.id != said.entity or isinstance(said, Sided)]
    return [partial(_answer, said, outcome.entity), *(partial(_entry, index, e) for e in rest)]


def _answer(card: Card, entity: AnyEntity) -> Result:
    told = card.points[0].text if card.direct and card.points else _told(entity)
    return Result("answer:" + entity.id, told, card.with_rows(keyboards.elsewhere(card)))


def _entry(index: Index, entity: AnyEntity) -> Result:
    return Result(entity.id, _told(entity), _card(index, entity))


def _highlight(index: Index, entity: AnyEntity) -> Result:
    return Result(entity.id, index.points_of(entity.id)[0].text, _card(index, entity))


def _told(entity: AnyEntity) -> Bilingual:
    return described(entity) or entity.summary


def _card(index: Index, entity: AnyEntity) -> Card:
    card = compose(index, entity, index.points_of(entity.id))
    return card.with_rows(keyboards.elsewhere(card))
