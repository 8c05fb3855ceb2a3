"""Facts about chats and members, readable by python-telegram-bot."""

import pytest
from telegram import ChatFullInfo, ChatMember, Message, Update, WebhookInfo

from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from tests.bot.sandbox.conftest import Api


@pytest.mark.parametrize("chat", [ZH, EN, GROUP, CHANNEL, FORUM])
async def test_chats_have_what_clients_rely_on(sandbox: Sandbox, api: Api, chat: int) -> None:
    assert ChatFullInfo.de_json(await api.ok("getChat", chat_id=chat), None).id == chat
    sent = await api.ok("sendMessage", chat_id=chat, text="x")
    assert Message.de_json(sent, None).text == "x"
    sandbox.people.send(ZH if chat != EN else EN, chat, "/x")
    for update in await api.ok("getUpdates"):
        assert Update.de_json(update, None).effective_chat
    assert WebhookInfo.de_json(await api.ok("getWebhookInfo"), None).url == ""


@pytest.mark.parametrize(("user", "status"), [(ZH, "creator"), (EN, "member"), (4242, "member")])
async def test_members(api: Api, user: int, status: str) -> None:
    member = await api.ok("getChatMember", chat_id=GROUP, user_id=user)
    assert ChatMember.de_json(member, None).status == status


@pytest.mark.parametrize("standing", ["administrator", "restricted", "member"])
async def test_the_bot_as_a_member(sandbox: Sandbox, api: Api, standing: str) -> None:
    sandbox.people.move_bot(ZH, GROUP, standing)
    member = await api.ok("getChatMember", chat_id=GROUP, user_id=4242)
    assert ChatMember.de_json(member, None).status == standing
    administrators = await api.ok("getChatAdministrators", chat_id=GROUP)
    assert len(administrators) == (2 if standing == "administrator" else 1)


async def test_counts_and_refusals(api: Api) -> None:
    assert await api.ok("getChatMemberCount", chat_id=GROUP) == 3
    assert await api.ok("getChatMemberCount", chat_id=ZH) == 2
    for params, why in (
        ({"chat_id": GROUP}, "invalid user_id specified"),
        ({"chat_id": GROUP, "user_id": 7}, "PARTICIPANT_ID_INVALID"),
        ({"chat_id": ZH, "user_id": 7}, "user not found"),
    ):
        assert await api.refused("getChatMember", **params) == f"400 Bad Request: {why}"
    assert await api.refused("getChatAdministrators", chat_id=ZH) == (
        "400 Bad Request: there are no administrators in the private chat"
    )
    assert "private chats" in await api.refused("leaveChat", chat_id=ZH)
    assert await api.ok("getChatMember", chat_id=ZH, user_id=EN) | {"user": None} == {
        "status": "left",
        "user": None,
    }


async def test_titles_and_descriptions_change(sandbox: Sandbox, api: Api) -> None:
    call = {"chat_id": GROUP, "title": "New", "description": "What it is for"}
    for method, what, verb in (
        ("setChatTitle", "title", "change"),
        ("setChatDescription", "description", "set"),
    ):
        value = {what: call[what]}
        assert await api.refused(method, chat_id=ZH, **value) == (
            f"400 Bad Request: can't change private chat {what}"
        )
        assert await api.refused(method, chat_id=GROUP, **value) == (
            f"400 Bad Request: not enough rights to {verb} chat {what}"
        )
    sandbox.people.move_bot(ZH, GROUP, "administrator")
    sandbox.world.updates.clear()
    for _ in range(2):  # the second time nothing changes
        await api.ok("setChatTitle", chat_id=GROUP, title=call["title"])
    assert len(sandbox.world.updates) == 1
    await api.ok("setChatDescription", chat_id=GROUP, description=call["description"])
    same = await api.refused("setChatDescription", chat_id=GROUP, description=call["description"])
    assert same == "400 Bad Request: chat description is not modified"
    empty = await api.refused("setChatTitle", chat_id=GROUP, title=" ")
    assert empty == "400 Bad Request: title must be non-empty"
    assert (await api.update())["message"]["new_chat_title"] == "New"
    chat = await api.ok("getChat", chat_id=GROUP)
    assert (chat["title"], chat["description"]) == ("New", "What it is for")


async def test_nobody_boosts(sandbox: Sandbox, api: Api) -> None:
    assert await api.ok("getUserChatBoosts", chat_id=CHANNEL, user_id=ZH) == {"boosts": []}
    for chat, user, why in (
        (GROUP, EN, "CHAT_ADMIN_REQUIRED"),
        (GROUP, 7, "user not found"),
        (GROUP, 0, "invalid user_id specified"),
    ):
        refused = await api.refused("getUserChatBoosts", chat_id=chat, user_id=user)
        assert refused == f"400 Bad Request: {why}"


async def test_the_rights_of_the_bot_are_those_of_the_kind_of_chat(
    sandbox: Sandbox, api: Api
) -> None:
    sandbox.people.move_bot(ZH, GROUP, "administrator")
    for chat, has, lacks in (
        (CHANNEL, "can_post_messages", "can_manage_topics"),
        (GROUP, "can_manage_topics", "can_post_messages"),
    ):
        member = await api.ok("getChatMember", chat_id=chat, user_id=4242)
        assert member[has] is True
        assert lacks not in member
