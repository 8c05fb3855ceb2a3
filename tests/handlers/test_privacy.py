import json
from datetime import UTC, datetime, time
from typing import Any

import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from handlers.actions import Forget
from handlers.buttons import encode
from handlers.schedule import DAILY, Schedule
from handlers.subscription import Subscription
from tests.handlers.conftest import Bot
from tests.handlers.updates import (
    CHANNEL,
    GROUP,
    PRIVATE,
    group,
    person,
    post,
    press,
    private,
    topic,
    under,
)

DELETE = encode(Forget(), "zh", None)


def set_up(bot: Bot, chat: int) -> None:
    schedule = Schedule(time(9), DAILY, "Asia/Singapore")
    due = datetime(2023, 8, 15, 1, tzinfo=UTC)
    bot.digests.subscriptions[chat] = Subscription(
        chat, "private", schedule, "zh", administrator=77, due_at=due, seen=("rent", "densities")
    )


async def test_what_is_kept_is_told_to_everybody(bot: Bot) -> None:
    for update in (private("/privacy"), group("/privacy"), post("/privacy")):
        ((_, sent),) = await bot.feed(update)
        assert "/mydata" in sent["text"]
        assert "/forget" in sent["text"]
    ((_, sent),) = await bot.feed(private("/privacy", **{"from": person("en")}))
    assert "Not kept: messages, questions, names." in sent["text"]
    assert "Logs contain chat IDs, but no message text." in sent["text"]
    assert "Only in memory, never stored: which card a private chat was shown last" in sent["text"]
    assert "a pause and its reason, failures, and the times of changes" in sent["text"]


async def test_all_that_is_kept_is_a_file(bot: Bot) -> None:
    set_up(bot, 77)
    ((method, sent),) = await bot.feed(private("/mydata"))
    assert (method, sent["chat_id"]) == ("sendDocument", 77)
    assert sent["caption"] == "这个聊天里我保存的全部内容。要删除，请用 /forget"
    name, content = sent["document"]
    assert name == "rostrum-data.json"
    assert json.loads(content) == {
        "digests": {"zone": "Asia/Singapore", "administrator": 77, "seen": ["rent", "densities"]}
    }


@pytest.mark.parametrize(
    "update", [group("/mydata"), group("/mydata", sender_chat=GROUP), post("/mydata")]
)
async def test_a_group_or_channel_is_not_told_who_set_it(bot: Bot, update: dict[str, Any]) -> None:
    bot.sender.results["getChatMember"] = {"status": "administrator"}
    for chat in (GROUP, CHANNEL):
        set_up(bot, chat["id"])
    (method, sent) = (await bot.feed(update))[-1]
    assert method == "sendDocument"
    assert "最后由谁设置" in sent["caption"] or "except who last set" in sent["caption"]
    content = json.loads(sent["document"][1])
    assert content == {"digests": {"zone": "Asia/Singapore", "seen": ["rent", "densities"]}}


async def test_what_is_kept_of_a_group_without_highlights_is_shown(
    bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def kept(_: int) -> dict[str, Any]:
        return {"chats": {"language": "zh"}}

    monkeypatch.setattr(bot.digests, "kept", kept)
    bot.sender.results["getChatMember"] = {"status": "administrator"}
    (_, (_, sent)) = await bot.feed(group("/mydata"))
    assert json.loads(sent["document"][1]) == {"chats": {"language": "zh"}}


async def test_the_file_comes_to_the_topic_where_it_was_asked_for(bot: Bot) -> None:
    set_up(bot, GROUP["id"])
    bot.sender.results["getChatMember"] = {"status": "administrator"}
    (_, (_, sent)) = await bot.feed(group("/mydata", **topic(7)))
    assert sent["message_thread_id"] == 7
    assert sent["reply_parameters"]["message_id"] == 11


async def test_nothing_kept_is_said(bot: Bot) -> None:
    ((method, sent),) = await bot.feed(private("/mydata"))
    assert (method, sent["text"]) == ("sendMessage", "关于这个聊天，我什么都没保存。")


async def test_all_is_deleted_after_one_more_tap(bot: Bot) -> None:
    set_up(bot, 77)
    ((_, sent),) = await bot.feed(private("/forget"))
    assert sent["reply_markup"]["inline_keyboard"] == [
        [{"text": "🗑 全部删除", "callback_data": DELETE}]
    ]
    assert bot.digests.subscriptions
    (edit, _) = await bot.feed(press(DELETE, **under(chat=PRIVATE)))
    assert edit[1]["text"] == "已删除。关于这个聊天，我什么都不再保存。"
    assert not bot.digests.subscriptions
    ((_, sent),) = await bot.feed(private("/mydata"))
    assert sent["text"] == "关于这个聊天，我什么都没保存。"


@pytest.mark.parametrize("command", ["/mydata", "/forget"])
async def test_in_a_group_only_administrators_ask(bot: Bot, command: str) -> None:
    set_up(bot, GROUP["id"])
    bot.sender.results["getChatMember"] = {"status": "member"}
    (_, (method, sent)) = await bot.feed(group(command))
    assert (method, sent["text"]) == ("sendMessage", "这里只有管理员才能操作。")
    assert "reply_markup" not in sent


@pytest.mark.parametrize(("status", "left"), [("member", 1), ("administrator", 0)])
@pytest.mark.parametrize("chat", [GROUP, CHANNEL])
async def test_in_a_group_or_channel_only_administrators_delete(
    bot: Bot, status: str, left: int, chat: dict[str, Any]
) -> None:
    set_up(bot, chat["id"])
    bot.sender.results["getChatMember"] = {"status": status}
    await bot.feed(press(DELETE, **under(chat=chat)))
    assert len(bot.digests.subscriptions) == left


async def test_a_channel_asks_by_posts(bot: Bot) -> None:
    set_up(bot, CHANNEL["id"])
    ((method, _),) = await bot.feed(post("/mydata"))
    assert method == "sendDocument"
    ((_, sent),) = await bot.feed(post("/forget"))
    assert sent["reply_markup"]


async def test_where_there_is_no_chat_nothing_is_deleted(bot: Bot) -> None:
    ((method, _),) = await bot.feed(press(DELETE, inline_message_id="m"))
    assert method == "answerCallbackQuery"


@pytest.mark.parametrize("refusal", [Forbidden("bot was kicked"), BadRequest("TOPIC_CLOSED")])
async def test_who_takes_no_file_is_let_go(bot: Bot, refusal: TelegramError) -> None:
    set_up(bot, 77)
    bot.sender.refusals["sendDocument"] = [refusal]
    await bot.feed(private("/mydata"))
    assert bot.sender.methods() == ["sendDocument"]


async def test_the_file_follows_a_group_that_moved(bot: Bot) -> None:
    set_up(bot, GROUP["id"])
    bot.sender.results["getChatMember"] = {"status": "administrator"}
    bot.sender.refusals["sendDocument"] = [ChatMigrated(-100600)]
    await bot.feed(group("/mydata"))
    assert bot.sender.last["chat_id"] == -100600


async def test_other_refusals_of_the_file_are_raised(bot: Bot) -> None:
    set_up(bot, 77)
    bot.sender.refusals["sendDocument"] = [BadRequest("file must be non-empty")]
    with pytest.raises(BadRequest):
        await bot.feed(private("/mydata"))
