"""A text as its units, with what of them touches."""

import pytest
from hypothesis import given

from knowledge.normalize import is_han
from knowledge.wording import Wording, stem
from tests.knowledge.strategies import questions


@pytest.mark.parametrize(
    ("word", "same"),
    [("training", "trained"), ("costs", "cost"), ("models", "model"), ("hallucination",) * 2],
)
def test_forms_of_a_word_have_one_stem(word: str, same: str) -> None:
    assert stem(word) == stem(same)


@pytest.mark.parametrize("word", ["洋", "4", "1.6", "é", "gpt4", ""])
def test_only_latin_words_are_stemmed(word: str) -> None:
    assert stem(word) == word


def test_text_is_given_back_as_it_was_typed() -> None:
    wording = Wording("請問　Yang YOU 講了什麼")
    assert wording.raw(2, 3) == "Yang YOU"
    assert wording.raw(0, 1) == "請問"
    assert wording.touches == [True, False, False, False, True, True, True, False]


@pytest.mark.parametrize(
    ("text", "between"), [("尤洋、张含望", "、"), ("尤洋 vs 张含望", "vs"), ("尤洋  张含望", "")]
)
def test_what_stands_between_two_units_is_given_back_too(text: str, between: str) -> None:
    wording = Wording(text)
    assert wording.between(1, len(wording) - 3) == between


def test_chinese_characters_that_touch_are_pairs() -> None:
    wording = Wording("并行 训练GPU models")
    assert wording.units == ["并", "行", "训", "练", "gpu", "models"]
    assert wording.pairs == ["并行", "", "训练", "", ""]
    assert wording.latin == [4, 5]
    assert wording.stems == ["并", "行", "训", "练", "gpu", "model"]


@given(questions)
def test_a_text_is_consistent_by_place(text: str) -> None:
    wording = Wording(text)
    count = len(wording)
    assert count == len(wording.units) == len(wording.stems) == len(wording.touches)
    assert wording.han == [is_han(unit) for unit in wording.units]
    assert wording.latin == [place for place in range(count) if not wording.han[place]]
    is_chinese = any(wording.han)
    assert len(wording.pairs) == (count - 1 if is_chinese else 0)
    assert len(wording.text) == len(wording.folded)
    assert sorted(wording.place_of.values()) == (list(range(count)) if is_chinese else [])
    for start, place in wording.place_of.items():
        assert wording.folded.startswith(wording.units[place][0], start)
        assert wording.raw(place, place)
    for place, pair in enumerate(wording.pairs):
        both = wording.han[place] and wording.han[place + 1] and wording.touches[place]
        assert pair == (wording.units[place] + wording.units[place + 1] if both else "")
