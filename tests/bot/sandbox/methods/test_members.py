"""Removing and silencing people."""

import pytest

from bot.sandbox.refusals import MistakeError
from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, GROUP, ZH
from tests.bot.sandbox.conftest import Api


async def status(api: Api) -> str:
    return str((await api.ok("getChatMember", chat_id=GROUP, user_id=EN))["status"])


async def test_banned_people_are_out(sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, GROUP, "administrator")
    await api.ok("getUpdates", offset=-1, allowed_updates=["chat_member", "message"])
    sandbox.world.updates.clear()
    target = {"chat_id": GROUP, "user_id": EN}
    await api.ok("unbanChatMember", only_if_banned=True, **target)
    assert await status(api) == "member"
    await api.ok("banChatMember", **target)
    assert (await api.update())["chat_member"]["new_chat_member"]["status"] == "kicked"
    assert (await api.update())["message"]["left_chat_member"]["id"] == EN
    with pytest.raises(MistakeError):
        sandbox.people.send(EN, GROUP, "x")
    await api.ok("unbanChatMember", **target)
    assert await status(api) == "left"


async def test_restricted_people_are_silent(sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, GROUP, "administrator")
    target = {"chat_id": GROUP, "user_id": EN}
    await api.ok("restrictChatMember", permissions={"can_send_messages": False}, **target)
    assert await status(api) == "restricted"
    with pytest.raises(MistakeError):
        sandbox.people.send(EN, GROUP, "x")
    await api.ok("restrictChatMember", permissions={"can_send_messages": True}, **target)
    assert await status(api) == "member"
    sandbox.people.send(EN, GROUP, "x")


async def test_refusals(sandbox: Sandbox, api: Api) -> None:
    cases = [
        (GROUP, EN, "not enough rights to restrict/unrestrict chat member"),
        (GROUP, 7, "PARTICIPANT_ID_INVALID"),
        (GROUP, 0, "invalid user_id specified"),
        (GROUP, 4242, "can't restrict self"),
        (ZH, EN, "chat member status can't be changed in private chats"),
    ]
    for chat, user, why in cases:
        refused = await api.refused("banChatMember", chat_id=chat, user_id=user)
        assert refused == f"400 Bad Request: {why}"
    sandbox.people.move_bot(ZH, GROUP, "administrator")
    refused = await api.refused("banChatMember", chat_id=GROUP, user_id=ZH)
    assert refused == "400 Bad Request: can't remove chat owner"


async def test_what_members_may_do(sandbox: Sandbox, api: Api) -> None:
    silent = {"chat_id": GROUP, "permissions": {"can_send_messages": False}}
    refused = await api.refused("setChatPermissions", **silent)
    assert refused == "400 Bad Request: not enough rights to change chat permissions"
    for chat, kind in ((ZH, "private"), (CHANNEL, "channel")):
        refused = await api.refused("setChatPermissions", **silent | {"chat_id": chat})
        assert refused == f"400 Bad Request: can't change {kind} chat permissions"
    sandbox.people.move_bot(ZH, GROUP, "administrator")
    await api.ok("setChatPermissions", **silent)
    assert not any((await api.ok("getChat", chat_id=GROUP))["permissions"].values())
    with pytest.raises(MistakeError, match="only administrators"):
        sandbox.people.send(EN, GROUP, "x")
    sandbox.people.send(ZH, GROUP, "the owner may")
    await api.ok("sendMessage", chat_id=GROUP, text="an administrator may")
    sandbox.people.move_bot(ZH, GROUP, "member")
    assert await api.refused("sendMessage", chat_id=GROUP, text="x") == (
        "400 Bad Request: not enough rights to send text messages to the chat"
    )
    sandbox.people.move_bot(ZH, GROUP, "administrator")
    await api.ok("setChatPermissions", chat_id=GROUP, permissions={"can_send_polls": True})
    sandbox.people.send(EN, GROUP, "x")
