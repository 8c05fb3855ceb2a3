from dataclasses import replace

from handlers.actions import Compared, Heard
from handlers.cards import Bullet
from handlers.sides import Section, Sided
from handlers.words import Words
from tests.handlers.gair import EVENT, POINTS

NOBODY = Words("", "")
YANG = Section("yang-you", Words("尤洋", "Yang You"), bullets=(Bullet(POINTS[0], NOBODY),))
JI = Section("xinhua-ji", Words("季昕华", "Xinhua Ji"), note=Words("没有。", "Nothing."))
COMPARISON = Sided(
    "yang-you",
    Words("尤洋、季昕华", "Yang You and Xinhua Ji"),
    EVENT.source,
    sections=(YANG, JI),
    is_comparison=True,
)
VOICES = replace(
    COMPARISON, entity="cost-reduction", name=Words("降低成本", "Cost"), is_comparison=False
)


def test_a_comparison_reads_side_by_side() -> None:
    assert COMPARISON.plain("zh").splitlines() == [
        "尤洋、季昕华",
        "",
        "尤洋：",
        "• 2016 年到 2021 年 1 月，AI 模型参数量每 18 个月增长 40 倍。 ¶20",
        "",
        "季昕华：",
        "没有。",
        "",
        "雷峰网报道 ¶20",
    ]
    assert COMPARISON.plain("en").splitlines()[:3] == ["Yang You and Xinhua Ji", "", "Yang You:"]


def test_voices_are_titled_by_what_they_speak_about_in_both_languages() -> None:
    assert VOICES.title("zh") == "降低成本 · Cost"
    assert COMPARISON.title("zh") == "尤洋、季昕华"


def test_an_affiliation_stands_beside_the_name() -> None:
    known = replace(YANG, affiliation=Words("潞晨科技", "HPC-AI Tech"))
    assert known.label("zh") == "尤洋 · 潞晨科技："
    assert known.label("en") == "Yang You · HPC-AI Tech:"


def test_one_more_statement_takes_the_place_of_the_word_that_there_is_none() -> None:
    more = COMPARISON.adding(1, Bullet(POINTS[6], NOBODY))
    assert "没有" not in more.plain("zh")
    assert more.points == (POINTS[0], POINTS[6])
    assert more.plain("en").endswith("Leiphone report ¶20, 26")


def test_a_section_without_anything_is_not_shown() -> None:
    empty = replace(VOICES, sections=(YANG, replace(JI, note=None)))
    assert "季昕华" not in empty.plain("zh")


def test_a_subject_carries_what_is_printed_by_side() -> None:
    sides = (("yang-you", (POINTS[0].id,)), ("xinhua-ji", ()))
    assert COMPARISON.subject == Compared(sides)
    assert VOICES.subject == Heard("cost-reduction", sides)
    explained = replace(COMPARISON, asked="优洋", why=Words("同音", "same sound"))
    assert explained.subject == Compared(sides, "优洋")


def test_what_there_would_be_to_print_is_carried_where_nothing_fits() -> None:
    waiting = replace(COMPARISON, sections=(YANG, replace(JI, first="rent")))
    assert waiting.subject == Compared((("yang-you", (POINTS[0].id,)), ("xinhua-ji", ("rent",))))


def test_words_find_the_same_again() -> None:
    assert COMPARISON.query == Words("尤洋 季昕华", "Yang You vs Xinhua Ji")
    assert VOICES.query == Words("谁谈过降低成本？", "Who talked about Cost?")
