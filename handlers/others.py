"""Who else speaks about what a card is about, beside those whom the card prints."""

from collections import Counter

from handlers.actions import EVENT, Others
from handlers.cards import Card
from handlers.sides import Sided
from knowledge.index import Index
from knowledge.models import Speaker


def others(index: Index, card: Card) -> Others | None:
    """None if the card names everybody who speaks about its themes."""
    shown = dict.fromkeys(who for point in card.points for who in point.speakers)
    for theme in themes(index, card):
        speakers = dict.fromkeys(who for point in index.points_of(theme) for who in point.speakers)
        if len(speakers) > 1 and not speakers.keys() <= shown.keys():
            return Others(theme, tuple(who for who in shown if who in speakers))
    return None


def themes(index: Index, card: Card) -> tuple[str, ...]:
    """The ids of the topics and systems that a card is about, the nearest first.

    Of a speaker's card and of a comparison, they are what at least half of the statements are
    about; the event as a whole is the theme of none.
    """
    compares = isinstance(card, Sided) and card.is_comparison
    if not compares and not isinstance(index.entities[card.entity], Speaker):
        return (card.entity,) if card.entity != EVENT else ()
    about = Counter(id_ for point in card.points for id_ in (*point.topics, *point.systems))
    del about[EVENT]
    return tuple(id_ for id_, count in about.most_common() if 2 * count >= len(card.points))
