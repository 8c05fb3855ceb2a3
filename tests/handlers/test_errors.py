import logging

import pytest
from telegram import Update
from telegram.error import NetworkError

from handlers.errors import failed
from tests.handlers.conftest import Bot
from tests.handlers.updates import group, press, private, typed


def update(fields: dict[str, object]) -> Update:
    return Update.de_json({"update_id": 5, **fields}, None)


async def test_a_failure_is_logged_and_apologised_for(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    await failed(update(private("我的秘密")), KeyError("x"), bot.services)
    assert bot.sender.last["text"] == "抱歉，我这边出了点问题，请稍后再试。"
    assert "update 5 failed" in caplog.text
    assert "秘密" not in caplog.text


async def test_the_apology_stands_where_the_question_does(bot: Bot) -> None:
    await failed(update(group("@rostrum_bot x")), KeyError("x"), bot.services)
    assert bot.sender.last["reply_parameters"]["message_id"] == 11
    await failed(update(press("1cz:yang-you:25")), KeyError("x"), bot.services)
    assert bot.sender.calls[-1][0] == "answerCallbackQuery"


async def test_where_nobody_can_be_told_it_is_only_logged(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    await failed(update(typed("x")), KeyError("x"), bot.services)
    await failed(None, KeyError("x"), bot.services)
    assert not bot.sender.calls
    assert [record.levelno for record in caplog.records] == [logging.ERROR] * 2


async def test_a_failing_apology_is_the_end_of_it(
    bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    bot.sender.refusals["sendMessage"] = [NetworkError("down")]
    await failed(update(private("x")), KeyError("x"), bot.services)
    assert "no apology for update 5" in caplog.text
