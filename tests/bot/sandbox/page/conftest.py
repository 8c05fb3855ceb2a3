"""The page in a browser, and a bot to talk with.

One browser serves all the tests, so all that is asynchronous lives in the session's event loop.
"""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest_asyncio
from playwright.async_api import Browser

from bot.sandbox.server import Sandbox
from tests import browser
from tests.bot.sandbox.conftest import Api, TurnableClock
from tests.bot.sandbox.tiny_bot import TinyBot
from tests.browser import Open


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The browser's process."""
    async with browser.launched() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def sandbox(clock: TurnableClock) -> AsyncIterator[Sandbox]:
    """A sandbox that listens, with quick retries of webhooks."""
    async with Sandbox(clock, webhook_backoff=(0.01,)) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="session")
async def api(sandbox: Sandbox) -> AsyncIterator[Api]:
    """A bot's side of the API."""
    async with aiohttp.ClientSession() as session:
        yield Api(session, sandbox.base_url)


@pytest_asyncio.fixture(loop_scope="session")
async def opened(chromium: Browser, sandbox: Sandbox) -> AsyncIterator[Open]:
    """Opens the page for a person; anything on its console fails the test."""
    async with browser.opener(chromium, sandbox.base_url) as open_page:
        yield open_page


@pytest_asyncio.fixture(loop_scope="session")
async def bot(sandbox: Sandbox) -> AsyncIterator[None]:
    """A bot that answers, ready once its description is set."""
    running = asyncio.create_task(TinyBot(sandbox.base_url).run())
    await sandbox.next_call("setMyDescription")
    yield
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
