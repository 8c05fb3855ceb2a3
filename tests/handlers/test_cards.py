from dataclasses import replace

import pytest
from hypothesis import given

from handlers.actions import About, Answered
from handlers.cards import BUDGET, MOST, Bullet, Card, Digest, Notice, length
from handlers.words import Words
from knowledge.models import Knowledge, Name
from tests.handlers.gair import EVENT, POINTS
from tests.handlers.strategies import few, files

NOBODY, YANG, JI = Words("", ""), Words("尤洋", "Yang You"), Words("季昕华", "Xinhua Ji")
CARD = Card("parallel-training", Name(zh="并行训练", en="Parallel training"), EVENT.source)


def card(*voices: Words) -> Card:
    bullets = [Bullet(point, voice) for point, voice in zip(POINTS, voices, strict=False)]
    return replace(CARD, bullets=tuple(bullets))


def test_a_card_reads_in_both_languages() -> None:
    full = replace(
        card(YANG, JI),
        header=Words("头衔", "Title"),
        why=Words("同音", "same sound"),
        summary=Words("概要", "Summary"),
    )
    assert full.plain("zh").splitlines() == [
        "并行训练 · Parallel training",
        "头衔",
        "同音",
        "概要",
        "",
        "• 尤洋：2016 年到 2021 年 1 月，AI 模型参数量每 18 个月增长 40 倍。 ¶20",
        "• 季昕华：同期 GPU 算力每 18 个月只增长 1.7 倍。 ¶20",
        "",
        "雷峰网报道 ¶20",
    ]
    assert full.plain("en").splitlines()[5].startswith("• Yang You: From 2016")
    assert full.plain("en").splitlines()[-1] == "Leiphone report ¶20"


def test_one_voice_is_named_once_above() -> None:
    assert card(YANG, YANG).plain("zh").splitlines()[2] == "尤洋："
    assert card(YANG, YANG).plain("en").splitlines()[2] == "Yang You:"
    assert card(YANG, YANG).plain("zh").count("尤洋") == 1


@pytest.mark.parametrize("voices", [(YANG,), (YANG, JI), (YANG, NOBODY), (YANG, YANG, NOBODY)])
def test_several_voices_are_named_with_what_they_say(voices: tuple[Words, ...]) -> None:
    text = card(*voices).plain("zh")
    assert text.count("• 尤洋：") == voices.count(YANG)
    assert text.count("• 季昕华：") == voices.count(JI)


def test_all_cited_paragraphs_stand_in_the_footer_once() -> None:
    assert card(*[NOBODY] * 6).plain("en").endswith("Leiphone report ¶20, 21, 22, 44, 48")
    assert CARD.plain("zh").endswith("\n雷峰网报道")


def test_a_title_names_the_other_language_unless_it_is_the_same_or_too_long() -> None:
    assert CARD.title("en") == "Parallel training · 并行训练"
    assert replace(CARD, name=Name(zh="ucloud", en="UCloud")).title("zh") == "ucloud"
    assert replace(CARD, name=Name(zh="长" * 60, en="l" * 60)).title("zh") == "长" * 60


def test_points_are_what_is_printed() -> None:
    assert card(YANG, YANG).points == POINTS[:2]


def test_a_subject_carries_the_words_that_were_explained() -> None:
    asked = replace(card(YANG), asked="优洋")
    assert asked.subject == About("parallel-training")
    why = replace(asked, why=Words("同音", "same sound"))
    assert why.subject == About("parallel-training", "优洋")
    answered = Answered("parallel-training", (POINTS[0].id,), "优洋")
    assert replace(why, direct=True).subject == answered


@few
@given(files())
def test_the_length_of_bullets_is_what_they_add(knowledge: Knowledge) -> None:
    voices = [NOBODY, Words("", "Yang You"), YANG, YANG]
    for count in range(len(knowledge.points) + 1):
        bullets = tuple(
            Bullet(point, voices[(number + count) % 4 if count % 2 else 2])
            for number, point in enumerate(knowledge.points[:count])
        )
        for language in BUDGET:
            added = len(replace(CARD, bullets=bullets).plain(language)) - len(CARD.plain(language))
            assert added == length(bullets, language)


def test_room_and_fit_go_by_the_stricter_language() -> None:
    assert CARD.fits()
    assert CARD.room("zh") == 300 - len(CARD.plain("zh"))
    assert not replace(CARD, summary=Words("长" * 300, "short")).fits()
    assert not replace(CARD, summary=Words("短", "l" * 700)).fits()


def test_a_notice_is_its_title_and_its_lines() -> None:
    notice = Notice(Words("一\n二", "one\ntwo"), title=Words("题", "Title"))
    assert notice.plain("en") == "Title\none\ntwo"
    assert next(span.style for line in notice.lines("zh") for span in line) == "title"
    assert Notice(Words("一", "one")).plain("zh") == "一"


def test_a_digest_labels_every_point_but_those_of_nobody() -> None:
    bullets = tuple(Bullet(POINTS[n], who) for n, who in enumerate((YANG, YANG, NOBODY)))
    digest = Digest(Words("题", "Title"), Words("出处", "Source"), bullets)
    assert digest.plain("zh").splitlines() == [
        "题",
        "",
        "• 尤洋：2016 年到 2021 年 1 月，AI 模型参数量每 18 个月增长 40 倍。 ¶20",
        "• 尤洋：同期 GPU 算力每 18 个月只增长 1.7 倍。 ¶20",
        "• Colossal-AI 有高效内存、N 维并行、大规模优化三个层次。 ¶21",
        "",
        "出处",
    ]
    assert digest.points == POINTS[:3]
    assert all(span.text for line in digest.lines("en") for span in line)


def test_a_digest_fits_by_utf_16_units_of_both_languages() -> None:
    def holds(zh: str, en: str) -> bool:
        return Digest(Words("", ""), Words("", ""), text=(Words(zh, en),)).fits()

    most = MOST - len(Digest(Words("", ""), Words("", ""), text=(Words("", ""),)).plain("zh")) * 2
    assert holds("长" * (most - 10), "e" * 10)
    assert not holds("长" * (most - 10), "e" * 11)
    assert not holds("\U0001f600" * (most // 2), "ee")
