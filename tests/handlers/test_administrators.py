from typing import Any

import pytest
from telegram import Update
from telegram.error import BadRequest, Forbidden, TelegramError

from handlers.administrators import administers, may_press, may_write
from handlers.tap import tapped
from tests.handlers.conftest import Bot
from tests.handlers.updates import GROUP, PRIVATE, group, press, private

CHANNEL = {"id": -1009, "type": "channel", "title": "c"}
STATUSES = [
    ("creator", True),
    ("administrator", True),
    ("member", False),
    ("restricted", False),
    ("left", False),
    ("kicked", False),
]


async def writes(bot: Bot, update: dict[str, Any]) -> bool:
    message = Update.de_json({"update_id": 1, **update}, None).effective_message
    assert message is not None
    return await may_write(message, bot.services)


async def presses(bot: Bot, **fields: Any) -> bool:
    query = Update.de_json({"update_id": 1, **press("x", **fields)}, None).callback_query
    assert query is not None
    return await may_press(tapped(query), bot.services)


@pytest.mark.parametrize(("status", "may"), STATUSES)
async def test_in_a_group_the_platform_is_asked(bot: Bot, status: str, *, may: bool) -> None:
    bot.sender.results["getChatMember"] = {"status": status}
    assert await writes(bot, group("/digest")) == may
    assert await presses(bot) == may
    assert bot.sender.calls == [("getChatMember", {"chat_id": GROUP["id"], "user_id": 77})] * 2


async def test_in_private_anybody_may_and_nothing_is_asked(bot: Bot) -> None:
    message = {"message_id": 12, "date": 1692000000, "chat": PRIVATE, "text": "…"}
    assert await writes(bot, private("/digest"))
    assert await presses(bot, message=message)
    assert not bot.sender.calls


@pytest.mark.parametrize(
    ("sender", "may"), [(GROUP, True), (CHANNEL, False), ({**GROUP, "id": -100777}, False)]
)
async def test_who_writes_as_the_group_itself_administers_it(
    bot: Bot, sender: dict[str, Any], *, may: bool
) -> None:
    assert await writes(bot, group("/digest", sender_chat=sender)) == may
    assert not bot.sender.calls


async def test_who_posts_in_a_channel_administers_it(bot: Bot) -> None:
    post = {"message_id": 1, "date": 1692000000, "chat": CHANNEL, "sender_chat": CHANNEL}
    assert await writes(bot, {"channel_post": {**post, "text": "/digest"}})


async def test_nobody_may_press_where_there_is_no_chat(bot: Bot) -> None:
    assert not await presses(bot, inline_message_id="m")


@pytest.mark.parametrize("refusal", [BadRequest("user not found"), Forbidden("bot was kicked")])
async def test_where_the_bot_may_not_ask_nobody_administers(
    bot: Bot, refusal: TelegramError
) -> None:
    bot.sender.refusals["getChatMember"] = [refusal]
    assert not await administers(bot.services, -1009, 77)
