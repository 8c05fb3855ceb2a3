"""Inline keyboards: what passes and what is refused."""

import json
from typing import Any

import pytest

from bot.sandbox.keyboards import checked_keyboard, inline_keyboard
from bot.sandbox.params import Params
from bot.sandbox.refusals import ApiError


@pytest.mark.parametrize(
    "button",
    [
        {"text": "a", "callback_data": "x" * 64},
        {"text": "a", "callback_data": "你" * 21},
        {"text": "a", "url": "https://example.org/"},
        {"text": "a", "switch_inline_query": ""},
        {"text": "a", "switch_inline_query_current_chat": "q"},
        {"text": "a", "switch_inline_query_chosen_chat": {"query": "q"}},
        {"text": "a", "copy_text": {"text": "x"}},
        {"text": "a", "web_app": {"url": "https://example.org/"}},
    ],
)
def test_good_buttons(button: dict[str, Any]) -> None:
    assert checked_keyboard([[button], []]) == {"inline_keyboard": [[button]]}


@pytest.mark.parametrize(
    ("button", "why"),
    [
        ("a", "can't parse inline keyboard button: expected an Object"),
        ({"callback_data": "x"}, "can't parse inline keyboard button: Can't find field \"text\""),
        ({"text": " ", "callback_data": "x"}, "BUTTON_TEXT_INVALID"),
        (
            {"text": "a"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            {"text": "a", "url": "https://example.org", "callback_data": "x"},
            (
                "can't parse inline keyboard button: "
                "exactly one action is allowed, found url and callback_data"
            ),
        ),
        ({"text": "a", "callback_data": ""}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": "x" * 65}, "BUTTON_DATA_INVALID"),
        ({"text": "a", "callback_data": "你" * 22}, "BUTTON_DATA_INVALID"),
        (
            {"text": "a", "url": "http://localhost"},
            "inline keyboard button URL 'http://localhost' is invalid: Wrong HTTP URL",
        ),
        ({"text": "a", "copy_text": {"text": ""}}, "BUTTON_COPY_TEXT_INVALID"),
        (
            {"text": "a", "web_app": {"url": "http://example.org/"}},
            (
                "inline keyboard button URL 'http://example.org/' is invalid: "
                "Only HTTPS links are allowed"
            ),
        ),
        ({"text": "a", "switch_inline_query": "q" * 257}, "BUTTON_SWITCH_QUERY_INVALID"),
        (
            {"text": "a", "copy_text": "x"},
            'can\'t parse inline keyboard button: field "copy_text" must be of type Object',
        ),
    ],
)
def test_bad_buttons(button: Any, why: str) -> None:
    with pytest.raises(ApiError) as refusal:
        checked_keyboard([[button]])
    assert refusal.value.description == f"Bad Request: {why}"


def test_too_many_buttons() -> None:
    rows = [[{"text": "a", "callback_data": "x"}] * 8] * 13
    with pytest.raises(ApiError, match="REPLY_MARKUP_TOO_LONG"):
        checked_keyboard(rows)


@pytest.mark.parametrize("rows", ["x", {"a": 1}, ["x"], [{"text": "a"}]])
def test_keyboards_of_the_wrong_shape(rows: Any) -> None:
    with pytest.raises(ApiError):
        checked_keyboard(rows)


def test_markup_is_json_or_a_string_of_json() -> None:
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "x"}]]}
    for value in (markup, json.dumps(markup)):
        assert inline_keyboard(Params({"reply_markup": value})) == markup
    assert inline_keyboard(Params({"reply_markup": {"remove_keyboard": True}})) is None
    assert inline_keyboard(Params({})) is None
    for broken in ("{", [1], {"nothing": 1}):
        with pytest.raises(ApiError):
            inline_keyboard(Params({"reply_markup": broken}))
