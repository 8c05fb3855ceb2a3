"""People become administrators, and get a title."""

from typing import Any

import pytest
from telegram import ChatMember

from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, GROUP, ZH
from tests.bot.sandbox.conftest import Api

TARGET = {"chat_id": GROUP, "user_id": EN}


@pytest.fixture
async def promoted(sandbox: Sandbox, api: Api) -> None:
    """The bot may promote, and hears of it."""
    sandbox.people.move_bot(ZH, GROUP, "administrator")
    await api.ok("getUpdates", offset=-1, allowed_updates=["chat_member", "message"])
    sandbox.world.updates.clear()


async def member(api: Api) -> dict[str, Any]:
    found: dict[str, Any] = await api.ok("getChatMember", **TARGET)
    assert ChatMember.de_json(found, None).user.id == EN
    return found


@pytest.mark.usefixtures("promoted")
async def test_rights_are_given_and_taken(sandbox: Sandbox, api: Api) -> None:
    await api.ok("promoteChatMember", **TARGET, can_pin_messages=True, can_post_messages=True)
    now = await member(api)
    given = [name for name, value in now.items() if name.startswith("can_") and value is True]
    # What only channels have is passed over.
    assert given == ["can_be_edited", "can_manage_chat", "can_pin_messages"]
    change = (await api.update())["chat_member"]
    assert change["old_chat_member"]["status"] == "member"
    assert change["new_chat_member"] == now
    await api.ok("setChatAdministratorCustomTitle", **TARGET, custom_title=" Moderator ")
    await api.ok("promoteChatMember", **TARGET, can_manage_voice_chats="true")
    now = await member(api)
    assert (now["custom_title"], now["can_manage_video_chats"]) == ("Moderator", True)
    assert "chat_member" in await api.update()
    assert len(await api.ok("getChatAdministrators", chat_id=GROUP)) == 3
    assert not any(call.warnings for call in sandbox.journal.calls("promoteChatMember"))
    await api.ok("promoteChatMember", **TARGET)
    assert (await member(api))["status"] == "member"
    await api.ok("promoteChatMember", **TARGET, can_change_info=True)
    assert "custom_title" not in await member(api)


async def test_refused_promotions(sandbox: Sandbox, api: Api) -> None:
    async def refused(chat: int, user: int) -> str:
        return await api.refused("promoteChatMember", chat_id=chat, user_id=user)

    for chat, user, why in (
        (GROUP, EN, "not enough rights"),
        (GROUP, ZH, "can't remove chat owner"),
        (GROUP, 4242, "can't promote self"),
        (GROUP, 0, "invalid user_id specified"),
        (ZH, EN, "chat member status can't be changed in private chats"),
        (CHANNEL, 7, "PARTICIPANT_ID_INVALID"),
    ):
        assert await refused(chat, user) == f"400 Bad Request: {why}"
    await api.ok("banChatMember", chat_id=CHANNEL, user_id=EN)
    assert await refused(CHANNEL, EN) == "400 Bad Request: USER_KICKED"
    await api.ok("unbanChatMember", chat_id=CHANNEL, user_id=EN)
    assert await refused(CHANNEL, EN) == "400 Bad Request: USER_NOT_MUTUAL_CONTACT"


@pytest.mark.usefixtures("promoted")
async def test_refused_titles(sandbox: Sandbox, api: Api) -> None:
    async def refused(title: str, **place: int) -> str:
        call = {**TARGET, **place, "custom_title": title}
        return await api.refused("setChatAdministratorCustomTitle", **call)

    no_rights = "400 Bad Request: not enough rights to change custom title of the user"
    assert await refused("x") == "400 Bad Request: user is not an administrator"
    assert "only the owner" in await refused("x", user_id=ZH)
    assert "supergroups" in await refused("x", chat_id=CHANNEL)
    assert await refused("x", user_id=4242) == no_rights
    await api.ok("promoteChatMember", **TARGET, can_change_info=True)
    assert await refused("x" * 17) == "400 Bad Request: CUSTOM_TITLE_INVALID"
    assert await refused("x\U0001f600") == "400 Bad Request: CUSTOM_TITLE_EMOJI_NOT_ALLOWED"
    sandbox.people.move_bot(ZH, GROUP, "member")
    assert await refused("x") == no_rights
