"""The page in a real browser: conversations as a person holds them."""

import pytest
from playwright.async_api import expect

from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN, GROUP, ZH
from tests import browser
from tests.browser import Open

pytestmark = browser.SHARED


@pytest.mark.usefixtures("bot")
async def test_a_conversation(opened: Open) -> None:
    page = await opened(EN)
    log, text = page.locator("#log"), page.locator("#text")
    await expect(log).to_contain_text("I answer the tests.")
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(log.locator("strong")).to_have_text("Hello")

    # The menu on "/", by keyboard; the command in the text is a link.
    await text.fill("/q")
    await expect(page.get_by_role("option")).to_contain_text("A long quote")
    await text.press("Enter")
    quote = log.locator("blockquote")
    await expect(quote.get_by_role("button")).to_have_attribute("aria-expanded", "false")
    await quote.get_by_role("button", name="Show more").click()
    await expect(quote.get_by_role("button")).to_have_attribute("aria-expanded", "true")
    await log.get_by_role("button", name="Show the hidden text").press("Enter")
    await expect(log.locator(".spoiler.shown")).to_have_text("secret")

    # Buttons: toast, alert, a message that changes.
    await log.get_by_role("button", name="Toast").click()
    await expect(page.locator("#toast")).to_have_text("You tapped toast")
    await log.get_by_role("button", name="Alert").click()
    await expect(page.get_by_role("alertdialog")).to_contain_text("You tapped alert")
    await page.keyboard.press("Escape")
    await log.get_by_role("button", name="Deep link").click()
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(log.locator("code").last).to_have_text("deep")
    await log.get_by_role("button", name="改写").first.click()
    await expect(log).to_contain_text("edited")

    # Text is text: markup that a person types stays what it is.
    await text.fill("<img src=x onerror=alert(1)>")
    await text.press("Enter")
    await expect(log.locator(".quoted")).to_contain_text("<img src=x")
    await expect(log.locator("img")).to_have_count(0)


@pytest.mark.usefixtures("bot")
async def test_inline_mode_in_a_group(opened: Open, sandbox: Sandbox) -> None:
    page = await opened(EN)
    await page.get_by_role("button", name="Tea break").click()
    text, options = page.locator("#text"), page.get_by_role("option")
    await text.fill("@rostrum_bot you")
    await expect(options).to_have_count(15)
    await expect(options.first).to_contain_text("for you")
    # Scrolling to the end loads the second page.
    await page.get_by_role("button", name="Load more").scroll_into_view_if_needed()
    await expect(options).to_have_count(30)
    await text.press("ArrowDown")
    await text.press("Enter")
    log = page.locator("#log")
    await expect(log.locator(".via")).to_have_text("via @rostrum_bot")
    await log.get_by_role("button", name="Go").click()
    await expect(log).to_contain_text("Changed")
    assert sandbox.people.messages(GROUP)[-1]["via_bot"]["username"] == "rostrum_bot"


@pytest.mark.usefixtures("bot")
async def test_the_other_person_narrow_and_in_the_dark(opened: Open, sandbox: Sandbox) -> None:
    page = await opened(EN, width=360, dark=True)
    await page.get_by_role("button", name="Back to the chats").click()
    await page.get_by_role("radio", name="中文读者").click()
    await page.get_by_role("button", name="Rostrum").click()
    await page.get_by_role("button", name="开始").click()
    await expect(page.locator("#log")).to_contain_text("Hello")
    await page.locator("#text").fill("/")
    await expect(page.get_by_role("option").first).to_contain_text("打个招呼")
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
    assert sandbox.people.messages(ZH)[0]["text"] == "/start"


async def test_it_follows_the_server_and_keeps_the_focus(opened: Open, sandbox: Sandbox) -> None:
    page = await opened(EN)
    await page.get_by_role("button", name="Tea break").focus()
    sandbox.people.send(EN, EN, "from elsewhere")
    await expect(page.locator("#log")).to_contain_text("from elsewhere")
    await expect(page.get_by_role("button", name="Tea break")).to_be_focused()
    sandbox.people.send(ZH, GROUP, "in the group")
    await expect(page.locator("#chats .unread")).to_contain_text("1 unread")
    sandbox.people.move_bot(EN, EN, "blocked")
    await expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()
