"""Lengths as a reader counts them."""

import pytest
from pydantic import ValidationError

from knowledge.limits import Limit, characters, words
from knowledge.models import Text


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("中文", 2), (" 万卡 = 10,000 cards\n", 14), ("A\u3000B", 2)]
)
def test_chinese_is_counted_in_characters_without_white_space(text: str, length: int) -> None:
    assert characters(text) == length


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("one", 1), (" fine-tuning  costs\n1.7 yuan ", 4)]
)
def test_english_is_counted_in_words(text: str, length: int) -> None:
    assert words(text) == length


def test_a_text_at_its_limit_passes_unchanged() -> None:
    text = Text(zh="四个 字符", en="just three words")
    assert Limit(zh=4, en=3).check(text) is text


def test_each_text_over_its_limit_is_an_error_of_its_own() -> None:
    with pytest.raises(ValidationError) as caught:
        Limit(zh=3, en=2).check(Text(zh="四个 字符", en="just three words"))
    assert [(e["type"], e["loc"], e["ctx"]) for e in caught.value.errors()] == [
        ("long_zh", ("zh",), {"length": 4, "limit": 3}),
        ("long_en", ("en",), {"length": 3, "limit": 2}),
    ]
