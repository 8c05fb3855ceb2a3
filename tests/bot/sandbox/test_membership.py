"""People who go and come back, and what the bot hears of it."""

from typing import Any

import pytest

from bot.sandbox.overview import overview
from bot.sandbox.refusals import MistakeError
from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from tests.bot.sandbox.conftest import Api

TARGET = {"chat_id": GROUP, "user_id": EN}


async def listen(sandbox: Sandbox, api: Api) -> None:
    """Make the bot an administrator of the group that hears of members."""
    sandbox.people.move_bot(ZH, GROUP, "administrator")
    await api.ok("getUpdates", allowed_updates=["chat_member", "message"])
    sandbox.world.updates.clear()


def seen(sandbox: Sandbox, person: int) -> dict[int, dict[str, Any]]:
    """By id, the chats as the page gets them."""
    return {chat["id"]: chat for chat in overview(sandbox.world, person)["chats"]}


async def test_a_person_leaves_and_joins(sandbox: Sandbox, api: Api) -> None:
    await listen(sandbox, api)
    sandbox.people.leave(EN, GROUP)
    change = (await api.update())["chat_member"]
    assert change["from"]["id"] == change["new_chat_member"]["user"]["id"] == EN
    assert change["old_chat_member"]["status"] == "member"
    assert change["new_chat_member"]["status"] == "left"
    gone = (await api.update())["message"]
    assert gone["from"]["id"] == gone["left_chat_member"]["id"] == EN
    assert await api.ok("getChatMemberCount", chat_id=GROUP) == 2
    with pytest.raises(MistakeError, match="not in the chat"):
        sandbox.people.send(EN, GROUP, "x")
    with pytest.raises(MistakeError, match="not in the chat"):
        sandbox.people.leave(EN, GROUP)
    sandbox.people.join(EN, GROUP)
    change = (await api.update())["chat_member"]
    assert change["old_chat_member"]["status"] == "left"
    assert change["new_chat_member"]["status"] == "member"
    come = (await api.update())["message"]
    assert [user["id"] for user in come["new_chat_members"]] == [EN]
    assert come["from"]["id"] == EN
    sandbox.people.send(EN, GROUP, "x")
    with pytest.raises(MistakeError, match="already"):
        sandbox.people.join(EN, GROUP)


async def test_a_plain_member_hears_of_it_by_the_message_only(sandbox: Sandbox, api: Api) -> None:
    await api.ok("getUpdates", allowed_updates=["chat_member", "message"])
    sandbox.people.leave(EN, GROUP)
    sandbox.people.join(EN, GROUP)
    assert "left_chat_member" in (await api.update())["message"]
    assert "new_chat_members" in (await api.update())["message"]
    # A channel has no such messages, and a bot that is outside hears nothing.
    sandbox.people.move_bot(ZH, FORUM, "left")
    sandbox.people.leave(EN, FORUM)
    sandbox.world.updates.allowed = []
    sandbox.people.leave(EN, CHANNEL)
    assert not sandbox.world.updates.waiting()
    assert not sandbox.people.messages(CHANNEL)


async def test_the_banned_stay_outside(sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, GROUP, "administrator")
    await api.ok("banChatMember", **TARGET)
    with pytest.raises(MistakeError, match="banned"):
        sandbox.people.join(EN, GROUP)
    assert seen(sandbox, EN)[GROUP] == {
        "id": GROUP,
        "type": "supergroup",
        "title": "茶歇 · Tea break",
        "is_member": False,
        "is_banned": True,
    }
    await api.ok("unbanChatMember", **TARGET)
    assert not seen(sandbox, EN)[GROUP]["is_banned"]
    sandbox.people.join(EN, GROUP)
    assert seen(sandbox, EN)[GROUP]["is_member"]


async def test_leaving_does_not_lift_what_holds(sandbox: Sandbox, api: Api) -> None:
    await listen(sandbox, api)
    await api.ok("restrictChatMember", permissions={}, **TARGET)
    sandbox.people.leave(EN, GROUP)
    member = await api.ok("getChatMember", **TARGET)
    assert (member["status"], member["is_member"]) == ("restricted", False)
    sandbox.people.join(EN, GROUP)
    assert (await api.ok("getChatMember", **TARGET))["is_member"]
    with pytest.raises(MistakeError, match="may not write"):
        sandbox.people.send(EN, GROUP, "x")
    # The owner stays the owner, and is not listed meanwhile.
    sandbox.people.leave(ZH, GROUP)
    owners = await api.ok("getChatAdministrators", chat_id=GROUP)
    assert [member["user"]["id"] for member in owners] == [4242]
    sandbox.people.join(ZH, GROUP)
    owner = await api.ok("getChatMember", chat_id=GROUP, user_id=ZH)
    assert owner["status"] == "creator"


async def test_an_administrator_comes_back_as_a_member(sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, GROUP, "administrator")
    await api.ok("promoteChatMember", can_pin_messages=True, **TARGET)
    sandbox.people.leave(EN, GROUP)
    sandbox.people.join(EN, GROUP)
    assert (await api.ok("getChatMember", **TARGET))["status"] == "member"


async def test_the_bot_brings_nobody_in(sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, GROUP, "administrator")
    sandbox.people.leave(EN, GROUP)
    for permissions, status in (({}, "restricted"), ({"can_send_messages": True}, "left")):
        await api.ok("restrictChatMember", permissions=permissions, **TARGET)
        assert (await api.ok("getChatMember", **TARGET))["status"] == status
        assert not seen(sandbox, EN)[GROUP]["is_member"]
    people = {user["id"]: user["chats"] for user in overview(sandbox.world, EN)["people"]}
    assert people == {ZH: [ZH, GROUP, CHANNEL, FORUM], EN: [EN, CHANNEL, FORUM]}


async def test_where_nobody_comes_or_goes(sandbox: Sandbox) -> None:
    with pytest.raises(MistakeError, match="private"):
        sandbox.people.leave(EN, EN)
    for chat in (ZH, EN, 7):
        with pytest.raises(MistakeError):
            sandbox.people.join(EN, chat)
    sandbox.people.leave(EN, GROUP)
    moved = sandbox.people.migrate(GROUP)
    with pytest.raises(MistakeError):
        sandbox.people.join(EN, GROUP)
    assert GROUP not in seen(sandbox, EN)
    assert not seen(sandbox, EN)[moved]["is_member"]
    sandbox.people.join(EN, moved)
