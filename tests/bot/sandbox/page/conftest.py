"""The page in a browser, and a bot to talk with."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from bot.sandbox.server import Sandbox
from tests import browser
from tests.bot.sandbox.tiny_bot import TinyBot
from tests.browser import Open


@pytest.fixture
async def opened(sandbox: Sandbox) -> AsyncIterator[Open]:
    """Opens the page for a person; anything on its console fails the test."""
    async with browser.opener(sandbox.base_url) as open_page:
        yield open_page


@pytest.fixture
async def bot(sandbox: Sandbox) -> AsyncIterator[None]:
    """A bot that answers, ready once its description is set."""
    running = asyncio.create_task(TinyBot(sandbox.base_url).run())
    await sandbox.next_call("setMyDescription")
    yield
    running.cancel()
    await asyncio.gather(running, return_exceptions=True)
