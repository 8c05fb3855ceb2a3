"""Parameters are read as leniently as Telegram reads them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.params import Params
from bot.sandbox.refusals import ApiError


@pytest.mark.parametrize(
    ("value", "number"), [(7, 7), ("-7", -7), (" +7 ", 7), ("x", 0), ("7.5", 0), ("", 3), (None, 3)]
)
def test_numbers(value: Any, number: int) -> None:
    assert Params({"a": value}).integer("a", 3) == number


@pytest.mark.parametrize(
    ("value", "flag"),
    [(True, True), ("True", True), ("yes", True), (1, True), ("0", False), (None, False)],
)
def test_flags(value: Any, flag: bool) -> None:
    assert Params({"a": value}).flag("a") is flag


def test_objects_may_be_strings() -> None:
    for value in ({"b": 1}, '{"b": 1}'):
        inner = Params({"a": value}).object("a", "Thing")
        assert inner is not None
        assert inner.integer("b") == 1
    assert Params({"a": "[1]"}).array("a", "Thing") == [1]
    assert Params({}).array("a", "Thing") == []
    assert Params({"a": ""}).object("a", "Thing") is None
    with pytest.raises(ApiError, match="Thing must be an Object"):
        Params({"a": "[1]"}).object("a", "Thing")
    for broken in ("{", "[" * 200 + "]" * 200, "[" * 100_000):
        with pytest.raises(ApiError, match="can't parse Thing JSON object"):
            Params({"a": broken}).object("a", "Thing")


def test_what_nobody_read_is_known() -> None:
    params = Params({"a": 1, "b": 2, "c": 3, "d": None})
    params.ignore("a")
    assert "b" in params
    assert "d" not in params
    assert params.unread() == ["c"]


@settings(deadline=None)
@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists))
def test_any_value_can_be_read(value: Any) -> None:
    params = Params({"a": value})
    for read in (params.text, params.integer, params.flag):
        try:
            read("a")
        except ApiError as refusal:
            assert "UTF-8" in str(refusal)  # noqa: PT017 - most values are fine
