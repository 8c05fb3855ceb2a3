"""Keyboards in place of the letters: what passes and what is refused."""

from typing import Any

import pytest

from bot.sandbox.params import Params
from bot.sandbox.refusals import ApiError
from bot.sandbox.reply_keyboards import read_reply_markup


@pytest.mark.parametrize(
    ("markup", "kept"),
    [
        (
            {"keyboard": [["a", {"text": "b"}], [], [""]]},
            {"keyboard": [[{"text": "a"}, {"text": "b"}]]},
        ),
        (
            {"keyboard": [["a"]], "resize_keyboard": True, "is_persistent": "false"},
            {"keyboard": [[{"text": "a"}]], "resize_keyboard": True},
        ),
        (
            {"keyboard": [[{"text": "a", "request_contact": True}]], "selective": 1},
            {"keyboard": [[{"text": "a", "request_contact": True}]], "selective": True},
        ),
        (
            {"keyboard": [[{"text": "a", "style": "danger"}, {"text": "b", "style": "odd"}]]},
            {"keyboard": [[{"text": "a", "style": "danger"}, {"text": "b"}]]},
        ),
        ({"keyboard": [["a"] * 13]}, {"keyboard": [[{"text": "a"}] * 12]}),
        ({"keyboard": [], "remove_keyboard": True}, {"remove_keyboard": True}),
        (
            {"force_reply": True, "input_field_placeholder": "x"},
            {"force_reply": True, "input_field_placeholder": "x"},
        ),
        ({"force_reply": False}, None),
        ({}, None),
    ],
)
def test_what_passes(markup: dict[str, Any], kept: Any) -> None:
    assert read_reply_markup(Params(markup), "private") == kept


def test_there_are_no_more_than_300_buttons() -> None:
    kept = read_reply_markup(Params({"keyboard": [["a"] * 12] * 30}), "private")
    assert sum(map(len, kept["keyboard"] if kept else [])) == 300


@pytest.mark.parametrize(
    ("row", "place", "why"),
    [
        ("a", "private", 'field "keyboard" must be an Array of Arrays'),
        (
            [1],
            "private",
            "can't parse keyboard button: KeyboardButton must be a String or an Object",
        ),
        ([{}], "private", "can't parse keyboard button: Can't find field \"text\""),
        (
            [{"text": "a", "request_chat": {}}],
            "private",
            "can't parse keyboard button: Can't find field \"request_id\"",
        ),
        (
            [{"text": "a", "request_location": True}],
            "supergroup",
            "location can be requested in private chats only",
        ),
        (
            [{"text": "a", "web_app": {"url": "http://example.org"}}],
            "private",
            (
                "keyboard button Web App URL 'http://example.org' is invalid: "
                "Only HTTPS links are allowed"
            ),
        ),
        (
            [{"text": "a", "web_app": {"url": "x"}}],
            "private",
            "keyboard button Web App URL 'x' is invalid: Wrong HTTP URL",
        ),
    ],
)
def test_what_is_refused(row: Any, place: str, why: str) -> None:
    with pytest.raises(ApiError) as refusal:
        read_reply_markup(Params({"keyboard": [row]}), place)
    assert refusal.value.description == f"Bad Request: {why}"


def test_a_long_placeholder_is_worth_a_warning() -> None:
    params = Params({"force_reply": True, "input_field_placeholder": "x" * 65})
    assert read_reply_markup(params, "private")
    assert len(params.warnings) == 1


def test_a_style_that_there_is_not_is_worth_a_warning() -> None:
    params = Params({"keyboard": [[{"text": "a", "style": "odd"}]]})
    assert read_reply_markup(params, "private")
    assert params.warnings == ['a button has no style "odd"']
