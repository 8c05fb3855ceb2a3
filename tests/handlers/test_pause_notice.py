from datetime import time
from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden

from handlers.pause_notice import tell_of_pause
from handlers.schedule import DAILY, Schedule
from handlers.subscription import Subscription

SCHEDULE = Schedule(time(9), DAILY, "UTC")
GROUP = Subscription(-5, "group", SCHEDULE, "en", thread=7, administrator=8)


async def test_who_set_it_is_told_in_private_in_his_own_language(bot: Any) -> None:
    bot.sender.results["getChat"] = {"title": "茶歇 <b>"}
    bot.chats.languages[8] = "zh"
    await tell_of_pause(bot.services, GROUP)
    assert bot.sender.methods() == ["getChat", "sendMessage"]
    assert bot.sender.last["chat_id"] == 8
    assert "message_thread_id" not in bot.sender.last
    assert "茶歇 &lt;b&gt;" in bot.sender.last["text"]
    assert "已暂停" in bot.sender.last["text"]


async def test_else_in_the_groups_language(bot: Any) -> None:
    bot.sender.results["getChat"] = {"title": "Tea"}
    await tell_of_pause(bot.services, GROUP)
    assert "are paused" in bot.sender.last["text"]


async def test_nobody_is_told_where_nobody_is_known(bot: Any) -> None:
    subscription = Subscription(-5, "group", SCHEDULE, "en", thread=7)
    await tell_of_pause(bot.services, subscription)
    assert bot.sender.calls == []


@pytest.mark.parametrize("method", ["getChat", "sendMessage"])
async def test_a_refusal_is_let_go(bot: Any, method: str) -> None:
    bot.sender.results["getChat"] = {"title": "Tea"}
    bot.sender.refusals[method] = [
        Forbidden("bot was blocked by the user")
        if method == "sendMessage"
        else BadRequest("chat not found")
    ]
    await tell_of_pause(bot.services, GROUP)
