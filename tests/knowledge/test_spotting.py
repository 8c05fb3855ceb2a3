"""Names are found inside questions, and other people's are not."""

import pytest
from hypothesis import given

from knowledge.index import Index, asked
from knowledge.mention import Mention
from knowledge.models import Name, Speaker, Text
from tests.knowledge.conftest import SMALL
from tests.knowledge.strategies import questions

SMALL_INDEX = Index(SMALL)


def mentions(question: str) -> list[Mention]:
    return SMALL_INDEX.read(asked(question)).mentions


def best(question: str) -> tuple[str, str, str] | None:
    """What is mentioned, why, and how it was typed; only what is sure or leans to it."""
    reading = SMALL_INDEX.read(asked(question))
    named = [c.mention for c in reading.candidates if c.mention and not c.mention.is_hint]
    if not named:
        return None
    mention = named[0]
    return mention.key.entity.id, mention.why, reading.wording.raw(mention.first, mention.last)


@pytest.mark.parametrize(
    ("question", "entity", "why", "typed"),
    [
        ("尤洋讲了什么", "yang-you", "exact", "尤洋"),
        ("請問尤洋的演講", "yang-you", "exact", "尤洋"),
        ("我想知道昨天下午最后一场里星爵到底说了些什么", "charles-xie", "exact", "星爵"),
        ("What did You Yang say?", "yang-you", "pinyin", "You Yang"),
        ("tell me about CHARLES XIE please", "charles-xie", "exact", "CHARLES XIE"),
        ("Xie, Charles", "charles-xie", "order", "Xie, Charles"),
        ("zhanghanwang讲因果", "hanwang-zhang", "pinyin", "zhanghanwang"),
        ("ZHW 怎么看", "hanwang-zhang", "initials", "ZHW"),
    ],
)
def test_a_name_is_found_in_a_question(question: str, entity: str, why: str, typed: str) -> None:
    assert best(question) == (entity, why, typed)


@pytest.mark.parametrize(
    ("question", "typed"),
    [
        ("张含望讲了什么", "张含望"),
        ("张含望老师怎么看偏见", "张含望"),
        ("听听张含望", "张含望"),
    ],
)
def test_what_stands_there_literally_is_no_slip(question: str, typed: str) -> None:
    found = best(question)
    assert found is not None
    assert found[1:] == ("exact", typed)


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
    "question",
    ["尤洋和张含望", "Yang You and Hanwang Zhang", "尤洋 vs. zhang hanwang", "优洋、张寒望"],
)
def test_two_names_are_both_found(question: str) -> None:
    found = {mention.key.entity.id for mention in mentions(question) if not mention.is_hint}
    assert found == {"yang-you", "hanwang-zhang"}


def test_in_a_very_long_text_a_likeness_proves_nothing() -> None:
    long = "听众们在走廊里排队领取咖啡和点心" * 5
    found = mentions(f"{long}张合望{long}")
    unsure = [mention for mention in found if mention.key.entity.id == "hanwang-zhang"]
    assert unsure
    assert not any(mention.is_sure for mention in unsure)
    assert any(m.is_sure for m in mentions(f"{long}张含望{long}") if m.why == "exact")


def test_a_part_of_a_longer_name_is_not_found_beside_it() -> None:
    found = [[(m.first, m.last) for m in mentions(text)] for text in ("Charles Xie", "Charles")]
    assert found[0] == [(0, 1)]
    assert set(found[1]) == {(0, 0)}


def test_what_sounds_like_several_entries_is_sure_of_none() -> None:
    summary = Text(zh="讲了话", en="Spoke")
    pair = (("li-bowen", "李博文", "Bowen Li"), ("li-bowen-2", "李伯文", "Bo-wen Li"))
    speakers = tuple(
        Speaker(id=id_, name=Name(zh=zh, en=en), summary=summary) for id_, zh, en in pair
    )
    index = Index(SMALL.model_copy(update={"speakers": (*SMALL.speakers, *speakers)}))
    heard = index.read(asked("李波文")).mentions
    assert {mention.key.entity.id for mention in heard} == {"li-bowen", "li-bowen-2"}
    assert not any(mention.is_sure for mention in heard)
    literal = index.read(asked("李伯文")).mentions
    assert [m.key.entity.id for m in literal if m.is_sure] == ["li-bowen-2"]


@given(questions)
def test_mentions_lie_inside_the_text_and_name_what_is_known(text: str) -> None:
    reading = SMALL_INDEX.read(asked(text))
    for mention in reading.mentions:
        assert 0 <= mention.first <= mention.last < len(reading.wording)
        assert SMALL_INDEX.entities[mention.key.entity.id] is mention.key.entity
        assert not (mention.is_sure and mention.is_hint)
        assert reading.wording.raw(mention.first, mention.last)
