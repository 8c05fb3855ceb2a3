from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, TelegramError

from handlers.actions import (
    Adjust,
    DigestAction,
    Mute,
    Panel,
    PostHere,
    Preview,
    Settings,
    StartOver,
    TypeCity,
)
from handlers.buttons import encode
from handlers.schedule import DAILY, Schedule
from handlers.subscription import Subscription
from handlers.wishes import Wish
from tests.handlers.conftest import Bot
from tests.handlers.gair import POINTS
from tests.handlers.updates import CHANNEL, GROUP, PRIVATE, press, topic, under

NINE = Schedule(time(9), DAILY, "Asia/Singapore")
TOMORROW = datetime(2023, 8, 15, 1, tzinfo=UTC)
MINE = Subscription(77, "private", NINE, "zh", administrator=77, due_at=TOMORROW)
OURS = Subscription(GROUP["id"], "group", NINE, "zh", administrator=1, due_at=TOMORROW)
THEIRS = Subscription(CHANNEL["id"], "channel", NINE, "en", administrator=1, due_at=TOMORROW)
ALL = tuple(point.id for point in POINTS)
EVERY: list[DigestAction] = [
    Panel("main"),
    Panel("zone"),
    Adjust(Wish(on=False)),
    Adjust(Wish(time=time(8)), "time"),
    PostHere(),
    Preview(),
    StartOver(),
    StartOver(panel=True),
    TypeCity(),
    Mute(),
]


async def do(bot: Bot, does: DigestAction, language: Any = "zh", **message: Any) -> list[Any]:
    """The calls after a press in private, unless ``message`` says otherwise."""
    fields = under(**({"chat": PRIVATE} | message))
    return await bot.feed(press(encode(does, language, None), **fields))


def shown(calls: list[Any]) -> str:
    """The panel's text after a press that edits it and is answered silently."""
    (edit, answer) = calls[-2:]
    assert edit[0] == "editMessageText"
    assert answer == ("answerCallbackQuery", {"callback_query_id": "q"})
    return str(edit[1]["text"])


async def test_every_page_opens_in_place(bot: Bot) -> None:
    for page in ("main", "time", "days", "zone", "language"):
        calls = await do(bot, Panel(page), "en")
        assert shown(calls).startswith("<b>Scheduled highlights</b>")
        assert (calls[0][1]["chat_id"], calls[0][1]["message_id"]) == (77, 12)
    assert not bot.digests.subscriptions


@pytest.mark.parametrize(
    ("wish", "changed"),
    [
        (Wish(on=True), {"due_at": TOMORROW}),
        (Wish(time=time(21)), {"schedule": replace(NINE, time=time(21))}),
        (Wish(days=1), {"schedule": replace(NINE, days=1)}),
        (Wish(count=5), {"count": 5}),
        (Wish(language="en", bilingual=False), {"language": "en", "bilingual": False}),
    ],
)
async def test_a_press_changes_one_thing(bot: Bot, wish: Wish, changed: dict[str, Any]) -> None:
    off = replace(MINE, due_at=None)
    bot.digests.subscriptions[77] = off
    for _ in range(2):  # a press may come twice
        shown(await do(bot, Adjust(wish)))
        assert bot.digests.subscriptions == {77: replace(off, **changed)}


async def test_the_first_press_of_a_chat_keeps_what_the_panel_showed(bot: Bot) -> None:
    text = shown(await do(bot, Adjust(Wish(on=True)), "en"))
    assert "✅ On" in text
    kept = bot.digests.subscriptions[77]
    assert (kept.language, kept.schedule.zone, kept.guessed) == ("en", "UTC", True)
    assert "Next: Tue 15 Aug, 09:00" in text


async def test_no_day_at_all_is_refused_with_a_word(bot: Bot) -> None:
    bot.digests.subscriptions[77] = MINE
    ((method, sent),) = await do(bot, Adjust(Wish(days=0), "days"))
    assert (method, sent["text"]) == ("answerCallbackQuery", "至少要留一天。")
    assert bot.digests.subscriptions == {77: MINE}


async def test_the_settings_open_in_a_message_of_their_own(bot: Bot) -> None:
    bot.digests.subscriptions[77] = MINE
    (sent, _) = await do(bot, Settings())
    assert sent[0] == "sendMessage"
    assert sent[1]["text"].startswith("<b>要点推送</b>\n✅ 已开启")
    assert sent[1]["reply_markup"]


async def test_a_mute_says_until_when(bot: Bot) -> None:
    bot.digests.subscriptions[77] = MINE
    ((method, sent),) = await do(bot, Mute(), "en")
    assert (method, sent["text"]) == ("answerCallbackQuery", "Muted. Next: Tue 22 Aug, 09:00")
    assert bot.digests.subscriptions[77].due_at == TOMORROW + timedelta(days=7)


@pytest.mark.parametrize("kept", [None, replace(MINE, due_at=None)])
async def test_what_is_off_cannot_be_muted(bot: Bot, kept: Subscription | None) -> None:
    if kept:
        bot.digests.subscriptions[77] = kept
    ((_, sent),) = await do(bot, Mute(), "en")
    assert sent["text"] == "Highlights are off here."


async def test_under_highlights_starting_over_is_said(bot: Bot) -> None:
    bot.digests.subscriptions[77] = replace(MINE, seen=ALL, recapped=True)
    ((method, sent),) = await do(bot, StartOver(), "en")
    assert method == "answerCallbackQuery"
    assert sent["text"] == "From the beginning. Next: Tue 15 Aug, 09:00"
    assert bot.digests.subscriptions == {77: MINE}


