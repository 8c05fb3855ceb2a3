"""The drawer with the bot's calls."""

from playwright.async_api import expect

from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN, ZH
from tests import browser
from tests.bot.sandbox.conftest import Api
from tests.browser import Open

pytestmark = browser.SHARED


async def test_calls_come_in_live_and_can_be_looked_at(
    opened: Open, api: Api, sandbox: Sandbox
) -> None:
    await api.ok("sendMessage", chat_id=EN, text="before the page")
    page = await opened(EN)
    toggle = page.get_by_role("button", name="Calls of the bot")
    await toggle.click()
    await expect(toggle).to_have_attribute("aria-expanded", "true")
    drawer = page.get_by_role("complementary", name="Calls of the bot")
    await expect(drawer.get_by_role("searchbox")).to_be_focused()
    calls = drawer.get_by_role("listitem")
    await expect(calls).to_contain_text(["before the page"])

    await api.refused("sendMessage", chat_id=EN, text="<b>bad", parse_mode="HTML")
    await api.ok("sendMessage", chat_id=ZH, text="odd", colour="red")
    await expect(calls).to_have_count(3)
    await expect(calls.first).to_contain_text('unknown parameter "colour"')
    await expect(calls.nth(1)).to_contain_text("Can't find end tag")

    # By kind, and by word.
    await drawer.get_by_role("button", name="Refused 1").click()
    await expect(calls).to_have_count(1)
    await page.keyboard.press("ArrowLeft")
    await page.keyboard.press("Enter")
    await expect(calls).to_contain_text(["odd"])
    await drawer.get_by_role("button", name="All 3").click()
    await drawer.get_by_role("searchbox").fill("sendmessage before")
    await expect(calls).to_contain_text(["before the page"])
    await drawer.get_by_role("searchbox").fill("nothing like it")
    await expect(calls).to_have_text("No such calls.")
    await drawer.get_by_role("searchbox").fill("")

    # One call in full; what comes meanwhile does not close it.
    await calls.nth(1).get_by_role("button").press("Enter")
    await expect(drawer.get_by_role("heading", name="sendMessage")).to_be_visible()
    await expect(drawer.get_by_label("Parameters")).to_contain_text('"parse_mode": "HTML"')
    await expect(drawer.get_by_label("Answer")).to_contain_text('"error_code": 400')
    await api.ok("getMe")
    await expect(drawer.get_by_label("Answer")).to_contain_text('"error_code": 400')

    # Step by step back by Esc, the focus where it was.
    await page.keyboard.press("Escape")
    await expect(calls.nth(2).get_by_role("button")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(drawer).to_be_hidden()
    await expect(toggle).to_be_focused()
    await page.keyboard.press("Escape")


async def test_it_does_not_lose_the_place_when_a_call_comes(opened: Open, api: Api) -> None:
    await api.ok("getMe")
    page = await opened(ZH)
    await page.get_by_role("button", name="机器人的接口调用").click()
    row = page.locator(".call").first
    await row.focus()
    await api.ok("sendMessage", chat_id=ZH, text="你好")
    await expect(page.locator(".call")).to_have_count(2)
    await expect(page.locator(".call").last).to_be_focused()


async def test_the_token_is_nowhere(opened: Open, api: Api) -> None:
    await api.ok("sendMessage", chat_id=EN, text="x")
    page = await opened(EN, width=360)
    await page.get_by_role("button", name="Calls of the bot").click()
    await page.locator(".call").first.click()
    assert api.base.split("/bot")[1].strip("/") not in await page.content()
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360


async def test_a_webhook_that_fails_is_told(opened: Open, api: Api, sandbox: Sandbox) -> None:
    page = await opened(EN)
    await page.get_by_role("button", name="Calls of the bot").click()
    await api.ok("setWebhook", url="http://127.0.0.1:9/nobody")
    sandbox.people.send(EN, EN, "Anybody?")
    drawer = page.get_by_role("complementary")
    await expect(drawer.get_by_role("status")).to_contain_text("Connection refused")


async def test_it_stands_beside_the_chat_or_over_it(opened: Open) -> None:
    page = await opened(EN, width=900)
    toggle = page.locator("[data-key=calls]")
    await toggle.click()
    await page.get_by_role("button", name="Chat settings").click()
    await page.get_by_role("dialog").get_by_role("button", name="Close").click()
    await toggle.click()
    drawer = page.get_by_role("complementary", name="Calls of the bot")
    await expect(drawer).to_be_hidden()
    # Too narrow for both: a click beside it closes it, and so does its button.
    await page.set_viewport_size({"width": 800, "height": 760})
    await toggle.click()
    await page.mouse.click(100, 300)
    await expect(drawer).to_be_hidden()
    await page.set_viewport_size({"width": 360, "height": 760})
    await toggle.click()
    await drawer.get_by_role("button", name="Close").click()
    await expect(drawer).to_be_hidden()
