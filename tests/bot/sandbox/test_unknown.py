"""Names that Telegram does not know are found wherever they are."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.objects import OBJECTS
from bot.sandbox.server import Sandbox
from bot.sandbox.unknown import unknown_fields
from bot.sandbox.world import ZH
from tests.bot.sandbox.conftest import Api

BUTTON = {"text": "a", "calback_data": "x"}
ARTICLE = {"type": "article", "id": "1", "title": "t", "input_message_content": {}}


def unknown(**values: Any) -> list[str]:
    return unknown_fields(values, values)


@pytest.mark.parametrize(
    ("values", "paths"),
    [
        ({"link_preview_options": {"disabled": True}}, ["link_preview_options.disabled"]),
        (
            {"reply_markup": {"inline_keyboard": [[{"text": "a"}, BUTTON]]}},
            ["reply_markup.inline_keyboard[0][1].calback_data"],
        ),
        ({"reply_markup": {"keybord": [], "selective": True}}, ["reply_markup.keybord"]),
        ({"reply_markup": {"keyboard": [["a", {"text": "b"}]]}}, []),
        ({"results": [ARTICLE | {"descripton": "d"}]}, ["results[0].descripton"]),
        ({"results": [ARTICLE | {"photo_url": "u"}]}, ["results[0].photo_url"]),
        ({"results": [ARTICLE | {"thumb_url": "the older name"}]}, []),
        (
            {"results": [ARTICLE | {"input_message_content": {"message_text": "x", "text": "x"}}]},
            ["results[0].input_message_content.text"],
        ),
        (
            {"entities": [{"type": "text_mention", "user": {"nick": "x"}}]},
            ["entities[0].user.nick"],
        ),
        ({"scope": {"type": "default", "chat_id": 1}}, ["scope.chat_id"]),
    ],
)
def test_where_it_is(values: dict[str, Any], paths: list[str]) -> None:
    assert unknown(**values) == paths
    as_strings = {name: json.dumps(value) for name, value in values.items()}
    assert unknown(**as_strings) == paths


def test_what_many_have_is_told_once() -> None:
    keyboard = {"inline_keyboard": [[BUTTON, BUTTON], [BUTTON | {"colour": 1}]]}
    assert unknown(reply_markup=keyboard) == [
        "reply_markup.inline_keyboard[0][0].calback_data",
        "reply_markup.inline_keyboard[1][0].colour",
    ]


def test_parameters_of_other_methods_are_not_looked_into() -> None:
    assert unknown_fields({"scope": {"x": 1}}, ("text",)) == []


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(sorted(OBJECTS)),
        st.recursive(
            st.none() | st.integers() | st.text(),
            lambda inner: (
                st.lists(inner) | st.dictionaries(st.sampled_from(sorted(OBJECTS)), inner)
            ),
        ),
    )
)
def test_anything_can_be_looked_into(values: dict[str, Any]) -> None:
    assert all(path.partition(".")[0].partition("[")[0] in values for path in unknown(**values))


async def test_the_journal_has_them(sandbox: Sandbox, api: Api) -> None:
    options = {"disabled": True}
    sent = await api.ok("sendMessage", chat_id=ZH, text="x", link_preview_options=options)
    assert "link_preview_options" not in sent
    (call,) = sandbox.journal.calls()
    assert call.warnings == ['unknown parameter "link_preview_options.disabled"']
    markup = {"inline_keyboard": [[BUTTON]]}
    await api.refused("sendMessage", chat_id=ZH, text="x", reply_markup=markup)
    assert sandbox.journal.calls()[-1].warnings == [
        'unknown parameter "reply_markup.inline_keyboard[0][0].calback_data"'
    ]
