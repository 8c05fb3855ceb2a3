import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.numerals import NUMBER, number


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("7", 7),
        ("09", 9),
        ("零", 0),
        ("〇五", 5),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("五十九", 59),
        ("three", 3),
        ("十十", None),
        ("三四", None),
        ("二三十", None),
        ("", None),
    ],
)
def test_numerals_are_read(text: str, expected: int | None) -> None:
    assert number(text) == expected


@given(st.from_regex(rf"\A(?:{NUMBER})\Z"))
def test_whatever_looks_like_a_number_is_one_below_a_hundred_or_nothing(text: str) -> None:
    value = number(text)
    assert value is None or 0 <= value < 100
    assert not re.fullmatch("[0-9]+", text) or value == int(text)
