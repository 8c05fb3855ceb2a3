"""Pinned messages and reactions."""

import pytest

from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from tests.bot.sandbox.conftest import Api


async def test_pinning_and_unpinning(sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, GROUP, "administrator")
    await api.update()
    first, second = [sandbox.people.send(EN, GROUP, text)["message_id"] for text in "ab"]
    sandbox.world.updates.clear()
    for number in (first, second, second):
        assert await api.ok("pinChatMessage", chat_id=GROUP, message_id=number)
    assert (await api.update())["message"]["pinned_message"]["text"] == "a"
    assert (await api.ok("getChat", chat_id=GROUP))["pinned_message"]["text"] == "b"
    await api.ok("unpinChatMessage", chat_id=GROUP)
    assert (await api.ok("getChat", chat_id=GROUP))["pinned_message"]["text"] == "a"
    await api.ok("deleteMessage", chat_id=GROUP, message_id=first)
    assert "pinned_message" not in await api.ok("getChat", chat_id=GROUP)
    await api.ok("pinChatMessage", chat_id=GROUP, message_id=second)
    await api.ok("unpinAllChatMessages", chat_id=GROUP)
    assert "pinned_message" not in await api.ok("getChat", chat_id=GROUP)


async def test_a_channel_tells_of_it_by_a_post(api: Api) -> None:
    post = await api.ok("sendMessage", chat_id=CHANNEL, text="x")
    await api.ok("pinChatMessage", chat_id=CHANNEL, message_id=post["message_id"])
    assert (await api.update())["channel_post"]["pinned_message"]["text"] == "x"


async def test_refused_pins(sandbox: Sandbox, api: Api) -> None:
    number = sandbox.people.send(EN, GROUP, "/a")["message_id"]
    assert await api.refused("pinChatMessage", chat_id=GROUP, message_id=number) == (
        "400 Bad Request: not enough rights to manage pinned messages in the chat"
    )
    for method, what in (("pinChatMessage", "pin"), ("unpinChatMessage", "unpin")):
        refused = await api.refused(method, chat_id=ZH, message_id=9)
        assert refused == f"400 Bad Request: message to {what} not found"
    assert await api.refused("unpinChatMessage", chat_id=ZH) == (
        "400 Bad Request: message to unpin not found"
    )


async def test_reactions_are_kept(sandbox: Sandbox, api: Api) -> None:
    number = sandbox.people.send(ZH, ZH, "a")["message_id"]
    call = {"chat_id": ZH, "message_id": number}
    thumb = [{"type": "emoji", "emoji": "👍"}]
    await api.ok("setMessageReaction", reaction=thumb, **call)
    assert sandbox.people.messages(ZH)[0]["reactions"] == thumb
    await api.ok("setMessageReaction", **call)
    assert "reactions" not in sandbox.people.messages(ZH)[0]


@pytest.mark.parametrize(
    ("reaction", "why"),
    [
        ([{"type": "emoji", "emoji": "🦖"}], "REACTION_INVALID"),
        ([{"type": "paid"}], "REACTION_INVALID"),
        ([{"type": "emoji", "emoji": "👍"}] * 2, "REACTIONS_TOO_MANY"),
        ([{"type": "x"}], "can't parse reaction type: invalid reaction type specified"),
        (["👍"], "can't parse reaction type: expected an Object"),
    ],
)
async def test_refused_reactions(api: Api, reaction: object, why: str) -> None:
    call = {"chat_id": ZH, "message_id": 1, "reaction": reaction}
    assert await api.refused("setMessageReaction", **call) == f"400 Bad Request: {why}"


async def test_a_topics_messages_are_unpinned(sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, FORUM, "administrator")
    sent = [
        await api.ok("sendMessage", chat_id=FORUM, text="x", message_thread_id=topic)
        for topic in (2, 3)
    ]
    for message in sent:
        await api.ok("pinChatMessage", chat_id=FORUM, message_id=message["message_id"])
    await api.ok("unpinAllForumTopicMessages", chat_id=FORUM, message_thread_id=2)
    assert sandbox.world.chats[FORUM].pinned == [sent[1]["message_id"]]
    assert await api.refused("unpinAllForumTopicMessages", chat_id=FORUM, message_thread_id=9) == (
        "400 Bad Request: message thread not found"
    )


async def test_the_pins_of_general_go_alone(sandbox: Sandbox, api: Api) -> None:
    for chat in (FORUM, GROUP):
        sandbox.people.move_bot(ZH, chat, "administrator")
    for place in ({}, {"message_thread_id": 2}):
        sent = await api.ok("sendMessage", chat_id=FORUM, text="x", **place)
        await api.ok("pinChatMessage", chat_id=FORUM, message_id=sent["message_id"])
    await api.ok("unpinAllGeneralForumTopicMessages", chat_id=FORUM)
    assert sandbox.world.chats[FORUM].pinned == [sent["message_id"]]
    refused = await api.refused("unpinAllGeneralForumTopicMessages", chat_id=GROUP)
    assert refused == "400 Bad Request: the chat is not a forum"
