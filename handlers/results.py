"""What inline mode offers for the words typed so far: no platform."""

from dataclasses import dataclass
from itertools import chain

from handlers import keyboards, replies
from handlers.cards import Card
from handlers.compose import compose, described
from handlers.lately import kept
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


def search(index: Index, words: str, *, start: int = 0, most: int = MOST) -> list[Result]:
    """At most so many results for words from a place on, best first; no other is composed.

    Without words: everybody and everything, each with its first statement.
    """
    if not echo(words):
        return [_highlight(index, id_) for id_ in _telling(index)[start : start + most]]
    found = _found(index, words)[start : start + most]
    return [hit if isinstance(hit, Result) else _entry(index, hit) for hit in found]


@once
def _telling(index: Index) -> tuple[str, ...]:
    """The ids of everybody and everything with statements."""
    told = set(chain.from_iterable(map(entities_of, index.knowledge.points)))
    return tuple(id_ for id_ in index.entities if id_ in told)


@kept
def _found(index: Index, words: str) -> tuple[Result | str, ...]:
    """The answer, if there is one, and the ids of all that the words may mean, half typed as they
    may be.
    """
    outcome, said = replies.answer(index, words)
    ids = [match.entity.id for match in index.search(words[: replies.QUESTION], limit=MOST)]
    if not isinstance(outcome, Found) or not isinstance(said, Card):
        return tuple(ids)
    # A card with sides is not the card of any one of its entities: each is offered besides.
    rest = (id_ for id_ in ids if id_ != said.entity or isinstance(said, Sided))
    return _answer(said, outcome.entity), *rest


def _answer(card: Card, entity: AnyEntity) -> Result:
    told = card.points[0].text if card.direct and card.points else _told(entity)
    return Result("answer:" + entity.id, told, card.with_rows(keyboards.elsewhere(card)))


@kept
def _entry(index: Index, id_: str) -> Result:
    return Result(id_, _told(index.entities[id_]), _card(index, id_))


@kept
def _highlight(index: Index, id_: str) -> Result:
    return Result(id_, index.points_of(id_)[0].text, _card(index, id_))


def _told(entity: AnyEntity) -> Bilingual:
    return described(entity) or entity.summary


@kept
def _card(index: Index, id_: str) -> Card:
    card = compose(index, index.entities[id_], index.points_of(id_))
    return card.with_rows(keyboards.elsewhere(card))
