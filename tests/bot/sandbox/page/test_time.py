"""The sandbox's time on the page."""

from datetime import UTC, datetime

from playwright.async_api import expect

from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN
from tests import browser
from tests.browser import Open

pytestmark = browser.SHARED


async def test_it_is_put_forward_and_back(opened: Open, sandbox: Sandbox) -> None:
    page = await opened(EN)
    sidebar = page.get_by_role("navigation")
    sandbox.people.send(EN, EN, "yesterday")
    await expect(page.get_by_role("region", name="Today")).to_contain_text("yesterday")
    await sidebar.get_by_role("button", name="Put the clock forward").click()
    dialog = page.get_by_role("dialog", name="Time")
    await dialog.get_by_role("button", name="+1 day").click()
    await expect(dialog).to_have_count(0)
    await expect(sidebar.get_by_role("button", name="It is")).to_contain_text("2 Jan 2026")
    assert sandbox.clock.ahead.days == 1
    await expect(page.get_by_role("region", name="1 Jan")).to_contain_text("yesterday")
    sandbox.people.send(EN, EN, "tomorrow")
    await expect(page.get_by_role("region", name="Today")).to_contain_text("tomorrow")

    # To a moment, from the chat's head.
    await page.get_by_role("main").get_by_role("button", name="Time").click()
    await dialog.get_by_label("Go to a moment").fill("2026-03-01T08:30")
    await dialog.get_by_role("button", name="Go", exact=True).click()
    await expect(sidebar.get_by_role("button", name="It is")).to_contain_text("1 Mar 2026")
    await page.get_by_role("button", name="Chat settings").click()
    await page.get_by_role("button", name="Put the clock forward").click()
    await dialog.get_by_role("button", name="Back to this computer's time").click()
    await expect(sidebar.get_by_role("button", name="Put the clock forward")).to_be_visible()
    assert sandbox.clock.now() == datetime(2026, 1, 1, 12, tzinfo=UTC)


async def test_a_jump_from_elsewhere_is_shown(opened: Open, sandbox: Sandbox) -> None:
    page = await opened(EN)
    sandbox.clock.jump(3600)
    await expect(page.locator("#time")).to_contain_text("It is")
    await page.reload()
    await expect(page.locator("#time")).to_contain_text("It is")
