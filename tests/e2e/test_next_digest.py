"""A digest that is due tomorrow, seen at once: the sandbox's clock goes to the next alarm."""

import asyncio
import contextlib
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import aiohttp
import pytest
from playwright.async_api import expect
from pydantic import SecretStr

from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN
from bot.serve import serve
from bot.settings import Settings
from bot.storage import Store
from handlers.schedule import DAILY, Schedule, next_due
from handlers.subscription import Subscription
from tests import browser

TOKEN = "123456789:" + "Abc_def-0" * 4
DAILY_AT_NINE = Schedule(time(9), DAILY, "Asia/Kathmandu")
DAY = timedelta(days=1)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(token=TOKEN) as running:
        yield running


@pytest.fixture
async def due(sandbox: Sandbox, tmp_path: Path) -> AsyncIterator[datetime]:
    """When a chat's next digest is due; the bot runs, by the sandbox's clock."""
    url = f"sqlite+aiosqlite:///{tmp_path}/rostrum.db"
    due = next_due(DAILY_AT_NINE, sandbox.clock.now() + DAY)
    store = await Store.open(url, sandbox.clock)
    await store.digests.subscribe(Subscription(EN, "private", DAILY_AT_NINE, "en", due_at=due))
    await store.close()
    settings = Settings.model_validate({"telegram_api_base": sandbox.base_url, "database_url": url})
    bot = asyncio.create_task(serve(settings, SecretStr(TOKEN), sandbox.clock.share()))
    yield due
    bot.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await bot


async def told(sandbox: Sandbox, alarm: datetime | None) -> None:
    """Wait until the bot waits for a moment."""
    number = 0
    while sandbox.clock.next_alarm() != alarm:
        found = await sandbox.world.events.wait(number, 10)
        assert found
        number = found[-1].number


async def test_over_http(sandbox: Sandbox, due: datetime) -> None:
    await told(sandbox, due)
    for day in range(2):
        address = f"{sandbox.base_url}/sandbox/clock"
        async with (
            aiohttp.ClientSession() as session,
            session.post(address, json={"to": "alarm"}) as answer,
        ):
            assert (await answer.json())["now"] >= (due + day * DAY).timestamp()
        call = await sandbox.next_call("sendMessage", chat_id=EN)
        assert "Highlights" in call.result["text"]
        moment = datetime.fromtimestamp(call.result["date"], UTC)
        assert moment - (due + day * DAY) < timedelta(minutes=1)
        await told(sandbox, due + (day + 1) * DAY)


class TestPage:
    """The same by the button on the page."""

    pytestmark = browser.NEEDED

    async def test_by_its_button(self, sandbox: Sandbox, due: datetime) -> None:
        await told(sandbox, due)
        async with (
            browser.launched() as chromium,
            browser.opener(chromium, sandbox.base_url) as opened,
        ):
            page = await opened(EN)
            await page.get_by_role("button", name="Put the clock forward").click()
            button = page.get_by_role("dialog").get_by_role("button", name=re.compile("digest"))
            await button.click()
            await expect(page.locator("#log article").last).to_contain_text("Highlights")
            await told(sandbox, due + DAY)
