from typing import Any

import pytest

from handlers.actions import Choose
from handlers.buttons import encode
from tests.handlers.conftest import Bot
from tests.handlers.updates import CHANNEL, GROUP, PRIVATE, group, post, press, private, under

ENGLISH = encode(Choose("en"), "en", None)
IN_PRIVATE: dict[str, Any] = {
    "message": {"message_id": 12, "date": 1692000000, "chat": PRIVATE, "text": "…"}
}


async def test_the_panel_marks_the_language_in_force(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(private("/language"))
    assert sent["reply_markup"]["inline_keyboard"] == [
        [
            {"text": "✓ 中文", "callback_data": "1gz:zh:"},
            {"text": "English", "callback_data": "1ge:en:"},
        ]
    ]


async def test_a_choice_is_kept_and_said(bot: Bot) -> None:
    (edit, _) = await bot.feed(press(ENGLISH, **IN_PRIVATE))
    assert bot.chats.languages == {77: "en"}
    assert edit[1]["text"] == "From now on I use English here."
    ((_, sent),) = await bot.feed(private("尤洋"))
    assert sent["text"].startswith("<b>Yang You")


@pytest.mark.parametrize(
    ("status", "may"),
    [("creator", True), ("administrator", True), ("member", False), ("restricted", False)],
)
async def test_in_groups_administrators_choose(bot: Bot, status: str, *, may: bool) -> None:
    bot.sender.results["getChatMember"] = {"status": status}
    asked, panel = await bot.feed(group("/language"))
    assert asked == ("getChatMember", {"chat_id": GROUP["id"], "user_id": 77})
    assert ("reply_markup" in panel[1]) == may
    await bot.feed(press(ENGLISH))
    assert bot.chats.languages == ({GROUP["id"]: "en"} if may else {})


async def test_an_anonymous_administrator_sees_the_panel(bot: Bot) -> None:
    ((method, sent),) = await bot.feed(group("/language", sender_chat=GROUP))
    assert method == "sendMessage"
    assert "reply_markup" in sent


async def test_a_channel_in_a_group_is_no_administrator(bot: Bot) -> None:
    channel = {"id": -1009, "type": "channel", "title": "c"}
    ((_, sent),) = await bot.feed(group("/language", sender_chat=channel))
    assert sent["text"] == "这里只有管理员才能操作。"


async def test_a_choice_without_a_chat_is_refused(bot: Bot) -> None:
    ((method, _),) = await bot.feed(press(ENGLISH, inline_message_id="m"))
    assert method == "answerCallbackQuery"
    assert not bot.chats.languages


async def test_a_channel_chooses_by_a_post(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(post("/language"))
    assert sent["reply_markup"]
    bot.sender.results["getChatMember"] = {"status": "administrator"}
    await bot.feed(press(ENGLISH, **under(chat=CHANNEL)))
    assert bot.chats.languages == {CHANNEL["id"]: "en"}
