"""A question's words before the event is known: which say something, and what."""

import pytest
from hypothesis import given

from knowledge.normalize import is_han
from knowledge.phrases import read
from knowledge.wording import Wording
from knowledge.words import Marks, vocabulary
from tests.knowledge.strategies import questions


def marks(text: str) -> Marks:
    return vocabulary().marks(Wording(text))


def content(question: str) -> str:
    """What is left of a question without the words that carry nothing."""
    units, empty = Wording(question).units, marks(question).ignored
    return " ".join(unit for place, unit in enumerate(units) if place not in empty)


def ideas(text: str) -> set[int]:
    return {number for _, _, number in marks(text).ideas}


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("请问尤洋讲了什么", "尤 洋"),
        ("張含望講了什麼？", "张 含 望"),
        ("What did Yang You say about bandwidth?", "yang bandwidth"),
        ("could you please tell me about causality", "causality"),
        ("你好", ""),
        ("尤洋更看重成本还是在意安全", "尤 洋 成 本 安 全"),
        ("周末的任务", "周 末 任 务"),
        ("thanks!", ""),
        ("早上好，各位老师们", ""),
        ("hello there, how are you?", ""),
        ("what's this about", ""),
        ("who else dont like GPUs anot", "gpus"),
        ("邊個話佢哋追唔上㗎", "追"),
        ("那个老爷子整了个啥玩意儿", ""),
        ("他们那帮人一块儿掰扯啥呢", ""),
        ("呢單嘢係邊個傾緊嚟㗎", ""),
        ("攞顯卡嚟做乜", "显 卡"),
        ("weather, hotel booking or recipe", "weather hotel booking recipe"),
    ],
)
def test_words_without_content_are_ignored(question: str, left: str) -> None:
    assert content(question) == left


@pytest.mark.parametrize(
    ("question", "ground"), [("大会", {0, 1}), ("any speakers", {1}), ("尤洋", set())]
)
def test_words_of_any_event_are_common_ground(question: str, ground: set[int]) -> None:
    assert marks(question).ground == ground


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("费用", "costs"),
        ("省钱", "cheaper"),
        ("算力", "computing power"),
        ("幻觉", "hallucinations"),
        ("显卡", "GPU"),
        ("圆桌", "round table"),
        ("成本", "price"),
        ("大模型", "LLMs"),
        ("机房", "IDC"),
        ("微调", "ft"),
        ("英伟达", "NVDA"),
        ("跟不上", "catch up"),
        ("礼拜天", "weekend"),
        ("死机", "crash"),
        ("份工", "jobs"),
        ("晏昼", "afternoon"),
        ("乱噏", "hallucination"),
    ],
)
def test_words_of_one_idea_meet_across_the_languages(one: str, other: str) -> None:
    assert ideas(one) & ideas(other)


@pytest.mark.parametrize(
    ("one", "other"), [("费用", "GPU"), ("幻觉", "cheap"), ("尤洋", "李博"), ("加快", "slow")]
)
def test_other_words_do_not(one: str, other: str) -> None:
    assert not ideas(one) & ideas(other)


def test_words_of_any_event_are_no_idea() -> None:
    assert ideas("大会 conference speakers") == set()


def test_each_idea_is_named_once_for_a_word() -> None:
    found = marks("costs").ideas
    assert found
    assert len(found) == len(set(found))


@pytest.mark.parametrize("text", ["费用 computing power", "幻觉和成本", "大会", ""])
def test_a_text_that_is_split_already_has_the_same_ideas(text: str) -> None:
    wording = Wording(text)
    stems = [wording.stems[place] for place in wording.latin]
    assert vocabulary().ideas(wording.folded, stems) == ideas(text)


def test_the_vocabulary_is_read_once() -> None:
    assert vocabulary() is vocabulary()


@given(questions)
def test_marks_lie_inside_any_text(text: str) -> None:
    count, found = len(Wording(text)), marks(text)
    assert found.ignored | found.ground <= set(range(count))
    assert all(0 <= first <= last < count for first, last, _ in found.ideas)


@pytest.mark.parametrize("question", ["AWS pricing", "华为发布会", "pricing at NeurIPS", "房价"])
def test_names_of_other_things_are_told(question: str) -> None:
    assert len(marks(question).others) == 1
    assert not marks("UCloud 的电价").others


def test_names_of_other_things_stand_each_for_itself() -> None:
    (one,), (same,), (other,) = (
        {number for _, _, number in marks(name).others} for name in ("微信", "微信", "腾讯")
    )
    assert one == same != other


@pytest.mark.parametrize("name", ["words.txt", "cues.txt"])
def test_a_phrase_that_begins_in_chinese_is_chinese_all_through(name: str) -> None:
    """Such phrases are found character by character, others word by word."""
    phrases = [phrase for lines in read(name).values() for _, phrase in lines]
    assert not [phrase for phrase in phrases if is_han(phrase) and not all(map(is_han, phrase))]
