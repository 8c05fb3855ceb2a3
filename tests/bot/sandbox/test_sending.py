"""The keyboards that the bot's messages bring to people."""

from typing import Any

import pytest

from bot.sandbox.overview import overview
from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, GROUP, ZH
from tests.bot.sandbox.conftest import Api

KEYBOARD = {"keyboard": [["a", "b"]], "resize_keyboard": True}


def shown(sandbox: Sandbox, person: int, chat: int) -> Any:
    """What the page shows to a person in place of the letters."""
    chats = overview(sandbox.world, person)["chats"]
    return next(entry for entry in chats if entry["id"] == chat)["keyboard"]


async def test_a_keyboard_stays_until_it_is_removed(sandbox: Sandbox, api: Api) -> None:
    sent = await api.ok("sendMessage", chat_id=ZH, text="x", reply_markup=KEYBOARD)
    assert "reply_markup" not in sent
    kept = {
        "message_id": sent["message_id"],
        "keyboard": [[{"text": "a"}, {"text": "b"}]],
        "resize_keyboard": True,
    }
    await api.ok("sendMessage", chat_id=ZH, text="y")
    sandbox.people.send(ZH, ZH, "a")
    assert shown(sandbox, ZH, ZH) == kept
    edit = {"chat_id": ZH, "message_id": sent["message_id"], "text": "z"}
    assert (
        await api.refused("editMessageText", **edit) == "400 Bad Request: message can't be edited"
    )
    before = sandbox.world.events.last
    await api.ok("sendMessage", chat_id=ZH, text="y", reply_markup={"remove_keyboard": True})
    assert shown(sandbox, ZH, ZH) is None
    told = [event for event in sandbox.world.events.since(before) if event.kind == "keyboard"]
    assert [event.data for event in told] == [{"chat_id": ZH, "person": ZH, "keyboard": None}]


async def test_a_forced_reply_is_over_once_given(sandbox: Sandbox, api: Api) -> None:
    await api.ok("sendMessage", chat_id=ZH, text="x", reply_markup={"force_reply": True})
    assert shown(sandbox, ZH, ZH)["force_reply"] is True
    sandbox.people.send(ZH, ZH, "a", reply_to=1)
    assert shown(sandbox, ZH, ZH) is None


@pytest.mark.parametrize("how", ["mention", "text_mention", "reply"])
async def test_a_selective_keyboard_is_for_some(sandbox: Sandbox, api: Api, how: str) -> None:
    said = sandbox.people.send(EN, GROUP, "/a")["message_id"]
    text = {"mention": "@EN_reader", "text_mention": "[you](tg://user?id=1002)"}.get(how, "x")
    await api.ok(
        "sendMessage",
        chat_id=GROUP,
        text=text.replace("_", "\\_") if how == "mention" else text,
        parse_mode="MarkdownV2",
        reply_parameters={"message_id": said} if how == "reply" else None,
        reply_markup={**KEYBOARD, "selective": True},
    )
    assert shown(sandbox, EN, GROUP)["keyboard"]
    assert shown(sandbox, ZH, GROUP) is None


async def test_channels_have_inline_keyboards_only(api: Api) -> None:
    refused = await api.refused("sendMessage", chat_id=CHANNEL, text="x", reply_markup=KEYBOARD)
    assert refused == "400 Bad Request: inline keyboard expected"
