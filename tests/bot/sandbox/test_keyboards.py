"""Inline keyboards: what passes and what is refused."""

import json
from typing import Any

import pytest

from bot.sandbox.keyboards import inline_keyboard, reply_markup
from bot.sandbox.params import Params
from bot.sandbox.refusals import ApiError


def read(rows: Any, place: str = "private") -> tuple[Any, list[str]]:
    """What becomes of an inline keyboard, and the warnings."""
    params = Params({"reply_markup": {"inline_keyboard": rows}})
    return inline_keyboard(params, place), params.warnings


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
    assert read([[button], []]) == ({"inline_keyboard": [[button]]}, [])


@pytest.mark.parametrize(
    ("button", "why"),
    [
        ("a", "can't parse inline keyboard button: InlineKeyboardButton must be an Object"),
        ({"callback_data": "x"}, "can't parse inline keyboard button: Can't find field \"text\""),
        ({"text": " ", "callback_data": "x"}, "BUTTON_TEXT_INVALID"),
        (
            {"text": "a"},
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
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
                "inline keyboard button Web App URL 'http://example.org/' is invalid: "
                "Only HTTPS links are allowed"
            ),
        ),
        ({"text": "a", "switch_inline_query": "q" * 257}, "BUTTON_SWITCH_QUERY_INVALID"),
        (
            {"text": "a", "copy_text": "x"},
            'can\'t parse inline keyboard button: Field "copy_text" must be of type Object',
        ),
    ],
)
def test_bad_buttons(button: Any, why: str) -> None:
    with pytest.raises(ApiError) as refusal:
        read([[button]])
    assert refusal.value.description == f"Bad Request: {why}"


def test_too_many_buttons() -> None:
    rows = [[{"text": "a", "callback_data": "x"}] * 8] * 13
    with pytest.raises(ApiError, match="reply markup is too long"):
        read(rows)


@pytest.mark.parametrize("rows", ["x", {"a": 1}, ["x"], [{"text": "a"}]])
def test_keyboards_of_the_wrong_shape(rows: Any) -> None:
    with pytest.raises(ApiError):
        read(rows)


def test_markup_is_json_or_a_string_of_json() -> None:
    markup = {"inline_keyboard": [[{"text": "a", "callback_data": "x"}]]}
    for value in (markup, json.dumps(markup)):
        assert inline_keyboard(Params({"reply_markup": value})) == markup
    assert inline_keyboard(Params({})) is None
    assert inline_keyboard(Params({"reply_markup": {"nothing": 1}})) is None
    for broken in ("{", [1], {"inline_keyboard": 1}):
        with pytest.raises(ApiError):
            inline_keyboard(Params({"reply_markup": broken}))


@pytest.mark.parametrize(
    ("button", "kept"),
    [
        (
            {"text": "a", "callback_data": "x", "url": "https://example.org/"},
            {"text": "a", "url": "https://example.org/"},
        ),
        (
            {"text": "a", "copy_text": {"text": "x"}, "switch_inline_query": "q"},
            {"text": "a", "switch_inline_query": "q"},
        ),
        ({"text": "a", "callback_data": "x", "style": "loud"}, {"text": "a", "callback_data": "x"}),
    ],
)
def test_of_several_actions_the_first_counts(button: Any, kept: Any) -> None:
    keyboard, warnings = read([[button]])
    assert keyboard == {"inline_keyboard": [[kept]]}
    assert len(warnings) == 1


def test_what_telegram_drops() -> None:
    nameless = {"text": "", "callback_data": "x"}
    row = [{"text": "a", "callback_data": "x", "style": "danger"}] * 13
    keyboard, warnings = read([[nameless], row])
    assert keyboard == {"inline_keyboard": [row[:12]]}
    assert len(warnings) == 2
    assert read([[nameless]])[0] is None


@pytest.mark.parametrize(
    ("place", "button", "why"),
    [
        ("channel", {"switch_inline_query_current_chat": ""}, "can't use switch_inline_query_c"),
        ("channel", {"switch_inline_query": ""}, "can't use switch_inline_query button in a chan"),
        ("supergroup", {"web_app": {"url": "https://example.org/"}}, "BUTTON_TYPE_INVALID"),
        ("inline", {"web_app": {"url": "https://example.org/"}}, "BUTTON_TYPE_INVALID"),
        ("private", {"pay": True}, "BUTTON_TYPE_INVALID"),
        ("private", {"login_url": {"url": "tg://user?id=1"}}, "link to a user can't be used in"),
    ],
)
def test_not_everything_is_allowed_everywhere(place: str, button: Any, why: str) -> None:
    with pytest.raises(ApiError) as refusal:
        read([[{"text": "a", **button}]], place)
    assert refusal.value.description.startswith(f"Bad Request: {why}")


def test_of_several_markups_the_first_counts() -> None:
    inline = {"inline_keyboard": [[{"text": "a", "callback_data": "x"}]]}
    assert reply_markup(Params({"reply_markup": {**inline, "force_reply": True}}), "private") == (
        inline
    )
    keyboard = Params({"reply_markup": {**inline, "keyboard": [["a"]]}})
    assert reply_markup(keyboard, "private") == {"keyboard": [[{"text": "a"}]]}


@pytest.mark.parametrize("markup", [{"keyboard": [["a"]]}, {"remove_keyboard": True}])
def test_some_places_take_inline_keyboards_only(markup: Any) -> None:
    params = Params({"reply_markup": markup})
    with pytest.raises(ApiError, match="inline keyboard expected"):
        inline_keyboard(params)
    with pytest.raises(ApiError, match="inline keyboard expected"):
        reply_markup(params, "channel")
