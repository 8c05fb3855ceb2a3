"""The page and a server that goes away and comes back."""

from playwright.async_api import Browser, expect

from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN, GROUP
from tests import browser
from tests.bot.sandbox.conftest import TurnableClock

pytestmark = browser.SHARED


async def test_a_restarted_server_is_found_again(chromium: Browser, clock: TurnableClock) -> None:
    first = Sandbox(clock)
    await first.start()
    port = int(first.base_url.rpartition(":")[2])
    first.people.send(EN, EN, "before")
    # The browser writes on the console that the server is gone.
    async with browser.opener(chromium, first.base_url, quiet=False) as opened:
        page = await opened(EN)
        await expect(page.locator("#log")).to_contain_text("before")
        await page.locator("#text").fill("written meanwhile")
        await first.stop()
        offline = page.get_by_text("Trying again…")
        await expect(offline).to_be_visible()
        await page.locator("#text").press("Enter")
        await expect(page.locator("#toast")).to_contain_text("Is it still running?")
        await expect(page.locator("#text")).to_have_value("written meanwhile")
        await page.get_by_role("button", name="Tea break").click()
        await page.get_by_role("button", name="Rostrum").click()

        second = Sandbox(clock)
        await second.start(port=port)
        await expect(offline).to_be_hidden()
        await expect(page.locator("#log")).not_to_contain_text("before")
        second.people.send(EN, EN, "after")
        await expect(page.locator("#log")).to_contain_text("after")
        await expect(page.locator("#text")).to_have_value("written meanwhile")
        second.people.send(EN, GROUP, "in the group")
        await expect(page.locator("#chats")).to_contain_text("in the group")
        await second.stop()
