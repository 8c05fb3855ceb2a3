"""The sandbox's page in the system's Chromium, for tests of what a person sees."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from playwright.async_api import Browser, Page, async_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

Open = Callable[..., Awaitable[Page]]

#: For a module's ``pytestmark``.
NEEDED = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium: apt-get install chromium"),
]
#: The same where one browser serves all tests: they share its event loop, their fixtures with them.
SHARED = [*NEEDED, pytest.mark.asyncio(loop_scope="session")]


@asynccontextmanager
async def launched() -> AsyncIterator[Browser]:
    """A browser's process, for as many tests as share an event loop."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@asynccontextmanager
async def opener(browser: Browser, address: str, *, quiet: bool = True) -> AsyncIterator[Open]:
    """Opens the page for a person, each time in a browser context of its own.

    Anything on a page's console fails the test if it is to be quiet.
    """
    complaints: list[str] = []
    async with AsyncExitStack() as contexts:

        async def open_page(person: int, *, width: int = 1100, dark: bool = False) -> Page:
            context = await browser.new_context(
                viewport={"width": width, "height": 760}, color_scheme="dark" if dark else "light"
            )
            contexts.push_async_callback(context.close)
            page = await context.new_page()
            page.on("console", lambda message: complaints.append(message.text))
            page.on("pageerror", lambda error: complaints.append(str(error)))
            page.set_default_timeout(10_000)
            await page.goto(f"{address}/#{person}/{person}")
            await page.wait_for_selector("#head h1")
            return page

        yield open_page
    assert complaints == [] or not quiet
