from io import BytesIO
from typing import Any

import aiohttp
import pytest
from telegram import Bot
from telegram.error import BadRequest, NetworkError, TimedOut

from bot.request import SessionRequest


@pytest.fixture
def bot(telegram: Any, session: aiohttp.ClientSession) -> Bot:
    request = SessionRequest(session)
    return Bot(
        telegram.token, base_url=f"{telegram.base}bot", request=request, get_updates_request=request
    )


async def test_the_librarys_bot_speaks_through_the_session(telegram: Any, bot: Bot) -> None:
    telegram.answers(
        telegram.ok({"id": 42, "is_bot": True, "first_name": "讲台", "username": "rostrum_bot"})
    )
    await bot.initialize()
    assert bot.username == "rostrum_bot"
    await bot.shutdown()
    assert [method for method, _ in telegram.calls] == ["getMe"]


async def test_parameters_arrive(telegram: Any, bot: Bot) -> None:
    assert await bot.set_my_commands([("help", "帮助 & more")], language_code="zh")
    assert telegram.calls == [
        (
            "setMyCommands",
            {
                "commands": '[{"command": "help", "description": "\\u5e2e\\u52a9 & more"}]',
                "language_code": "zh",
            },
        )
    ]


async def test_a_file_is_uploaded(telegram: Any, bot: Bot) -> None:
    received: dict[str, Any] = {}

    async def keep(method: str, payload: dict[str, Any]) -> Any:
        received.update(payload, method=method, photo=payload["photo"].file.read())
        return telegram.refused(400, "Bad Request: no photos here")

    telegram.script = keep
    with pytest.raises(BadRequest, match="No photos here"):
        await bot.send_photo(5, BytesIO(b"picture"), caption="讲台")
    assert received == {
        "method": "sendPhoto",
        "chat_id": "5",
        "caption": "讲台",
        "photo": b"picture",
    }


async def test_failures_carry_no_token(
    telegram: Any, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def cut(method: str, payload: dict[str, Any]) -> None:
        return None

    telegram.script = cut
    with pytest.raises(NetworkError) as caught:
        await bot.get_me()
    assert telegram.token not in repr(caught.value)
    assert caught.value.__cause__ is None
    assert caught.value.__context__ is None


async def test_a_time_out_is_the_librarys(telegram: Any, bot: Bot) -> None:
    with pytest.raises(TimedOut):
        await bot.get_me(read_timeout=0.000_001)
