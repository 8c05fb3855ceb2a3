"""A sandbox, a clock to turn, and a bot's side of the API."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.sandbox.server import Sandbox

TOKEN = "4242:" + "x" * 35
#: Not part of the repository: the Bot API's methods and types, as data.
DESCRIPTION = Path(__file__).parents[4] / "shared/telegram/bot-api-10.0.json"


class TurnableClock:
    """A clock that moves when told."""

    def __init__(self) -> None:
        self.moment = datetime(2026, 1, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.moment

    def forward(self, **amount: float) -> None:
        """Move by a timedelta's arguments."""
        self.moment += timedelta(**amount)


class Api:
    """Calls as a bot makes them."""

    def __init__(self, session: aiohttp.ClientSession, base_url: str) -> None:
        self.session = session
        self.base = f"{base_url}/bot{TOKEN}/"

    async def answer(self, method: str, **params: Any) -> dict[str, Any]:
        """The whole answer."""
        async with self.session.post(self.base + method, json=params) as response:
            answer: dict[str, Any] = await response.json()
        assert response.status == (200 if answer["ok"] else answer["error_code"])
        return answer

    async def ok(self, method: str, **params: Any) -> Any:
        """The result of a call that succeeds."""
        answer = await self.answer(method, **params)
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, **params: Any) -> str:
        """``status description`` of a call that is refused."""
        answer = await self.answer(method, **params)
        assert not answer["ok"], answer
        return f"{answer['error_code']} {answer['description']}"

    async def update(self) -> dict[str, Any]:
        """The next update, confirmed."""
        (update, *_) = await self.ok("getUpdates", limit=1, timeout=10)
        await self.ok("getUpdates", offset=update["update_id"] + 1, limit=1)
        found: dict[str, Any] = update
        return found


@pytest.fixture(scope="session")
def bot_api() -> dict[str, Any]:
    """The Bot API's own description: its ``methods`` and ``types`` by name."""
    if not DESCRIPTION.exists():
        pytest.skip(f"needs the Bot API's description as {DESCRIPTION.name}")
    description: dict[str, Any] = json.loads(DESCRIPTION.read_text("utf-8"))
    return description


@pytest.fixture
def clock() -> TurnableClock:
    """The sandbox's clock."""
    return TurnableClock()


@pytest.fixture
async def sandbox(clock: TurnableClock) -> AsyncIterator[Sandbox]:
    """A sandbox that listens, with quick retries of webhooks."""
    async with Sandbox(clock, webhook_backoff=(0.01,)) as running:
        yield running


@pytest.fixture
async def api(sandbox: Sandbox) -> AsyncIterator[Api]:
    """A bot."""
    async with aiohttp.ClientSession() as session:
        yield Api(session, sandbox.base_url)
