"""The sandbox's time on the page."""

import asyncio
import re
from datetime import UTC, datetime, timedelta

from playwright.async_api import expect

from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN, ZH
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


async def test_it_goes_to_what_the_bot_waits_for(opened: Open, sandbox: Sandbox) -> None:
    page = await opened(EN)
    await page.get_by_role("button", name="Put the clock forward").click()
    dialog = page.get_by_role("dialog", name="Time")
    button = dialog.get_by_role("button", name="Next scheduled moment (digest)")
    await expect(button).to_be_disabled()
    await expect(button).to_have_accessible_description(re.compile("another process"))
    sandbox.clock.share()
    sandbox.clock.jump(1)
    await expect(button).to_have_accessible_description(re.compile("Nothing is scheduled"))
    await button.press("Enter")
    await expect(dialog).to_have_count(1)

    # Live, while the dialog is open and the button has the focus.
    due = sandbox.clock.now() + timedelta(days=1, hours=3)
    waiting = asyncio.create_task(sandbox.clock.wait(due))
    await expect(button).to_have_accessible_name(
        re.compile(r"\(digest\): Fri, 2 Jan 2026, \d\d:00")
    )
    await expect(button).to_be_enabled()
    await expect(button).to_be_focused()
    await button.press("Enter")
    await expect(dialog).to_have_count(0)
    await waiting
    assert sandbox.clock.now() == due


async def test_what_the_bot_waits_for_is_told_in_chinese(opened: Open, sandbox: Sandbox) -> None:
    sandbox.clock.share()
    waiting = asyncio.create_task(sandbox.clock.wait(sandbox.clock.now() + timedelta(hours=1)))
    page = await opened(ZH, width=360)
    await page.get_by_role("button", name="聊天设置").click()
    await page.get_by_role("button", name="把时间往后拨").click()
    dialog = page.get_by_role("dialog", name="时间")
    button = dialog.get_by_role("button", name="到下一个定时时刻（要点推送）：2026年1月1日")
    await button.click()
    await waiting
    await page.get_by_role("button", name="聊天设置").click()
    await page.get_by_role("button", name="把时间往后拨").click()
    await expect(dialog).to_contain_text("目前没有定时任务")
