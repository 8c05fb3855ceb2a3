import asyncio
from dataclasses import replace
from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.buttons import LIMIT
from handlers.schedule import DAILY, WEEKDAYS, Schedule
from handlers.subscription import Subscription
from tests.handlers.conftest import Bot
from tests.handlers.updates import CHANNEL, GROUP, group, person, post, private, topic

#: The bot's clock stands at noon, 14 August 2023, a Monday.
NINE = Schedule(time(9), DAILY, "Asia/Singapore")
TOMORROW = datetime(2023, 8, 15, 1, tzinfo=UTC)
MINE = Subscription(77, "private", NINE, "zh", administrator=77, due_at=TOMORROW)
OURS = Subscription(GROUP["id"], "group", NINE, "zh", due_at=TOMORROW)
ANONYMOUS = {
    "id": 1087968824,
    "is_bot": True,
    "first_name": "Group",
    "username": "GroupAnonymousBot",
}


async def test_the_panel_opens_and_sets_nothing(bot: Bot) -> None:
    ((method, sent),) = await bot.feed(private("/digest"))
    assert method == "sendMessage"
    assert sent["text"].startswith(
        "<b>要点推送</b>\n⏸ 未开启\n🕘 09:00，每天\n🌏 上海（UTC+8）：这是猜的"
    )
    assert sent["reply_markup"]["inline_keyboard"][0][0] == {
        "text": "▶️ 开启",
        "callback_data": "1sz:mo1:",
    }
    assert not bot.digests.subscriptions


async def test_the_panel_speaks_the_persons_language(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(private("/digest", **{"from": person("en")}))
    assert sent["text"].startswith("<b>Scheduled highlights</b>\n⏸ Off")
    assert "UTC: a guess" in sent["text"]


async def test_one_line_sets_it_all(bot: Bot) -> None:
    line = "/digest 09:30 Asia/Singapore weekdays 2 highlights both"
    ((_, sent),) = await bot.feed(private(line))
    assert bot.digests.subscriptions[77] == Subscription(
        77,
        "private",
        Schedule(time(9, 30), WEEKDAYS, "Asia/Singapore"),
        "zh",
        count=2,
        administrator=77,
        due_at=datetime(2023, 8, 15, 1, 30, tzinfo=UTC),
    )
    assert "✅ 已开启" in sent["text"]
    assert "下一次：8月15日 周二 09:30" in sent["text"]


async def test_it_is_turned_off_and_on_in_a_word(bot: Bot) -> None:
    bot.digests.subscriptions[77] = MINE
    await bot.feed(private("/digest off"))
    assert bot.digests.subscriptions[77] == replace(MINE, due_at=None)
    await bot.feed(private("/digest on"))
    assert bot.digests.subscriptions[77] == MINE


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/digest 25:00", "「25:00」不是时间"),
        ("/digest 09:00 Atlantis", "Atlantis"),
        ("/digest 9", "「9」是时间还是条数？"),
        ("/digest 09:00 21:00", "这些只能选一个：09:00, 21:00"),
    ],
)
async def test_what_is_wrong_is_said_and_changes_nothing(bot: Bot, line: str, said: str) -> None:
    bot.digests.subscriptions[77] = MINE
    ((_, sent),) = await bot.feed(private(line))
    assert said in sent["text"]
    assert "比如：/digest 09:00 新加坡 工作日" in sent["text"]
    assert bot.digests.subscriptions == {77: MINE}


async def test_a_guess_is_shown_with_the_others_that_may_be_meant(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(private("/digest 09:00 Sidney", **{"from": person("en")}))
    assert bot.digests.subscriptions[77].guessed
    assert "a guess, please check" in sent["text"]
    buttons = [row[0] for row in sent["reply_markup"]["inline_keyboard"]]
    assert "Australia/Sydney" in buttons[0]["callback_data"]


@pytest.mark.parametrize("status", ["member", "restricted", "left"])
async def test_in_a_group_others_only_look(bot: Bot, status: str) -> None:
    bot.digests.subscriptions[GROUP["id"]] = OURS
    bot.sender.results["getChatMember"] = {"status": status}
    _, (_, sent) = await bot.feed(group("/digest"))
    assert "reply_markup" not in sent
    assert sent["text"].endswith("只有管理员可以更改。")
    _, (_, sent) = await bot.feed(group("/digest off"))
    assert sent["text"] == "这里只有管理员才能操作。"
    assert bot.digests.subscriptions == {GROUP["id"]: OURS}


@pytest.mark.parametrize("status", ["creator", "administrator"])
async def test_in_a_group_administrators_change_it_and_any_of_them_may_press(
    bot: Bot, status: str
) -> None:
    bot.sender.results["getChatMember"] = {"status": status}
    _, (_, sent) = await bot.feed(group("/digest on"))
    kept = bot.digests.subscriptions[GROUP["id"]]
    assert (kept.kind, kept.administrator, kept.thread) == ("group", 77, None)
    data = [b["callback_data"] for row in sent["reply_markup"]["inline_keyboard"] for b in row]
    assert all(one.endswith(":") for one in data)  # no asker


async def test_an_anonymous_administrator_changes_it_and_stays_unknown(bot: Bot) -> None:
    update = group("/digest 21:00", sender_chat=GROUP, **{"from": ANONYMOUS})
    ((method, sent),) = await bot.feed(update)
    assert method == "sendMessage"
    assert "reply_markup" in sent
    assert bot.digests.subscriptions[GROUP["id"]].administrator is None


async def test_in_a_forum_it_stays_in_the_topic_where_it_was_set(bot: Bot) -> None:
    bot.sender.results["getChatMember"] = {"status": "creator"}
    _, (_, sent) = await bot.feed(group("/digest on", **topic(7)))
    assert sent["message_thread_id"] == 7
    assert bot.digests.subscriptions[GROUP["id"]].thread == 7
    _, (_, sent) = await bot.feed(group("/digest 10:00", **topic(3)))
    assert bot.digests.subscriptions[GROUP["id"]].thread == 7
    assert "另一个话题" in sent["text"]
    last = sent["reply_markup"]["inline_keyboard"][-1]
    assert last == [{"text": "📌 改为推送到这个话题", "callback_data": "1dz:here:"}]


async def test_a_channel_sets_it_by_a_post(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(post("/digest 08:00 新加坡"))
    kept = bot.digests.subscriptions[CHANNEL["id"]]
    assert (kept.kind, kept.schedule.zone, kept.administrator) == (
        "channel",
        "Asia/Singapore",
        None,
    )
    assert sent["chat_id"] == CHANNEL["id"]
    assert "reply_markup" in sent


async def test_other_posts_of_a_channel_are_let_go(bot: Bot) -> None:
    for text in ("digest", "/speaker", "/digest@another_bot", "尤洋"):
        assert not await bot.feed(post(text))


WORDS = st.sampled_from(
    ["09:00", "9", "weekdays", "周一三五", "Singapore", "新加坡", "UTC+8", "每天"]
)


@given(st.text(max_size=40) | st.lists(WORDS | st.text(max_size=8), max_size=6).map(" ".join))
def test_any_words_are_answered_once(words: str) -> None:
    bot = Bot()
    ((method, sent),) = asyncio.run(bot.feed(private(f"/digest {words}")))
    assert method == "sendMessage"
    assert 0 < len(sent["text"]) < 1000
    rows = sent.get("reply_markup", {}).get("inline_keyboard", [])
    assert all(len(button["callback_data"].encode()) <= LIMIT for row in rows for button in row)
