import pytest
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, TelegramError

from handlers import notices
from handlers.request import Request
from handlers.sending import call, reply
from tests.handlers.conftest import Bot

PRIVATE = Request(77, True, "zh", None, 11, None, "")
GROUP = Request(-5, False, "zh", 77, 11, 9, "")


async def test_a_reply_in_private_is_a_message(bot: Bot) -> None:
    await reply(bot.services, PRIVATE, notices.only_text())
    assert bot.sender.methods() == ["sendMessage"]
    assert bot.sender.last["chat_id"] == 77
    assert "reply_parameters" not in bot.sender.last
    assert "message_thread_id" not in bot.sender.last


async def test_a_reply_in_a_group_stands_in_its_topic_under_the_question(bot: Bot) -> None:
    await reply(bot.services, GROUP, notices.only_text())
    assert bot.sender.last["message_thread_id"] == 9
    assert bot.sender.last["reply_parameters"] == {
        "message_id": 11,
        "allow_sending_without_reply": True,
    }


@pytest.mark.parametrize(
    "refusal",
    [
        BadRequest("Message is not modified: specified new message content and reply markup are …"),
        BadRequest("Query is too old and response timeout expired or query ID is invalid"),
        BadRequest("Message to edit not found"),
        BadRequest("Not enough rights to send text messages to the chat"),
        BadRequest("TOPIC_CLOSED"),
        Forbidden("Forbidden: bot was blocked by the user"),
        Forbidden("Forbidden: bot was kicked from the supergroup chat"),
    ],
)
async def test_harmless_refusals_are_let_go(bot: Bot, refusal: TelegramError) -> None:
    bot.sender.refusals["sendMessage"] = [refusal]
    await reply(bot.services, PRIVATE, notices.only_text())
    assert bot.sender.methods() == ["sendMessage"]


@pytest.mark.parametrize(
    "refusal",
    [
        BadRequest("Can't parse entities: unsupported start tag"),
        BadRequest("BUTTON_DATA_INVALID"),
        NetworkError("no"),
    ],
)
async def test_other_refusals_are_raised(bot: Bot, refusal: TelegramError) -> None:
    bot.sender.refusals["sendMessage"] = [refusal]
    with pytest.raises(type(refusal)):
        await reply(bot.services, PRIVATE, notices.only_text())


async def test_a_group_that_moved_is_followed(bot: Bot) -> None:
    bot.chats.languages[-5] = "zh"
    bot.sender.refusals["sendMessage"] = [ChatMigrated(-1005)]
    await call(bot.services, "sendMessage", {"chat_id": -5, "text": "x"})
    assert [payload["chat_id"] for _, payload in bot.sender.calls] == [-5, -1005]
    assert bot.chats.languages == {-1005: "zh"}
