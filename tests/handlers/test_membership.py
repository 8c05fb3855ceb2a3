import dataclasses

import pytest

from tests.handlers.conftest import ME, Bot
from tests.handlers.updates import PRIVATE, group, membership

CHANNEL = {"id": -1009, "type": "channel", "title": "c"}


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
