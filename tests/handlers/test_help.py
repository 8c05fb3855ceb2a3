from typing import Any

import pytest

from tests.handlers.conftest import Bot
from tests.handlers.updates import BOT, group, private

PHOTO = [{"file_id": "f", "file_unique_id": "u", "width": 1, "height": 1}]
DICE = {"emoji": "🎲", "value": 1}


async def test_help_tells_how_to_ask(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(group("/help@rostrum_bot"))
    assert "/speaker" in sent["text"]


async def test_an_unknown_command_is_pointed_out_in_private_only(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(private("/weather daily"))
    assert "/help" in sent["text"]
    assert not await bot.feed(group("/weather"))
    assert not await bot.feed(group("/weather@rostrum_bot"))


@pytest.mark.parametrize("fields", [{"photo": PHOTO}, {"dice": DICE}])
async def test_what_is_no_text_gets_a_hint_in_private(bot: Bot, fields: dict[str, Any]) -> None:
    ((_, sent),) = await bot.feed(private(**fields))
    assert sent["text"].startswith("我只看得懂文字")
    assert not await bot.feed(group(**fields))


async def test_a_caption_is_answered(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(private(photo=PHOTO, caption="尤洋"))
    assert sent["text"].startswith("<b>尤洋")


async def test_an_album_gets_no_hint_for_every_picture(bot: Bot) -> None:
    assert not await bot.feed(private(photo=PHOTO, media_group_id="1"))


@pytest.mark.parametrize(
    "fields",
    [
        {"write_access_allowed": {"from_request": True}},
        {"photo": PHOTO, "via_bot": BOT},
        {"delete_chat_photo": True},
    ],
)
async def test_what_nobody_wrote_gets_no_hint(bot: Bot, fields: dict[str, Any]) -> None:
    assert not await bot.feed(private(**fields))
