"""A question's words before the event is known: which say something, and what."""

import pytest
from hypothesis import given

from knowledge.words import Phrases, Wording, stem, vocabulary
from tests.knowledge.strategies import questions


def content(question: str) -> str:
    """What is left of a question without the words that carry nothing."""
    wording = Wording(question)
    empty = vocabulary().ignored_places(wording)
    return " ".join(unit.text for at, unit in enumerate(wording.units) if at not in empty)


def ideas(text: str) -> set[str]:
    return {term.text for term in vocabulary().terms(Wording(text)) if term.is_idea}


@pytest.mark.parametrize(
    ("word", "same"),
    [("training", "trained"), ("costs", "cost"), ("models", "model"), ("hallucination",) * 2],
)
def test_forms_of_a_word_have_one_stem(word: str, same: str) -> None:
    assert stem(word) == stem(same)


@pytest.mark.parametrize("word", ["洋", "4", "1.6", "é", "gpt4", ""])
def test_only_latin_words_are_stemmed(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize(
    ("question", "left"),
    [
        ("请问尤洋讲了什么", "尤 洋"),
        ("張含望講了什麼？", "张 含 望"),
        ("What did Yang You say about bandwidth?", "yang bandwidth"),
        ("could you please tell me about causality", "causality"),
        ("你好", ""),
        ("thanks!", ""),
        ("早上好，各位老师们", ""),
        ("hello there, how are you?", ""),
        ("what's this about", ""),
    ],
)
def test_words_without_content_are_ignored(question: str, left: str) -> None:
    assert content(question) == left


@pytest.mark.parametrize(
    ("question", "ground"), [("大会", {0, 1}), ("any speakers", {1}), ("尤洋", set())]
)
def test_words_of_any_event_are_common_ground(question: str, ground: set[int]) -> None:
    assert vocabulary().ground_places(Wording(question)) == ground


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
    ],
)
def test_words_of_one_idea_meet_across_the_languages(one: str, other: str) -> None:
    assert ideas(one) & ideas(other)


@pytest.mark.parametrize(("one", "other"), [("费用", "GPU"), ("幻觉", "cheap"), ("尤洋", "李博")])
def test_other_words_do_not(one: str, other: str) -> None:
    assert not ideas(one) & ideas(other)


def test_chinese_is_looked_up_in_pairs_that_touch_and_latin_by_its_stem() -> None:
    terms = [term.text for term in vocabulary().terms(Wording("并行 训练 models")) if term.text]
    assert {"并行", "训练", "model"} <= set(terms)
    assert "行训" not in terms


def test_the_longest_phrase_comes_first() -> None:
    phrases = Phrases()
    for phrase in ("向量", "向量数据库", "vector", "vector_database"):
        phrases.add(phrase, phrase)
    assert list(phrases.at(Wording("向量数据库"), 0)) == [(5, ("向量数据库",)), (2, ("向量",))]
    assert [n for n, _ in phrases.at(Wording("Vector Databases"), 0)] == [2, 1]
    assert [n for n, _ in phrases.at(Wording("向 量"), 0)] == []


def test_text_is_given_back_as_it_was_typed() -> None:
    wording = Wording("請問　Yang YOU 講了什麼")
    assert wording.raw(2, 3) == "Yang YOU"
    assert wording.raw(0, 1) == "請問"
    assert wording.touching(0, 1)
    assert not wording.touching(1, 2)


def test_each_idea_is_named_once_for_a_word() -> None:
    found = [term for term in vocabulary().terms(Wording("costs")) if term.is_idea]
    assert len(found) == len(set(found))


@given(questions)
def test_terms_lie_inside_any_text(text: str) -> None:
    wording = Wording(text)
    words = vocabulary()
    places = words.ignored_places(wording) | words.ground_places(wording)
    assert places <= set(range(len(wording)))
    for term in words.terms(wording):
        assert term.text
        assert 0 <= term.first <= term.last < len(wording)
