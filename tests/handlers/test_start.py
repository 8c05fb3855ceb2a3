from dataclasses import replace
from typing import Any

import pytest

from handlers.subscription import Pause
from tests.handlers.conftest import Bot
from tests.handlers.test_pausing import ON
from tests.handlers.updates import CHANNEL, GROUP, group, private


async def test_a_start_is_welcomed(bot: Bot) -> None:
    for text in ("/start", "/start _ask"):
        ((method, sent),) = await bot.feed(private(text))
        assert method == "sendMessage"
        assert sent["text"].startswith("你好！我是第七届GAIR")


async def test_a_deep_link_opens_a_card(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(private("/start yang-you"))
    assert sent["text"].startswith("<b>尤洋 · Yang You</b>")


async def test_a_link_to_nowhere_is_told(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(private("/start <b>nobody"))
    assert sent["text"].startswith("这个链接指向的内容找不到了")


@pytest.mark.parametrize("text", ["/start", "/start yang-you"])
async def test_highlights_go_on_and_it_is_said(bot: Bot, text: str) -> None:
    bot.digests.subscriptions[77] = replace(ON, due_at=None, paused="blocked")
    (_, (method, sent)) = await bot.feed(private(text))
    assert (method, sent["text"]) == (
        "sendMessage",
        "要点推送恢复了。下一次：8月15日 周二 09:00",
    )
    assert bot.digests.subscriptions == {77: ON}
    assert len(await bot.feed(private(text))) == 1


@pytest.mark.parametrize("pause", ["rights", "blocked", "gone"])
@pytest.mark.parametrize(
    ("status", "sender", "may"),
    [
        ("member", {}, False),
        ("administrator", {}, True),
        ("creator", {}, True),
        ("member", {"sender_chat": GROUP}, True),
        ("administrator", {"sender_chat": CHANNEL}, False),
    ],
)
async def test_a_group_is_revived_by_its_administrators(
    bot: Bot, pause: Pause, status: str, sender: dict[str, Any], *, may: bool
) -> None:
    going = replace(ON, chat=GROUP["id"], kind="group")
    paused = replace(going, due_at=None, paused=pause)
    bot.digests.subscriptions[GROUP["id"]] = paused
    bot.sender.results["getChatMember"] = {"status": status}
    await bot.feed(group("/start@rostrum_bot", **sender))
    sent = [said["text"] for method, said in bot.sender.calls if method == "sendMessage"]
    assert len(sent) == 1 + may
    assert sent[-1].startswith("要点推送恢复了") == may
    assert bot.digests.subscriptions == {GROUP["id"]: going if may else paused}


async def test_a_start_does_not_open_a_closed_topic(bot: Bot) -> None:
    closed = replace(ON, chat=GROUP["id"], kind="group", thread=7, due_at=None, paused="topic")
    bot.digests.subscriptions[GROUP["id"]] = closed
    await bot.feed(group("/start", sender_chat=GROUP))
    assert bot.digests.subscriptions == {GROUP["id"]: closed}
