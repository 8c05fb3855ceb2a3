"""What can be edited, and how Telegram refuses the rest; see also test_messages."""

import pytest

from bot.sandbox.server import Sandbox
from bot.sandbox.world import ZH
from tests.bot.sandbox.conftest import Api


@pytest.mark.parametrize(
    ("method", "params", "why"),
    [
        ("editMessageText", {"chat_id": ZH, "message_id": 1}, "message text is empty"),
        ("editMessageText", {"text": "x"}, "message identifier is not specified"),
        ("editMessageText", {"text": "x", "inline_message_id": "7"}, "MESSAGE_ID_INVALID"),
        ("editMessageText", {"text": "x", "message_id": 1}, "chat_id is empty"),
        (
            "editMessageCaption",
            {"chat_id": ZH, "message_id": 1, "caption": "x"},
            "there is no caption in the message to edit",
        ),
        (
            "editMessageReplyMarkup",
            {"chat_id": ZH, "message_id": 1, "reply_markup": {"force_reply": True}},
            "inline keyboard expected",
        ),
        (
            "editMessageReplyMarkup",
            {"chat_id": ZH, "message_id": 2},
            "message can't be edited",
        ),
    ],
)
async def test_refusals(
    sandbox: Sandbox, api: Api, method: str, params: dict[str, object], why: str
) -> None:
    await api.ok("sendMessage", chat_id=ZH, text="x")
    sandbox.people.send(ZH, ZH, "mine")
    assert await api.refused(method, **params) == f"400 Bad Request: {why}"
