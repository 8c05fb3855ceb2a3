"""The topics of a forum."""

import pytest

from bot.sandbox.overview import overview
from bot.sandbox.refusals import MistakeError
from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN, FORUM, GROUP, ZH
from tests.bot.sandbox.conftest import Api


async def test_the_life_of_a_topic(sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, FORUM, "administrator")
    sandbox.world.updates.clear()
    topic = await api.ok("createForumTopic", chat_id=FORUM, name="News")
    assert (topic["name"], topic["icon_color"]) == ("News", 7322096)
    number = topic["message_thread_id"]
    created = (await api.update())["message"]
    assert created["forum_topic_created"]["name"] == "News"
    assert created["message_id"] == created["message_thread_id"] == number
    place = {"chat_id": FORUM, "message_thread_id": number}

    await api.ok("sendMessage", text="x", **place)
    await api.ok("editForumTopic", name="Old news", **place)
    assert (await api.update())["message"]["forum_topic_edited"] == {"name": "Old news"}
    await api.ok("editForumTopic", **place)
    await api.ok("closeForumTopic", **place)
    assert "forum_topic_closed" in (await api.update())["message"]
    unchanged = "400 Bad Request: TOPIC_NOT_MODIFIED"
    assert await api.refused("closeForumTopic", **place) == unchanged
    assert await api.refused("editForumTopic", name="Old news", **place) == unchanged
    sandbox.people.move_bot(ZH, FORUM, "member")
    assert await api.refused("sendMessage", text="x", **place) == "400 Bad Request: TOPIC_CLOSED"
    sandbox.people.move_bot(ZH, FORUM, "administrator")
    await api.ok("reopenForumTopic", **place)

    await api.ok("deleteForumTopic", **place)
    assert not [m for m in sandbox.people.messages(FORUM) if m.get("message_thread_id") == number]
    assert await api.refused("sendMessage", text="x", **place) == (
        "400 Bad Request: message thread not found"
    )
    assert await api.refused("reopenForumTopic", **place) == "400 Bad Request: TOPIC_ID_INVALID"


async def test_refusals(sandbox: Sandbox, api: Api) -> None:
    for chat, why in (
        (GROUP, "the chat is not a forum"),
        (FORUM, "not enough rights to manage topics"),
    ):
        refused = await api.refused("createForumTopic", chat_id=chat, name="x")
        assert refused == f"400 Bad Request: {why}"
    sandbox.people.move_bot(ZH, FORUM, "administrator")
    for params, why in (
        ({"name": " "}, "TOPIC_TITLE_EMPTY"),
        ({"name": "x" * 129}, "TOPIC_TITLE_TOO_LONG"),
        ({"name": "x", "icon_color": 1}, "invalid icon color specified"),
    ):
        refused = await api.refused("createForumTopic", chat_id=FORUM, **params)
        assert refused == f"400 Bad Request: {why}"


async def test_general_is_a_topic_too(sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, FORUM, "administrator")
    sandbox.world.updates.clear()
    await api.ok("editGeneralForumTopic", chat_id=FORUM, name="Lobby")
    edited = (await api.update())["message"]
    assert edited["forum_topic_edited"] == {"name": "Lobby"}
    assert "message_thread_id" not in edited
    await api.ok("closeGeneralForumTopic", chat_id=FORUM)
    unchanged = "400 Bad Request: TOPIC_NOT_MODIFIED"
    assert await api.refused("closeGeneralForumTopic", chat_id=FORUM) == unchanged
    await api.ok("sendMessage", chat_id=FORUM, text="an administrator may")
    sandbox.people.move_bot(ZH, FORUM, "member")
    closed = await api.refused("sendMessage", chat_id=FORUM, text="x")
    assert closed == "400 Bad Request: TOPIC_CLOSED"
    with pytest.raises(MistakeError, match="closed"):
        sandbox.people.send(EN, FORUM, "x")
    forum = next(c for c in overview(sandbox.world, EN)["chats"] if c["id"] == FORUM)
    assert forum["general"] == {
        "id": 1,
        "name": "Lobby",
        "is_closed": True,
        "is_hidden": False,
        "can_write": False,
    }
    assert forum["can_write"]
    await api.ok("sendMessage", chat_id=FORUM, message_thread_id=2, text="x")
    sandbox.people.move_bot(ZH, FORUM, "administrator")
    await api.ok("reopenGeneralForumTopic", chat_id=FORUM)
    sandbox.people.send(EN, FORUM, "x")
    assert await api.ok("getForumTopicIconStickers") == []


async def test_general_can_be_hidden(sandbox: Sandbox, api: Api) -> None:
    refused = await api.refused("hideGeneralForumTopic", chat_id=FORUM)
    assert refused == "400 Bad Request: not enough rights to manage topics"
    sandbox.people.move_bot(ZH, FORUM, "administrator")
    sandbox.world.updates.clear()
    general = sandbox.world.chats[FORUM].general
    unchanged = "400 Bad Request: TOPIC_NOT_MODIFIED"
    assert await api.refused("unhideGeneralForumTopic", chat_id=FORUM) == unchanged
    await api.ok("hideGeneralForumTopic", chat_id=FORUM)
    assert "general_forum_topic_hidden" in (await api.update())["message"]
    assert (general.is_hidden, general.is_closed) == (True, True)
    assert await api.refused("hideGeneralForumTopic", chat_id=FORUM) == unchanged
    await api.ok("unhideGeneralForumTopic", chat_id=FORUM)
    assert "general_forum_topic_unhidden" in (await api.update())["message"]
    assert (general.is_hidden, general.is_closed) == (False, True)
    await api.ok("hideGeneralForumTopic", chat_id=FORUM)
    await api.ok("reopenGeneralForumTopic", chat_id=FORUM)
    assert (general.is_hidden, general.is_closed) == (False, False)
    await api.ok("hideGeneralForumTopic", chat_id=FORUM)
    sandbox.people.turn_topic(FORUM, general.id, closed=False)
    assert (general.is_hidden, general.is_closed) == (False, False)
