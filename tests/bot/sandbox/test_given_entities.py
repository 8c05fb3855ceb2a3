"""Entities that a bot gives are checked as those in a markup are."""

from typing import Any

import pytest

from bot.sandbox.world import ZH
from tests.bot.sandbox.conftest import Api


@pytest.mark.parametrize(
    ("entity", "why"),
    [
        ({"type": "text_mention", "user": "abc"}, 'Field "user" must be of type Object'),
        ({"type": "text_link", "url": {"a": 1}}, 'Field "url" must be of type String'),
        ({"type": "pre", "language": {"a": 1}}, 'Field "language" must be of type String'),
        ({"type": "date_time"}, "Invalid date-time specified"),
        ({"type": "date_time", "unix_time": "soon"}, "Invalid date-time specified"),
        ({"type": "bold", "offset": 1}, "entity begins in a middle of a UTF-16 symbol"),
        ({"type": "bold", "length": 1}, "entity ends in a middle of a UTF-16 symbol"),
        ({"type": "bold", "length": 9}, "entity beginning or end is out of the text"),
        ({"type": "loud"}, "Unsupported type specified"),
    ],
)
async def test_what_is_wrong_is_refused(api: Api, entity: dict[str, Any], why: str) -> None:
    entities = [{"offset": 0, "length": 2} | entity]
    refusal = await api.refused("sendMessage", chat_id=ZH, text="😀xy", entities=entities)
    assert refusal.startswith("400 ")
    assert why in refusal


async def test_inline_results_are_checked_too(api: Api) -> None:
    content = {
        "message_text": "x",
        "entities": [{"type": "text_mention", "offset": 0, "length": 1, "user": "abc"}],
    }
    result = {"type": "article", "id": "1", "title": "x", "input_message_content": content}
    refusal = await api.refused("answerInlineQuery", inline_query_id="1", results=[result])
    assert refusal.startswith("400 ")


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ({"type": "text_link", "url": "javascript:alert(1)"}, None),
        ({"type": "text_link"}, None),
        ({"type": "text_mention"}, None),
        (
            {"type": "text_link", "url": "Example.org"},
            {"type": "text_link", "url": "http://example.org/"},
        ),
        ({"type": "pre", "language": "python"}, {"type": "pre", "language": "python"}),
        ({"type": "date_time", "unix_time": 7}, {"type": "date_time", "unix_time": 7}),
    ],
)
async def test_what_is_kept_is_as_in_a_markup(
    api: Api, given: dict[str, Any], kept: dict[str, Any] | None
) -> None:
    place = {"offset": 0, "length": 2}
    sent = await api.ok("sendMessage", chat_id=ZH, text="ab", entities=[place | given])
    assert sent.get("entities", []) == ([place | kept] if kept else [])
