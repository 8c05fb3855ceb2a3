from dataclasses import replace

import pytest

from handlers import again, replies
from handlers.actions import About, Answered, Compared, Heard, Open, Others, Subject, Swap
from handlers.cards import Card, Reply
from handlers.sides import Sided
from knowledge.answer import Found
from knowledge.index import Index
from knowledge.match import Reason
from tests.handlers.gair import KNOWLEDGE, POINTS
from tests.handlers.outcomes import comparison, match, voices


def swapped(index: Index, reply: Reply) -> Reply | None:
    actions = [button.action for row in reply.rows for button in row]
    subject = next(action.subject for action in actions if isinstance(action, Swap))
    return replies.shown(index, subject)


def answered(index: Index, entity: str, *points: str, direct: bool = True) -> Found:
    return Found((match(index, entity),), tuple(index.points[p] for p in points), direct=direct)


def test_a_swap_shows_the_same_card(index: Index) -> None:
    found = [
        replies.said(index, "q", answered(index, "neutral-cloud", "electricity", "interconnect")),
        # Bare names of two: the points of both, which no single id stands for.
        replies.said(index, "q", answered(index, "wei-lin", "electricity", direct=False)),
        replies.said(index, "q", comparison(index, "yang-you", "xinhua-ji")),
        replies.said(index, "q", comparison(index, "colossal-ai", "neutral-cloud", "wei-lin")),
        replies.said(index, "q", comparison(index, "yang-you", "wei-lin", topic="cost-reduction")),
        replies.said(index, "q", voices(index, "cost-reduction")),
        *(replies.answer(index, name)[1] for name in ("尤洋", "优洋", "youyang", "Colossal-AI")),
    ]
    for reply in found:
        shown = swapped(index, reply)
        assert isinstance(shown, Card)
        assert shown.plain("zh") == reply.plain("zh")
        assert shown.plain("en") == reply.plain("en")


def test_why_names_were_taken_is_found_again(index: Index) -> None:
    slips = {"yang-you": ("优洋", "尤洋"), "xinhua-ji": ("季新华", "季昕华")}
    matches = (match(index, id_, Reason("sound", *names)) for id_, names in slips.items())
    found = replace(comparison(index, *slips), matches=tuple(matches))
    card = replies.said(index, "优洋和季新华", found)
    assert isinstance(card, Sided)
    shown = again.card(index, Compared(tuple(s.printed for s in card.sections), "优洋 季新华"))
    assert shown
    assert shown.plain("zh") == card.plain("zh")
    assert "「季新华」≈「季昕华」" in shown.plain("zh")


@pytest.mark.parametrize(
    "subject",
    [
        About("nobody"),
        Answered("nobody", ("params-40x",)),
        Answered("yang-you", ("gone",)),
        Compared((("yang-you", ("params-40x",)), ("nobody", ()))),
        Heard("nobody", (("yang-you", ("params-40x",)),)),
        Heard("cost-reduction", (("nobody", ("rent",)),)),
    ],
)
def test_what_is_gone_cannot_be_shown(
    index: Index, subject: About | Answered | Compared | Heard
) -> None:
    assert again.card(index, subject) is None


def test_others_are_those_who_were_not_read_yet(index: Index) -> None:
    everybody = again.card(index, Others("cost-reduction"))
    assert isinstance(everybody, Sided)
    assert [section.entity for section in everybody.sections] == ["xinhua-ji", "yang-you"]
    one = again.card(index, Others("cost-reduction", ("yang-you",)))
    assert isinstance(one, Sided)
    assert [section.entity for section in one.sections] == ["xinhua-ji"]
    # All were read: the file has changed.
    assert again.card(index, Others("cost-reduction", ("yang-you", "xinhua-ji"))) == everybody


def test_of_three_the_two_others_are_shown() -> None:
    rent = next(point for point in POINTS if point.id == "rent")
    third = rent.model_copy(update={"id": "third", "speakers": ("wei-lin",)})
    index = Index(KNOWLEDGE.model_copy(update={"points": (*POINTS, third)}))
    card = again.card(index, Others("cost-reduction", ("yang-you",)))
    assert isinstance(card, Sided)
    assert [section.entity for section in card.sections] == ["xinhua-ji", "wei-lin"]
    # The way back to who was left out.
    assert Others("cost-reduction", ("xinhua-ji", "wei-lin")) in opened(card)


def test_where_nobody_else_speaks_any_more_the_card_is_shown(index: Index) -> None:
    card = again.card(index, Others("parallel-training", ("yang-you",)))
    assert card
    assert card.subject == About("parallel-training")
    assert again.card(index, Others("nobody")) is None


@pytest.mark.parametrize(
    ("subject", "wanted"),
    [
        (Answered("cost-reduction", ("rent",)), [Others("cost-reduction", ("xinhua-ji",))]),
        (Answered("yang-you", ("three-savings",)), [Others("cost-reduction", ("yang-you",))]),
        (About("cost-reduction"), []),
        (Answered("yang-you", ("params-40x",)), []),
        (About("xinhua-ji"), []),
    ],
)
def test_others_are_offered_where_there_are_any(
    index: Index, subject: About | Answered, wanted: list[Others]
) -> None:
    card = again.card(index, subject)
    assert card
    assert [subject for subject in opened(card) if isinstance(subject, Others)] == wanted
    assert len(card.rows) <= 4


def opened(card: Card) -> list[Subject]:
    buttons = [button for row in card.rows for button in row]
    return [button.action.subject for button in buttons if isinstance(button.action, Open)]
