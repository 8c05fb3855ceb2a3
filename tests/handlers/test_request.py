from typing import Any

import pytest
from telegram import Update

from handlers.request import Request, language_of, read, spoken
from knowledge.models import Language
from tests.handlers.conftest import Bot
from tests.handlers.updates import GROUP, group, person, private


async def asked(bot: Bot, update: dict[str, Any]) -> Request:
    return await read(Update.de_json({"update_id": 1, **update}, None), bot.services)


@pytest.mark.parametrize(
    ("code", "language"),
    [
        ("zh", "zh"),
        ("zh-hans", "zh"),
        ("zh-Hant-TW", "zh"),
        ("ZH", "zh"),
        ("en", "en"),
        ("de", "en"),
        (None, "en"),
    ],
)
async def test_the_client_tells_the_language(
    bot: Bot, code: str | None, language: Language
) -> None:
    request = await asked(bot, private("hi", **{"from": person(code)}))
    assert request.language == language


async def test_a_kept_language_counts_for_more(bot: Bot) -> None:
    bot.chats.languages[77] = "en"
    assert (await asked(bot, private("hi"))).language == "en"
    assert (await asked(bot, group("hi"))).language == "zh"
    bot.chats.languages[GROUP["id"]] = "en"
    assert (await asked(bot, group("hi"))).language == "en"


async def test_nobody_reads_english(bot: Bot) -> None:
    assert spoken(None) == "en"
    assert await language_of(bot.services, 5, None) == "en"


async def test_in_private_there_is_nothing_to_guard(bot: Bot) -> None:
    request = await asked(bot, private("/speaker 尤洋"))
    assert request == Request(77, True, "zh", None, 11, None, "尤洋")


async def test_in_a_group_the_asker_is_known(bot: Bot) -> None:
    request = await asked(
        bot, group("@rostrum_bot 尤洋", message_thread_id=9, is_topic_message=True)
    )
    assert request == Request(-100500, False, "zh", 77, 11, 9, "尤洋")


async def test_a_thread_of_replies_is_no_topic(bot: Bot) -> None:
    assert (await asked(bot, group("/event", message_thread_id=9))).thread is None


async def test_who_writes_as_the_group_guards_nothing(bot: Bot) -> None:
    assert (await asked(bot, group("/event", sender_chat=GROUP))).asker is None


async def test_an_update_without_a_message_is_a_mistake(bot: Bot) -> None:
    with pytest.raises(ValueError, match="without a message"):
        await asked(bot, {})
