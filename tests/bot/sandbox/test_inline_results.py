"""Inline results of all kinds: what they need, and what is sent when they are chosen."""

import asyncio
from typing import Any

import pytest
from telegram import Message

from bot.sandbox.inline_results import read_results
from bot.sandbox.params import Params
from bot.sandbox.refusals import ApiError
from bot.sandbox.server import Sandbox
from bot.sandbox.world import GROUP, ZH
from tests.bot.sandbox.conftest import Api

URL = "https://example.org/x"
PLACE = {"latitude": 22.5, "longitude": "114.1", "title": "Hall"}
RESULTS: dict[str, dict[str, Any]] = {
    "photo": {"photo_url": URL, "thumbnail_url": URL, "caption": "<b>c</b>", "parse_mode": "HTML"},
    "gif": {"gif_url": URL, "thumbnail_url": URL, "title": "t"},
    "mpeg4_gif": {"mpeg4_url": URL, "thumb_url": URL},
    "video": {"video_url": URL, "mime_type": "video/mp4", "thumbnail_url": URL, "title": "t"},
    "venue": {**PLACE, "address": "here"},
    "location": PLACE,
    "contact": {"phone_number": "+10", "first_name": "A", "last_name": "B"},
}


def read(**result: Any) -> Any:
    (found,) = read_results(Params({"results": [{"id": "1", **result}]}), {})
    return found


@pytest.mark.parametrize("kind", RESULTS)
async def test_what_is_chosen_is_sent(sandbox: Sandbox, api: Api, kind: str) -> None:
    asking = asyncio.create_task(sandbox.people.ask_inline(ZH, GROUP, "q"))
    query = (await api.update())["inline_query"]
    button = {"inline_keyboard": [[{"text": "a", "callback_data": "x"}]]}
    results = [{"id": "1", "type": kind, "reply_markup": button, **RESULTS[kind]}]
    await api.ok("answerInlineQuery", inline_query_id=query["id"], results=results)
    answer = await asking
    assert answer["results"][0]["type"] == kind
    sandbox.people.choose(ZH, GROUP, answer["query_id"], "1")
    message = (await api.update())["message"]
    sent = Message.de_json(message, None)
    assert sent.effective_attachment
    assert "text" not in message
    if kind == "photo":
        assert (message["caption"], message["caption_entities"][0]["type"]) == ("c", "bold")
    sandbox.people.tap(ZH, GROUP, message["message_id"], "x")
    number = (await api.update())["callback_query"]["inline_message_id"]
    assert await api.ok("editMessageCaption", inline_message_id=number, caption="d")
    assert sandbox.people.messages(GROUP)[-1]["caption"] == "d"
    assert await api.refused("editMessageText", inline_message_id=number, text="d") == (
        "400 Bad Request: there is no text in the message to edit"
    )


def test_a_content_of_its_own_comes_first() -> None:
    text = read(type="photo", **RESULTS["photo"], input_message_content={"message_text": "x"})
    assert (text.content.text, text.message.media) == ("x", {})
    place = read(type="article", title="t", input_message_content={**PLACE, "address": "here"})
    assert place.message.media["venue"]["address"] == "here"
    contact = read(type="article", title="t", input_message_content=RESULTS["contact"])
    assert contact.message.media["contact"]["last_name"] == "B"


@pytest.mark.parametrize(
    ("kind", "missing"),
    [(kind, name) for kind, fields in RESULTS.items() for name in fields if "_url" in name]
    + [
        ("venue", "address"),
        ("location", "title"),
        ("video", "mime_type"),
        ("location", "latitude"),
    ],
)
def test_what_is_needed_is_missed(kind: str, missing: str) -> None:
    fields = {name: value for name, value in RESULTS[kind].items() if name != missing}
    with pytest.raises(ApiError) as refusal:
        read(type=kind, **fields)
    name = missing.replace("thumb_url", "thumbnail_url")
    assert refusal.value.description == (
        f"Bad Request: can't parse inline query result: Can't find field \"{name}\""
    )


@pytest.mark.parametrize(
    ("result", "why"),
    [
        ({"type": "x"}, 'type "x" is unsupported for the inline query result'),
        ({"type": "voice"}, 'the sandbox has no results of type "voice"'),
        (
            {"type": "location", **PLACE, "latitude": "x"},
            'Field "latitude" must be a valid Number',
        ),
    ],
)
def test_what_is_refused(result: dict[str, Any], why: str) -> None:
    with pytest.raises(ApiError) as refusal:
        read(**result)
    assert refusal.value.description == f"Bad Request: can't parse inline query result: {why}"


def test_places_are_on_earth() -> None:
    with pytest.raises(ApiError, match="wrong location specified"):
        read(type="location", **PLACE | {"latitude": 91})


def test_long_captions_are_refused() -> None:
    with pytest.raises(ApiError, match="caption is too long"):
        read(type="photo", **RESULTS["photo"] | {"caption": "x" * 1025})


NONSENSE: list[Any] = ["", "x", -1, 2**70, 1e400, float("nan"), True, None, [], {}, [[]], {"x": 1}]


@pytest.mark.parametrize("value", NONSENSE, ids=repr)
def test_nonsense_is_refused_or_let_pass(value: Any) -> None:
    more = ("input_message_content", "reply_markup", "caption_entities", "parse_mode", "type", "id")
    for kind, fields in RESULTS.items():
        for name in (*fields, *more):
            try:
                read_results(
                    Params({"results": [{"id": "1", "type": kind, **fields, name: value}]}), {}
                )
            except ApiError as refusal:
                status = refusal.status
            else:
                status = 400
            assert status == 400
