"""Names are found inside questions, literally and with slips, and other people's are not."""

import pytest
from hypothesis import given

from knowledge.index import Index
from knowledge.spotting import Mention
from tests.knowledge.conftest import SMALL
from tests.knowledge.strategies import questions

SMALL_INDEX = Index(SMALL)


def mentions(question: str) -> list[Mention]:
    return SMALL_INDEX.read(question).mentions


def best(question: str) -> tuple[str, str, str] | None:
    """What is mentioned, why, and how it was typed; only what is sure or leans to it."""
    reading = SMALL_INDEX.read(question)
    named = [c.mention for c in reading.candidates if c.mention and not c.mention.is_hint]
    if not named:
        return None
    mention = named[0]
    return mention.key.entity, mention.why, reading.wording.raw(mention.first, mention.last)


@pytest.mark.parametrize(
    ("question", "entity", "why", "asked"),
    [
        ("尤洋讲了什么", "yang-you", "exact", "尤洋"),
        ("請問尤洋的演講", "yang-you", "exact", "尤洋"),
        ("我想知道昨天下午最后一场里星爵到底说了些什么", "charles-xie", "exact", "星爵"),
        ("What did You Yang say?", "yang-you", "pinyin", "You Yang"),
        ("tell me about CHARLES XIE please", "charles-xie", "exact", "CHARLES XIE"),
        ("Xie, Charles", "charles-xie", "order", "Xie, Charles"),
        ("zhanghanwang讲因果", "hanwang-zhang", "pinyin", "zhanghanwang"),
        ("ZHW 怎么看", "hanwang-zhang", "initials", "ZHW"),
        ("优洋讲了什么", "yang-you", "sound", "优洋"),
        ("張寒望老師", "hanwang-zhang", "sound", "張寒望"),
        ("星绝", "charles-xie", "sound", "星绝"),
        ("张合望", "hanwang-zhang", "typo", "张合望"),  # looks like 含
        ("Charlse Xie", "charles-xie", "typo", "Charlse Xie"),  # two letters swapped
        ("Chsrles Xie", "charles-xie", "typo", "Chsrles Xie"),  # the key beside it
        ("Hanwang Zhng", "hanwang-zhang", "typo", "Hanwang Zhng"),  # a letter left out
        ("hanwwang zhang", "hanwang-zhang", "typo", "hanwwang zhang"),  # a letter twice
        ("Hamwamg Zhang", "hanwang-zhang", "typo", "Hamwamg Zhang"),  # two letters wrong
        ("collosal ai", "colossal-ai", "typo", "collosal ai"),
    ],
)
def test_a_name_is_found_in_a_question(question: str, entity: str, why: str, asked: str) -> None:
    assert best(question) == (entity, why, asked)


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("张含望讲了什么", "张含望"),
        ("张含望老师怎么看偏见", "张含望"),
        ("听听张含望", "张含望"),
    ],
)
def test_what_stands_there_literally_is_no_slip(question: str, asked: str) -> None:
    found = best(question)
    assert found is not None
    assert found[1:] == ("exact", asked)


@pytest.mark.parametrize(
    "question",
    [
        "李白", "马斯克", "张三", "周杰伦", "望", "张", "尤", "洋", "Charly", "Xi", "You",
        "how are you", "what do you say", "Zhang Wei", "Han", "大洋", "优秀", "海洋里有什么",
        "关羽张飞", "thank you young man",
    ],
)  # fmt: skip
def test_others_are_not_found(question: str) -> None:
    assert best(question) is None


@pytest.mark.parametrize(
    ("question", "entity"),
    [("张含韵", "hanwang-zhang"), ("尤洋洋", "yang-you"), ("尤详", "yang-you")],
)
def test_a_near_name_is_at_most_a_hint(question: str, entity: str) -> None:
    found = mentions(question)
    assert {mention.key.entity for mention in found} == {entity}
    assert all(mention.is_hint for mention in found)


@pytest.mark.parametrize(
    "question",
    ["尤洋和张含望", "Yang You and Hanwang Zhang", "尤洋 vs. zhang hanwang", "优洋、张寒望"],
)
def test_two_names_are_both_found(question: str) -> None:
    found = {mention.key.entity for mention in mentions(question) if not mention.is_hint}
    assert found == {"yang-you", "hanwang-zhang"}


def test_in_a_very_long_text_a_likeness_proves_nothing() -> None:
    long = "听众们在走廊里排队领取咖啡和点心" * 5
    unsure = [m for m in mentions(f"{long}张合望{long}") if m.key.entity == "hanwang-zhang"]
    assert unsure
    assert not any(mention.is_sure for mention in unsure)
    assert any(m.is_sure for m in mentions(f"{long}张含望{long}") if m.why == "exact")


@given(questions)
def test_mentions_lie_inside_the_text_and_name_what_is_known(text: str) -> None:
    reading = SMALL_INDEX.read(text)
    for mention in reading.mentions:
        assert 0 <= mention.first <= mention.last < len(reading.wording)
        assert mention.key.entity in SMALL_INDEX.entities
        assert not (mention.is_sure and mention.is_hint)
        assert reading.wording.raw(mention.first, mention.last)
