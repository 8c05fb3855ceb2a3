import pytest

from handlers import replies
from handlers.actions import About, Answered, Compared, Heard, Others, Subject
from handlers.cards import Card
from handlers.others import others, themes
from knowledge.index import Index
from tests.handlers.gair import KNOWLEDGE


def shown(index: Index, subject: Subject) -> Card:
    card = replies.shown(index, subject)
    assert isinstance(card, Card)
    return card


@pytest.mark.parametrize(
    ("subject", "about", "wanted"),
    [
        # One of the two who speak about it is on the card.
        (
            Answered("cost-reduction", ("rent",)),
            "cost-reduction",
            Others("cost-reduction", ("xinhua-ji",)),
        ),
        (
            Heard("cost-reduction", (("yang-you", ("three-savings",)),)),
            "cost-reduction",
            Others("cost-reduction", ("yang-you",)),
        ),
        (
            Answered("yang-you", ("three-savings",)),
            "cost-reduction",
            Others("cost-reduction", ("yang-you",)),
        ),
        # Both are, or nobody else speaks about it.
        (About("cost-reduction"), "cost-reduction", None),
        (Answered("cost-reduction", ("rent", "three-savings")), "cost-reduction", None),
        (Answered("yang-you", ("params-40x", "gpu-1-7x")), "parallel-training", None),
        (About("colossal-ai"), "colossal-ai", None),
        # What the statements are about in common, or nothing.
        (
            Compared((("xinhua-ji", ("electricity", "rent")), ("wei-lin", ("hardware-pace",)))),
            "cost-reduction",
            Others("cost-reduction", ("xinhua-ji",)),
        ),
        (
            Compared((("colossal-ai", ("colossal-layers",)), ("neutral-cloud", ()))),
            "parallel-training",
            None,
        ),
        (Compared((("wei-lin", ("hardware-pace",)), ("xinhua-ji", ()))), None, None),
        (Answered("wei-lin", ("hardware-pace",)), None, None),
        (Answered("wei-lin", ("opening",)), None, None),
        (About("event"), None, None),
    ],
)
def test_others_are_those_who_speak_about_the_theme_and_are_not_printed(
    index: Index, subject: Subject, about: str | None, wanted: Others | None
) -> None:
    card = shown(index, subject)
    assert next(iter(themes(index, card)), None) == about
    assert others(index, card) == wanted


def test_of_two_themes_the_one_of_others_is_taken(index: Index) -> None:
    own = index.points["params-40x"].model_copy(
        update={"topics": ("parallel-training", "cost-reduction")}
    )
    points = [own if point.id == own.id else point for point in KNOWLEDGE.points]
    after = Index(KNOWLEDGE.model_copy(update={"points": tuple(points)}))
    card = shown(after, Answered("yang-you", ("params-40x",)))
    assert themes(after, card) == ("parallel-training", "cost-reduction")
    assert others(after, card) == Others("cost-reduction", ("yang-you",))
