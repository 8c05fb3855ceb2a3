"""The sandbox's page in the system's Chromium, for tests of what a person sees."""

import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager

import pytest
from playwright.async_api import Page, async_playwright

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


@asynccontextmanager
async def opener(address: str, *, quiet: bool = True) -> AsyncIterator[Open]:
    """Opens the page for a person; anything on its console fails the test if it is to be quiet."""
    complaints: list[str] = []

    async def open_page(person: int, *, width: int = 1100, dark: bool = False) -> Page:
        context = await browser.new_context(
            viewport={"width": width, "height": 760}, color_scheme="dark" if dark else "light"
        )
        page = await context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.set_default_timeout(10_000)
        await page.goto(f"{address}/#{person}/{person}")
        await page.wait_for_selector("#head h1")
        return page

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield open_page
        await browser.close()
    assert complaints == [] or not quiet
