"""The whole bot on the sandbox over real HTTP, once by polling and once by webhook."""

import asyncio
import contextlib
import re
import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.clock import Alarm
from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN, GROUP, ZH
from bot.serve import serve
from bot.settings import Settings
from knowledge.base import KnowledgeBase
from knowledge.loader import load
from tests.e2e.process import Start, starting

TOKEN = "123456789:" + "Abc_def-0" * 4
#: What Telegram says when the person was quicker or the chat has moved: no mistake of the bot's.
QUICKER = re.compile("message is not modified|upgraded to a supergroup")
SECRET = "a-secret_of-the-webhook"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@dataclass(frozen=True, slots=True)
class Shown:
    """A message of the bot as a person sees it."""

    message: dict[str, Any]

    @property
    def text(self) -> str:
        return str(self.message["text"])

    @property
    def buttons(self) -> dict[str, dict[str, Any]]:
        """By their labels."""
        rows = self.message.get("reply_markup", {}).get("inline_keyboard", [])
        return {button["text"]: button for row in rows for button in row}

    def data(self, label: str) -> str:
        """The callback data of the button whose label holds the words."""
        return next(
            str(button["callback_data"]) for text, button in self.buttons.items() if label in text
        )


class Person:
    """Somebody in a chat with the bot."""

    def __init__(self, sandbox: Sandbox, person: int, chat: int) -> None:
        self.sandbox = sandbox
        self.id = person
        self.chat = chat

    async def asks(self, text: str, **more: Any) -> Shown:
        """Send a text and wait for the bot's message."""
        self.sandbox.people.send(self.id, self.chat, text, **more)
        return await self.reads()

    async def reads(self) -> Shown:
        call = await self.sandbox.next_call("sendMessage", chat_id=self.chat)
        assert call.status == 200, call.answer
        return Shown(call.result)

    async def taps(self, shown: Shown, label: str) -> Shown:
        """Tap the button whose label holds the words and wait for the changed message."""
        toast = await self.touches(shown, shown.data(label))
        assert not toast.get("text")
        call = await self.sandbox.next_call("editMessageText", chat_id=self.chat)
        assert call.status == 200, call.answer
        return Shown(call.result)

    async def touches(self, shown: Shown, data: str) -> dict[str, Any]:
        """Tap a button and wait for the toast alone."""
        message_id = shown.message["message_id"]
        return await self.sandbox.people.press(self.id, self.chat, message_id, data)

    async def searches(self, query: str, offset: str = "") -> dict[str, Any]:
        return await self.sandbox.people.ask_inline(self.id, self.chat, query, offset)


class Bot:
    """The bot's process, as a task that can be stopped and started again."""

    def __init__(self, settings: Settings, clock: Alarm) -> None:
        self.settings = settings
        self.clock = clock
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        self._task = asyncio.create_task(serve(self.settings, SecretStr(TOKEN), self.clock))

    async def stop(self) -> None:
        assert self._task is not None
        self._task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self._task


@pytest.fixture(scope="session")
def knowledge() -> KnowledgeBase:
    return KnowledgeBase(load(Path("knowledge/gair2023.yaml")))


@pytest.fixture(params=["polling", "webhook"])
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(webhook_backoff=(0.05,)) as sandbox:
        yield sandbox


@pytest.fixture
def settings(mode: str, sandbox: Sandbox, tmp_path: Path) -> Settings:
    port = free_port()
    webhook = {"webhook_url": f"http://127.0.0.1:{port}/updates", "webhook_secret": SECRET}
    return Settings.model_validate(
        {
            "telegram_bot_token": TOKEN,
            "telegram_api_base": sandbox.base_url,
            "database_url": f"sqlite:///{tmp_path}/rostrum.db",
            "host": "127.0.0.1",
            "port": port,
            **(webhook if mode == "webhook" else {}),
        }
    )


@pytest.fixture
async def bot(
    settings: Settings,
    sandbox: Sandbox,
    knowledge: KnowledgeBase,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[Bot]:
    """Running. In the end every call that it made must have been one that Telegram takes, but for
    the refusals that a test asked for or that a person who is quick brings about."""
    # An index never changes: one is enough for all the tests.
    monkeypatch.setattr("bot.app.KnowledgeBase", lambda _: knowledge)
    bot = Bot(settings, sandbox.clock)
    bot.start()
    yield bot
    await bot.stop()
    calls = sandbox.journal.calls()
    assert not [call for call in calls if call.warnings]
    refused = [call for call in calls if call.status == 400]
    assert all(QUICKER.search(call.answer["description"]) for call in refused)


@pytest.fixture
def zh(bot: Bot, sandbox: Sandbox) -> Person:
    """Somebody who reads Chinese, in private."""
    return Person(sandbox, ZH, ZH)


@pytest.fixture
def en(bot: Bot, sandbox: Sandbox) -> Person:
    """Somebody who reads English, in private."""
    return Person(sandbox, EN, EN)


@pytest.fixture
def owner(bot: Bot, sandbox: Sandbox) -> Person:
    """The group's owner, who reads Chinese."""
    return Person(sandbox, ZH, GROUP)


@pytest.fixture
def guest(bot: Bot, sandbox: Sandbox) -> Person:
    """A plain member of the group, who reads English."""
    return Person(sandbox, EN, GROUP)


@pytest.fixture
def start(tmp_path: Path) -> Start:
    return starting(tmp_path)


@pytest.fixture
def environment(settings: Settings, tmp_path: Path) -> dict[str, str]:
    """The settings as variables, at the most talkative level."""
    token, secret = settings.telegram_bot_token, settings.webhook_secret
    assert token is not None
    variables = {
        "TELEGRAM_BOT_TOKEN": token.get_secret_value(),
        "TELEGRAM_API_BASE": settings.telegram_api_base,
        "DATABASE_URL": f"sqlite:///{tmp_path}/rostrum.db",
        "PORT": str(settings.port),
        "LOG_LEVEL": "DEBUG",
    }
    if settings.webhook_url and secret:
        variables |= {
            "WEBHOOK_URL": settings.webhook_url,
            "WEBHOOK_SECRET": secret.get_secret_value(),
        }
    return variables
