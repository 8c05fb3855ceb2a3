import dataclasses
from dataclasses import replace
from typing import Any

import pytest

from handlers.subscription import Pause, Subscription
from tests.handlers.conftest import ME, Bot
from tests.handlers.test_pausing import ON
from tests.handlers.updates import CHANNEL, GROUP, PRIVATE, group, membership


def paused(chat: int, why: Pause) -> Subscription:
    return replace(ON, chat=chat, due_at=None, paused=why)


@pytest.mark.parametrize(
    ("now", "reads_all", "offers"),
    [("member", False, False), ("member", True, True), ("administrator", False, True)],
)
async def test_a_group_is_greeted_by_what_the_bot_hears(
    bot: Bot, now: str, *, reads_all: bool, offers: bool
) -> None:
    bot.me = dataclasses.replace(ME, can_read_all_group_messages=reads_all)
    ((_, sent),) = await bot.feed(membership("left", now))
    assert len(sent["text"].splitlines()) == 2
    assert ("@我" in sent["text"]) == offers


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("member", "administrator"),
        ("administrator", "member"),
        ("member", "left"),
        ("left", "kicked"),
    ],
)
async def test_other_changes_say_nothing(bot: Bot, before: str, now: str) -> None:
    assert not await bot.feed(membership(before, now))


@pytest.mark.parametrize(
    ("chat", "before", "now"),
    [
        (PRIVATE, "kicked", "member"),
        (GROUP, "left", "member"),
        (GROUP, "restricted", "member"),
        (GROUP, "member", "administrator"),
        (CHANNEL, "left", "administrator"),
    ],
)
async def test_where_the_bot_may_write_again_highlights_go_on(
    bot: Bot, chat: dict[str, Any], before: str, now: str
) -> None:
    bot.digests.subscriptions[chat["id"]] = paused(chat["id"], "rights")
    calls = await bot.feed(membership(before, now, chat))
    assert bot.digests.subscriptions[chat["id"]] == replace(ON, chat=chat["id"])
    if chat is CHANNEL:  # everybody would read it
        assert not calls
    else:
        ((_, sent),) = calls
        assert sent["chat_id"] == chat["id"]
        assert sent["text"].endswith("要点推送恢复了。下一次：8月15日 周二 09:00")
        assert sent["text"].startswith("大家好") == (before == "left")


@pytest.mark.parametrize(
    ("chat", "now", "why"),
    [
        (PRIVATE, "kicked", "blocked"),
        (GROUP, "kicked", "blocked"),
        (GROUP, "left", "blocked"),
        (GROUP, "restricted", "rights"),
        (CHANNEL, "kicked", "blocked"),
        (CHANNEL, "silent administrator", "rights"),
    ],
)
async def test_where_the_bot_may_not_write_highlights_stop_at_once(
    bot: Bot, chat: dict[str, Any], now: str, why: Pause
) -> None:
    bot.digests.subscriptions[chat["id"]] = replace(ON, chat=chat["id"])
    assert not await bot.feed(membership("member", now, chat))
    assert bot.digests.subscriptions[chat["id"]] == paused(chat["id"], why)


async def test_a_closed_topic_is_not_opened_by_a_promotion(bot: Bot) -> None:
    bot.digests.subscriptions[GROUP["id"]] = paused(GROUP["id"], "topic")
    assert not await bot.feed(membership("member", "administrator"))
    assert bot.digests.subscriptions[GROUP["id"]].paused == "topic"


@pytest.mark.parametrize("chat", [PRIVATE, CHANNEL])
async def test_only_groups_are_greeted(bot: Bot, chat: dict[str, object]) -> None:
    assert not await bot.feed(membership("kicked", "member", chat))


async def test_a_group_keeps_its_language_when_it_moves(bot: Bot) -> None:
    bot.chats.languages[-100500] = "en"
    assert not await bot.feed(group(migrate_to_chat_id=-100600))
    assert bot.chats.languages == {-100600: "en"}
    # The other group's word of the same move comes second and changes nothing.
    chat = {"id": -100600, "type": "supergroup", "title": "GAIR"}
    assert not await bot.feed(group(chat=chat, migrate_from_chat_id=-100500))
    assert bot.chats.languages == {-100600: "en"}
