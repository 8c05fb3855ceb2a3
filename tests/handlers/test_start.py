from dataclasses import replace

import pytest

from tests.handlers.conftest import Bot
from tests.handlers.test_pausing import ON
from tests.handlers.updates import GROUP, group, private


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


async def test_a_group_is_not_revived_by_anybodys_start(bot: Bot) -> None:
    paused = replace(ON, chat=GROUP["id"], kind="group", due_at=None, paused="rights")
    bot.digests.subscriptions[GROUP["id"]] = paused
    assert len(await bot.feed(group("/start@rostrum_bot"))) == 1
    assert bot.digests.subscriptions[GROUP["id"]] == paused