async def test_on_the_panel_starting_over_is_shown(bot: Bot) -> None:
    bot.digests.subscriptions[77] = replace(MINE, due_at=None, seen=ALL)
    (edit, answer) = await do(bot, StartOver(panel=True), "en")
    assert "Shown so far: 0 of 12" in edit[1]["text"]
    assert answer[1]["text"] == "From the beginning, once highlights are turned on."


async def test_a_preview_is_sent_and_counts_for_nothing(bot: Bot) -> None:
    bot.digests.subscriptions[77] = MINE
    (sent, _) = await do(bot, Preview(), "en")
    assert sent[0] == "sendMessage"
    assert sent[1]["text"].startswith("<b>要点 · ")  # in the language of the highlights
    assert "预览" in sent[1]["text"]
    assert bot.digests.subscriptions == {77: MINE}


async def test_a_preview_of_what_was_never_set_is_what_would_come(bot: Bot) -> None:
    (sent, _) = await do(bot, Preview(), "en")
    assert sent[1]["text"].startswith("<b>Highlights · ")
    assert not bot.digests.subscriptions


async def test_a_channels_preview_goes_to_the_one_who_pressed(bot: Bot) -> None:
    bot.digests.subscriptions[CHANNEL["id"]] = THEIRS
    bot.sender.results["getChatMember"] = {"status": "administrator"}
    (_, sent, answer) = await do(bot, Preview(), "en", chat=CHANNEL)
    assert sent[1]["chat_id"] == 77
    assert answer[1]["text"] == "I have sent it to you in our private chat."


@pytest.mark.parametrize("refusal", [Forbidden("bot was blocked"), BadRequest("chat not found")])
async def test_who_never_started_the_bot_is_told_to(bot: Bot, refusal: TelegramError) -> None:
    bot.sender.results["getChatMember"] = {"status": "administrator"}
    bot.sender.refusals["sendMessage"] = [refusal]
    calls = await do(bot, Preview(), "en", chat=CHANNEL)
    assert calls[-1][1]["text"].startswith("I cannot write to you")


@pytest.mark.parametrize("does", EVERY)
async def test_in_a_group_only_administrators_press(bot: Bot, does: DigestAction) -> None:
    bot.digests.subscriptions[GROUP["id"]] = OURS
    bot.sender.results["getChatMember"] = {"status": "member"}
    (_, (method, sent)) = await do(bot, does, chat=GROUP)
    assert (method, sent["text"]) == ("answerCallbackQuery", "这里只有管理员才能操作。")
    assert bot.digests.subscriptions == {GROUP["id"]: OURS}


@pytest.mark.parametrize("kept", [OURS, THEIRS])
async def test_administrators_press_in_groups_and_channels(bot: Bot, kept: Subscription) -> None:
    bot.digests.subscriptions[kept.chat] = kept
    bot.sender.results["getChatMember"] = {"status": "administrator"}
    chat = GROUP if kept.kind == "group" else CHANNEL
    calls = await do(bot, Adjust(Wish(on=False)), chat=chat)
    assert calls[0] == ("getChatMember", {"chat_id": kept.chat, "user_id": 77})
    assert "未开启" in shown(calls)
    after = replace(kept, due_at=None, administrator=77)
    assert bot.digests.subscriptions == {kept.chat: after}


async def test_others_may_look_at_the_settings(bot: Bot) -> None:
    bot.digests.subscriptions[GROUP["id"]] = OURS
    bot.sender.results["getChatMember"] = {"status": "member"}
    (_, sent, _) = await do(bot, Settings(), chat=GROUP)
    assert sent[0] == "sendMessage"
    assert "reply_markup" not in sent[1]


async def test_readers_of_a_channel_cannot_have_the_settings_posted(bot: Bot) -> None:
    bot.digests.subscriptions[CHANNEL["id"]] = THEIRS
    bot.sender.results["getChatMember"] = {"status": "member"}
    (_, (method, sent)) = await do(bot, Settings(), chat=CHANNEL)
    assert (method, sent["text"]) == ("answerCallbackQuery", "这里只有管理员才能操作。")
    bot.sender.results["getChatMember"] = {"status": "administrator"}
    (_, (method, _), _) = await do(bot, Settings(), chat=CHANNEL)
    assert method == "sendMessage"


async def test_the_digest_moves_to_the_topic_of_the_panel(bot: Bot) -> None:
    bot.digests.subscriptions[GROUP["id"]] = replace(OURS, thread=3)
    bot.sender.results["getChatMember"] = {"status": "creator"}
    calls = await do(bot, PostHere(), **topic(7))
    assert "另一个话题" not in shown(calls)
    assert bot.digests.subscriptions[GROUP["id"]] == replace(OURS, thread=7, administrator=77)
    (_, sent, _) = await do(bot, Preview(), **topic(7))
    assert sent[1]["message_thread_id"] == 7


async def test_where_the_topic_is_not_known_nothing_changes(bot: Bot) -> None:
    forum = {**GROUP, "is_forum": True}
    ((_, sent),) = await do(bot, PostHere(), chat=forum, date=0)  # too old for its topic to be told
    assert sent["text"] == "这个按钮太旧了，请重新问我。"
    assert not bot.digests.subscriptions


async def test_an_old_panel_in_private_still_works(bot: Bot) -> None:
    shown(await do(bot, Adjust(Wish(on=True)), date=0))
    assert bot.digests.subscriptions[77].due_at


async def test_pressing_what_is_set_already_is_no_mistake(bot: Bot) -> None:
    bot.digests.subscriptions[77] = MINE
    bot.sender.refusals["editMessageText"] = [BadRequest("Message is not modified: …")]
    await do(bot, Adjust(Wish(count=3)))
    assert bot.sender.methods() == ["editMessageText", "answerCallbackQuery"]
