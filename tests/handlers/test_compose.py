from itertools import pairwise

import pytest
from hypothesis import given

from handlers.cards import BUDGET, Card
from handlers.compose import compose, described, explain
from knowledge.index import Index
from knowledge.match import Reason, Why
from knowledge.models import Knowledge, Point, Text
from tests.handlers.gair import POINTS
from tests.handlers.strategies import few, files, reasons


def own(index: Index, entity: str, reason: Reason | None = None, *, direct: bool = False) -> Card:
    points = index.points_of(entity)
    return compose(index, index.entities[entity], points, reason=reason, direct=direct)


def worded(point: Point, zh: str, en: str) -> Point:
    return point.model_copy(update={"id": "worded", "text": Text(zh=zh, en=en)})


@few
@given(files(), reasons)
def test_every_card_keeps_to_its_budgets_with_the_same_points(
    knowledge: Knowledge, reason: Reason | None
) -> None:
    index = Index(knowledge)
    for direct in (True, False):
        for entity in index.entities:
            card = own(index, entity, reason, direct=direct)
            assert card.fits()
            for language, budget in BUDGET.items():
                text = card.plain(language)
                assert len(text) <= budget
                assert all(point.text.in_(language) in text for point in card.points)
            places = [index.knowledge.points.index(point) for point in card.points]
            assert all(earlier < later for earlier, later in pairwise(places))


def test_a_bare_name_has_role_summary_and_points(index: Index) -> None:
    card = own(index, "yang-you")
    assert card.header
    assert card.header.zh == "新加坡国立大学校长青年教授、潞晨科技创始人"
    assert card.summary
    assert len(card.points) >= 4
    assert card.why is None


def test_an_answer_has_no_summary(index: Index) -> None:
    assert own(index, "yang-you", direct=True).summary is None


def test_a_summary_leaves_room_for_four_points(index: Index) -> None:
    entity = index.entities["yang-you"]
    long = worded(POINTS[0], "长" * 80, "long " * 20)
    points = [long.model_copy(update={"id": f"long-{n}"}) for n in range(6)]
    card = compose(index, entity, points)
    assert card.summary is None
    assert 0 < len(card.points) < 4


def test_organisation_and_role_stand_side_by_side(index: Index) -> None:
    words = described(index.entities["xinhua-ji"])
    assert words
    assert (words.zh, words.en) == ("UCloud · 董事长兼CEO", "UCloud · Chairman and CEO")
    assert described(index.entities["event"]) is None


def test_a_role_is_left_out_where_the_points_tell_it(index: Index) -> None:
    speaker = index.entities["xinhua-ji"]
    role = worded(index.points["densities"], "任UCloud董事长兼CEO", "Leads UCloud")
    points = (role, *index.points_of("xinhua-ji"))
    assert compose(index, speaker, points).header is None
    assert compose(index, speaker, points[1:]).header is not None


def test_speakers_are_named_where_title_and_point_do_not(index: Index) -> None:
    lines = own(index, "cost-reduction").plain("zh").splitlines()
    assert any(line.startswith("• 尤洋：三种办法") for line in lines)
    assert any(line.startswith("• 季昕华：训练分阶段") for line in lines)
    assert any(line.startswith("• 尤洋、季昕华等在圆桌") for line in lines)
    assert "尤洋：" not in own(index, "yang-you").plain("zh")


def test_who_else_said_it_is_named_on_a_speakers_card(index: Index) -> None:
    both = worded(index.points["round-table"], "两人讨论了成本", "The two discussed costs")
    card = compose(index, index.entities["yang-you"], [both, index.points["rent"]], direct=True)
    assert "• 尤洋、季昕华：两人讨论了成本" in card.plain("zh")
    assert "• Yang You, Xinhua Ji: The two discussed costs" in card.plain("en")
    assert "• 季昕华：训练分阶段" in card.plain("zh")


def test_the_only_speaker_on_a_topic_is_named_above(index: Index) -> None:
    assert "\nYang You:\n• " in own(index, "parallel-training").plain("en")


def test_the_report_speaks_without_a_name(index: Index) -> None:
    assert "• 大会于 2023 年" in own(index, "event").plain("zh")


def test_a_point_that_does_not_fit_is_passed_over(index: Index) -> None:
    entity = index.entities["event"]
    points = index.points_of("event")
    long = worded(points[0], "长" * 290, "long")
    assert compose(index, entity, [long, *points]).points == points


@pytest.mark.parametrize(
    ("why", "zh"),
    [
        ("order", "「A」≈「B」，语序不同"),
        ("pinyin", "「A」≈「B」，拼音"),
        ("initials", "「A」≈「B」，拼音首字母"),
        ("sound", "「A」≈「B」，同音"),
        ("typo", "「A」≈「B」，写法相近"),
    ],
)
def test_a_match_that_is_not_literal_is_explained(why: Why, zh: str) -> None:
    words = explain(Reason(why, "A", "B"))
    assert words
    assert words.zh == zh
    assert words.en.startswith('"A" ≈ "B", ')


@pytest.mark.parametrize("why", ["exact", "text"])
def test_a_literal_match_is_not_explained(why: Why, index: Index) -> None:
    assert explain(Reason(why, "尤洋", "尤洋")) is None
    card = own(index, "yang-you", Reason(why, "尤洋", "尤洋"))
    assert card.why is None
    assert card.subject == own(index, "yang-you").subject


def test_an_explanation_shows_no_hidden_characters(index: Index) -> None:
    card = own(index, "yang-you", Reason("sound", "优\u202e洋\ud800", "尤洋"))
    assert "「优洋」≈「尤洋」，同音" in card.plain("zh")
    assert card.asked == "优洋"
