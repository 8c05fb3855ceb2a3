from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import replies
from handlers.cards import BUDGET
from handlers.compare import COMPARED, EACH, HEARD, comparison, voices
from handlers.sides import Sided
from handlers.subject_codes import LENGTH, pack
from knowledge.answer import Side
from knowledge.index import Index
from knowledge.match import Reason
from knowledge.models import Knowledge, Point, Text
from tests.handlers import outcomes
from tests.handlers.gair import POINTS
from tests.handlers.outcomes import side
from tests.handlers.strategies import few, files, reasons

NOTHING = "报道里没有这方面的内容。"
NAMES = ("尤洋", "季昕华")
TOO_LONG = "内容较长，请看单独的卡片。"


def worded(identity: str, zh: str, en: str = "en") -> Point:
    return POINTS[0].model_copy(update={"id": identity, "text": Text(zh=zh, en=en)})


def heard(card: Sided) -> list[tuple[str, int]]:
    return [(section.entity, len(section.bullets)) for section in card.sections]


@few
@given(files(), st.lists(reasons.filter(bool), max_size=3), st.permutations(range(3)))
def test_any_sides_keep_to_the_budgets_and_come_again_from_their_subject(
    knowledge: Knowledge, why: list[Reason], order: list[int]
) -> None:
    index = Index(knowledge)
    ids = [list(index.entities)[place] for place in order]
    found = outcomes.voices(index, "event")
    cards = [
        comparison(index, [side(index, id_) for id_ in ids[:2]], reasons=why),
        comparison(index, [side(index, id_) for id_ in ids], reasons=why),
        *([voices(index, found.entity, found.sides, reason=why[0])] if why else []),
        voices(index, found.entity, found.sides),
    ]
    for card in cards:
        assert card.fits()
        for language in BUDGET:
            text = card.plain(language)
            assert all(point.text.in_(language) in text for point in card.points)
            assert card.room(language) == BUDGET[language] - len(text)
        assert len(pack(card.subject)[1]) <= LENGTH
        if not card.why and (card.points or card.is_comparison):
            rebuilt = replies.shown(index, card.subject)
            assert rebuilt
            assert rebuilt.plain("zh") == card.plain("zh")
            assert rebuilt.plain("en") == card.plain("en")


def test_each_side_has_its_name_and_its_points(index: Index) -> None:
    card = comparison(index, [side(index, "yang-you"), side(index, "xinhua-ji")])
    lines = card.plain("zh").splitlines()
    assert lines[0] == "尤洋、季昕华"
    yang, ji = (next(n for n, line in enumerate(lines[1:], 1) if name in line) for name in NAMES)
    assert lines[yang + 1].startswith("• 2016 年")
    assert lines[ji + 1].startswith("• 做好大模型要看四种密度")
    assert card.plain("en").startswith("Yang You and Xinhua Ji\n")
    (_, mine), (_, his) = heard(card)
    assert abs(mine - his) <= 1


def test_three_are_compared_too(index: Index) -> None:
    card = comparison(index, [side(index, id_) for id_ in ("yang-you", "xinhua-ji", "wei-lin")])
    assert card.title("zh") == "尤洋、季昕华、林伟"
    assert card.title("en") == "Yang You, Xinhua Ji and Wei Lin"
    assert all(count for _, count in heard(card))


def test_who_has_nothing_to_say_is_told_so(index: Index) -> None:
    sides = [side(index, id_, "cost-reduction") for id_ in ("yang-you", "wei-lin")]
    card = comparison(index, sides)
    assert card.plain("zh").splitlines()[-3] == NOTHING
    assert "Nothing about this in the report." in card.plain("en")


def test_systems_name_who_speaks_of_them(index: Index) -> None:
    card = comparison(index, [side(index, "colossal-ai"), side(index, "neutral-cloud")])
    assert "• 尤洋：Colossal-AI 有" in card.plain("zh")


def test_organisations_stand_where_there_is_room(index: Index) -> None:
    short = Side(index.entities["yang-you"], index.points_of("yang-you")[:1])
    assert "季昕华 · UCloud：" in comparison(index, [short, side(index, "xinhua-ji")]).plain("zh")
    full = comparison(index, [side(index, "yang-you"), side(index, "xinhua-ji")])
    assert "UCloud" not in full.plain("zh") or full.fits()


def test_the_heading_has_its_line_however_full_the_card_is(index: Index) -> None:
    entities = [index.entities[id_] for id_ in ("yang-you", "xinhua-ji", "wei-lin")]
    for length in range(8, 40):
        sides = [
            Side(one, tuple(worded(f"{one.id}-{n}", "长" * length) for n in range(10)))
            for one in entities
        ]
        compared, voiced = comparison(index, sides), voices(index, entities[0], sides)
        assert compared.plain("zh").splitlines()[1] == "各自的说法"
        assert voiced.plain("zh").splitlines()[1] == "各位讲者的说法"
        assert compared.fits()
        assert voiced.fits()


