import asyncio
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import ALLOWED, build
from bot.clock import SystemClock
from bot.delivery import Delivery
from bot.polling import Polling
from bot.settings import Settings
from bot.webhook import Webhook

ME = {"id": 123456789, "is_bot": True, "first_name": "讲台", "username": "rostrum_bot"}


@pytest.fixture
def settings(telegram: Any, tmp_path: Path) -> Settings:
    telegram.answers(telegram.ok(ME))
    return Settings.model_validate(
        {
            "telegram_bot_token": telegram.token,
            "telegram_api_base": telegram.base.rstrip("/"),
            "database_url": f"sqlite:///{tmp_path}/rostrum.db",
        }
    )


async def test_it_polls_unless_a_webhook_is_set(telegram: Any, settings: Settings) -> None:
    async with build(settings, SecretStr(telegram.token), SystemClock()) as parts:
        assert [type(part) for part in parts.parts] == [Polling, Delivery]
    webhook = {
        "webhook_url": "https://bot.example.org/",
        "webhook_secret": SecretStr("secret"),
    }
    changed = settings.model_copy(update=webhook)
    async with build(changed, SecretStr(telegram.token), SystemClock()) as parts:
        assert [type(part) for part in parts.parts] == [Webhook, Delivery]


async def test_it_waits_for_telegram(
    telegram: Any, settings: Settings, no_waiting: list[float]
) -> None:
    telegram.answers(telegram.refused(502, "Bad Gateway"), telegram.ok(ME))
    async with build(settings, SecretStr(telegram.token), SystemClock()):
        assert no_waiting == [1]


async def test_an_update_goes_all_the_way(telegram: Any, settings: Settings) -> None:
    sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    person = {"id": 5, "is_bot": False, "first_name": "Ada", "language_code": "en"}
    message = {
        "message_id": 1,
        "date": 1_692_000_000,
        "chat": {"id": 5, "type": "private", "first_name": "Ada"},
        "from": person,
        "text": "/help",
    }

    async def script(method: str, payload: dict[str, Any]) -> Any:
        if method == "getUpdates":
            assert payload["allowed_updates"] == ALLOWED
            fresh = payload["offset"] == 0
            return telegram.ok([{"update_id": 7, "message": message}] if fresh else [])
        if method == "sendMessage":
            sent.put_nowait(payload)
        return telegram.ok(ME)

    telegram.script = script
    async with build(settings, SecretStr(telegram.token), SystemClock()) as parts:
        polling = asyncio.ensure_future(parts.run())
        payload = await asyncio.wait_for(sent.get(), 10)
        polling.cancel()
        await asyncio.wait([polling])
    assert payload["chat_id"] == 5
    assert "/speaker" in payload["text"]


@pytest.mark.parametrize("text", ["/speaker 尤洋", "/help"], ids=["hot path", "callbacks"])
async def test_whatever_fails_the_person_is_told(
    telegram: Any, settings: Settings, text: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The first message is refused in a way that nobody expects; then comes the apology."""
    sent: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
    person = {"id": 5, "is_bot": False, "first_name": "Ada", "language_code": "en"}
    message = {
        "message_id": 1,
        "date": 1_692_000_000,
        "chat": {"id": 5, "type": "private", "first_name": "Ada"},
        "from": person,
        "text": text,
    }

    async def script(method: str, payload: dict[str, Any]) -> Any:
        if method == "getUpdates":
            fresh = payload["offset"] == 0
            return telegram.ok([{"update_id": 7, "message": message}] if fresh else [])
        if method == "sendMessage":
            sent.put_nowait(payload)
            if sent.qsize() == 1:
                return telegram.refused(400, "Bad Request: can't parse entities")
        return telegram.ok(ME)

    telegram.script = script
    async with build(settings, SecretStr(telegram.token), SystemClock()) as parts:
        polling = asyncio.ensure_future(parts.run())
        async with asyncio.timeout(10):
            while sent.qsize() < 2:  # noqa: ASYNC110 - a queue tells of one only
                await asyncio.sleep(0.01)
        polling.cancel()
        await asyncio.wait([polling])
    sent.get_nowait()
    assert "Sorry" in sent.get_nowait()["text"]
    assert "update 7 failed" in caplog.text
