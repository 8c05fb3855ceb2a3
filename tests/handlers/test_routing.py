import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from handlers.commands import COMMANDS
from handlers.routing import routes
from tests.handlers.conftest import Bot
from tests.handlers.updates import private


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
async def test_every_command_of_the_menu_is_handled(bot: Bot, name: str) -> None:
    ((_, sent),) = await bot.feed(private(f"/{name}"))
    assert not sent["text"].startswith("没有这个命令")


@pytest.mark.parametrize("kind", ["edited_message", "channel_post", "edited_channel_post"])
async def test_edits_and_channels_are_let_go(bot: Bot, kind: str) -> None:
    assert not await bot.feed({kind: private("尤洋")["message"]})


async def test_kinds_yet_to_come_are_let_go(bot: Bot) -> None:
    assert not await bot.feed({"hologram": {"id": 1}})


def test_what_is_no_update_is_accepted_by_none(bot: Bot) -> None:
    assert not any(route.check_update("update") for route in routes(bot.services))


@given(st.text(max_size=60).map(lambda words: "/" + words))
def test_any_command_goes_somewhere(text: str) -> None:
    update = Update.de_json({"update_id": 1, **private(text)}, None)
    assert any(route.check_update(update) for route in ROUTES) or "@" in text


ROUTES = routes(Bot().services)