def test_one_voice_alone_has_no_heading(index: Index) -> None:
    yang = side(index, "yang-you", "cost-reduction")
    about = index.entities["cost-reduction"]
    assert voices(index, about, [yang]).header is None
    long = Side(index.entities["wei-lin"], (worded("long", "长" * 290),))
    alone = voices(index, about, [yang, long])
    assert alone.header is None
    assert [section.entity for section in alone.sections] == ["yang-you"]
    assert voices(index, about, []).points == ()


def test_long_statements_of_one_leave_the_other_its_room(index: Index) -> None:
    yang, ji = index.entities["yang-you"], index.entities["xinhua-ji"]
    long = [worded(f"long-{n}", "长" * 85) for n in range(3)]
    brief = [worded(f"brief-{n}", "短" * 20) for n in range(3)]
    card = comparison(index, [Side(yang, tuple(long)), Side(ji, tuple(brief))])
    assert heard(card) == [("yang-you", 1), ("xinhua-ji", 3)]
    card = comparison(index, [Side(yang, (worded("l", "长" * 230), *brief)), Side(ji, tuple(long))])
    assert all(count >= 2 for _, count in heard(card))


def test_a_side_whose_statements_are_all_too_long_points_to_its_card(index: Index) -> None:
    yang, ji = index.entities["yang-you"], index.entities["xinhua-ji"]
    long = Side(yang, (worded("long", "长" * 290),))
    card = comparison(index, [long, side(index, "xinhua-ji")])
    assert TOO_LONG in card.plain("zh")
    assert NOTHING not in card.plain("zh")
    assert heard(card)[1][1] > 1
    assert comparison(index, [Side(ji, ()), long]).plain("zh").count(NOTHING) == 1


def test_a_statement_of_both_stands_once_unless_it_is_all_that_one_says(index: Index) -> None:
    sides = [side(index, id_, "cost-reduction") for id_ in ("yang-you", "xinhua-ji")]
    assert comparison(index, sides).plain("zh").count("在圆桌上讨论了成本") == 1
    both = index.points["round-table"]
    only = [Side(one.entity, (both,)) for one in sides]
    assert comparison(index, only).plain("zh").count("在圆桌上讨论了成本") == 2


def test_why_the_names_were_taken_is_told_for_each(index: Index) -> None:
    slips = [Reason("sound", "优洋", "尤洋"), Reason("sound", "季新华", "季昕华")]
    sides = [side(index, "yang-you"), side(index, "xinhua-ji")]
    card = comparison(index, sides, reasons=slips)
    assert "「优洋」≈「尤洋」，同音；「季新华」≈「季昕华」，同音" in card.plain("zh")
    assert card.asked == "优洋 季新华"
    assert comparison(index, sides, reasons=[Reason("exact", "尤洋", "尤洋")]).why is None


def test_the_reason_gives_way_to_a_voice(index: Index) -> None:
    slip = Reason("sound", "优" * 30, "尤" * 30)
    sides = [
        Side(index.entities[id_], (worded(id_, "长" * 90),)) for id_ in ("yang-you", "wei-lin")
    ]
    full = comparison(index, sides, reasons=[slip, slip])
    assert full.why is None
    assert all(count for _, count in heard(full))


def test_every_speaker_is_heard_before_anybody_says_a_second_thing(index: Index) -> None:
    found = outcomes.voices(index, "cost-reduction")
    card = voices(index, found.entity, found.sides)
    assert card.title("en") == "Cutting costs · 降低成本"
    assert heard(card) == [("yang-you", 2), ("xinhua-ji", 2)]
    entities = [index.entities[id_] for id_ in ("yang-you", "xinhua-ji", "wei-lin")]
    many = [
        Side(entity, tuple(worded(f"{entity.id}-{n}", "长" * 60) for n in range(2)))
        for entity in entities
    ]
    assert [count for _, count in heard(voices(index, found.entity, many))] == [1, 1, 1]


def test_a_statement_of_two_voices_stands_once_and_names_both(index: Index) -> None:
    both = worded("both", "两人都这么说").model_copy(update={"speakers": ("yang-you", "xinhua-ji")})
    sides = [Side(index.entities[id_], (both,)) for id_ in both.speakers]
    card = voices(index, index.entities["cost-reduction"], sides)
    assert heard(card) == [("yang-you", 1)]
    assert "• 尤洋、季昕华：两人都这么说" in card.plain("zh")


def test_no_card_has_more_than_a_button_can_carry(index: Index) -> None:
    brief = tuple(worded(f"brief-{n}", "短") for n in range(30))
    sides = [
        Side(index.entities[id_], brief[n::3]) for n, id_ in enumerate(list(index.entities)[:3])
    ]
    assert len(comparison(index, sides).points) == COMPARED
    card = voices(index, index.entities["event"], sides)
    assert len(card.points) <= HEARD
    assert {count for _, count in heard(card)} == {EACH}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_points_keep_their_order(index: Index, language: str) -> None:
    card = comparison(index, [side(index, "yang-you"), side(index, "xinhua-ji")])
    for section in card.sections:
        own = index.points_of(section.entity)
        places = [own.index(bullet.point) for bullet in section.bullets]
        assert all(earlier < later for earlier, later in pairwise(places)), language
