from dataclasses import replace
from datetime import time
from typing import Any

import pytest
from telegram.error import BadRequest, Forbidden, TimedOut

from handlers.pause_notice import MOST, tell_of_pause
from handlers.schedule import DAILY, Schedule
from handlers.subscription import Subscription
from tests.handlers.conftest import Bot

SCHEDULE = Schedule(time(9), DAILY, "UTC")
GROUP = Subscription(-5, "group", SCHEDULE, "en", thread=7, administrator=8)


async def test_who_set_it_is_told_in_private_in_his_own_language(bot: Bot) -> None:
    bot.sender.results["getChat"] = {"title": "茶歇 <b>"}
    bot.chats.languages[8] = "zh"
    await tell_of_pause(bot.services, GROUP)
    assert bot.sender.methods() == ["getChat", "sendMessage"]
    assert bot.sender.last["chat_id"] == 8
    assert "message_thread_id" not in bot.sender.last
    assert "茶歇 &lt;b&gt;" in bot.sender.last["text"]
    assert "已暂停" in bot.sender.last["text"]


async def test_else_in_the_groups_language(bot: Bot) -> None:
    bot.sender.results["getChat"] = {"title": "Tea"}
    await tell_of_pause(bot.services, GROUP)
    assert "are paused" in bot.sender.last["text"]


def administrator(number: int, status: str = "administrator", **user: Any) -> dict[str, Any]:
    return {"status": status, "user": {"id": number, "is_bot": False, "first_name": "A", **user}}


def written_to(bot: Bot) -> list[int]:
    return [sent["chat_id"] for method, sent in bot.sender.calls if method == "sendMessage"]


@pytest.fixture
def administered(bot: Bot) -> Bot:
    bot.sender.results["getChat"] = {"title": "Tea"}
    bot.sender.results["getChatAdministrators"] = [
        administrator(4200, is_bot=True),
        administrator(10),
        administrator(8),
        administrator(9, "creator"),
    ]
    return bot


async def test_where_nobody_is_known_the_owner_is_told(administered: Bot) -> None:
    await tell_of_pause(administered.services, replace(GROUP, administrator=None))
    assert written_to(administered) == [9]
    assert ("getChatAdministrators", {"chat_id": -5}) in administered.sender.calls


async def test_who_cannot_be_written_to_is_stood_in_for(bot: Bot, administered: Bot) -> None:
    bot.sender.refusals["sendMessage"] = [
        BadRequest("chat not found"),
        Forbidden("bot was blocked"),
    ]
    await tell_of_pause(administered.services, GROUP)
    assert written_to(administered) == [8, 9, 10]


async def test_only_so_many_are_tried(bot: Bot, administered: Bot) -> None:
    bot.sender.results["getChatAdministrators"] = [administrator(n) for n in range(100, 150)]
    bot.sender.refusals["sendMessage"] = [Forbidden("bot can't initiate conversation")] * 50
    await tell_of_pause(administered.services, GROUP)
    assert written_to(administered) == [8, *range(100, 100 + MOST)]


async def test_where_it_is_not_up_to_people_no_more_are_tried(bot: Bot, administered: Bot) -> None:
    bot.sender.refusals["sendMessage"] = [TimedOut()]
    await tell_of_pause(administered.services, GROUP)
    assert written_to(administered) == [8]


@pytest.mark.parametrize("method", ["getChat", "getChatAdministrators"])
async def test_a_refusal_is_let_go(administered: Bot, method: str) -> None:
    administered.sender.refusals[method] = [Forbidden("bot was kicked from the supergroup chat")]
    await tell_of_pause(administered.services, replace(GROUP, administrator=None))
    assert written_to(administered) == []
