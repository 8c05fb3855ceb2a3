"""The kinds of button, below messages and below the text field."""

import re

import pytest
from playwright.async_api import expect

from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN, GROUP, ZH
from tests import browser
from tests.bot.sandbox.conftest import Api
from tests.bot.sandbox.page.test_access import CONTRAST
from tests.browser import Open

pytestmark = browser.SHARED


async def test_links_copies_and_inline_queries(opened: Open, sandbox: Sandbox, api: Api) -> None:
    buttons = [
        [{"text": "Site", "url": f"{sandbox.base_url}/page/icon.svg"}],
        [{"text": "Copy", "copy_text": {"text": "尤洋"}}],
        [{"text": "This chat", "switch_inline_query_current_chat": "here"}],
        [{"text": "There", "switch_inline_query": "there"}],
        [
            {
                "text": "Group only",
                "switch_inline_query_chosen_chat": {"query": "g", "allow_group_chats": True},
            }
        ],
        [{"text": "Join", "url": "https://t.me/rostrum_bot?startgroup=tea"}],
    ]
    sandbox.people.start(EN)
    await api.ok("sendMessage", chat_id=EN, text="x", reply_markup={"inline_keyboard": buttons})
    page = await opened(EN)
    await page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    log, text = page.locator("#log"), page.get_by_role("combobox", name="Message")
    async with page.expect_popup() as popup:
        await log.get_by_role("button", name="Site").click()
    assert (await popup.value).url.endswith("icon.svg")
    await page.bring_to_front()
    await log.get_by_role("button", name="Copy").click()
    await expect(page.locator("#toast")).to_have_text("Copied")
    assert await page.evaluate("navigator.clipboard.readText()") == "尤洋"
    await log.get_by_role("button", name="This chat").click()
    await expect(text).to_have_value("@rostrum_bot here")
    await expect(text).to_be_focused()
    await page.keyboard.press("Escape")

    # The chooser of chats: arrows and Enter, or Esc.
    chooser = page.get_by_role("dialog", name="Send to…")
    await log.get_by_role("button", name="Group only").click()
    await expect(chooser.locator("li")).to_have_count(2)
    await page.keyboard.press("Escape")
    await expect(log.get_by_role("button", name="Group only")).to_be_focused()
    await log.get_by_role("button", name="There").click()
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Tea break")
    await expect(text).to_have_value("@rostrum_bot there")
    await text.fill("")

    # A deep link into a group brings the bot there.
    sandbox.people.move_bot(EN, GROUP, "kicked")
    await page.locator(f"[data-chat='{EN}']").click()
    await log.get_by_role("button", name="Join").click()
    await chooser.get_by_role("button", name="Tea break").click()
    await expect(log.locator("article").last).to_contain_text("/start@rostrum_bot tea")
    assert sandbox.world.chats[GROUP].bot == "member"


async def test_a_keyboard_in_place_of_the_letters(opened: Open, sandbox: Sandbox, api: Api) -> None:
    sandbox.people.start(EN)
    markup = {
        "keyboard": [["Yes", "No"], [{"text": "My number", "request_contact": True}]],
        "one_time_keyboard": True,
        "input_field_placeholder": "Yes or no?",
    }
    page = await opened(EN)
    await api.ok("sendMessage", chat_id=EN, text="Well?", reply_markup=markup)
    keys = page.get_by_role("group", name="Keyboard of the bot")
    await expect(page.locator("#text")).to_have_attribute("placeholder", "Yes or no?")
    await keys.get_by_role("button", name="My number").click(force=True)
    await expect(page.locator("#toast")).to_contain_text("no telephone numbers")
    await keys.get_by_role("button", name="Yes").press("ArrowRight")
    await expect(keys.get_by_role("button", name="No")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(page.locator("#log article").last).to_contain_text("No")
    # Used once, it steps aside and can be had back.
    await expect(keys).to_be_hidden()
    await page.get_by_role("button", name="Keyboard of the bot").click()
    await expect(keys).to_be_visible()
    remove = {"remove_keyboard": True}
    await api.ok("sendMessage", chat_id=EN, text="Thanks", reply_markup=remove)
    await expect(keys).to_have_count(0)
    await expect(page.locator("#text")).to_have_attribute("placeholder", "Message")


async def test_a_keyboard_in_a_group_replies_to_the_bot(
    opened: Open, sandbox: Sandbox, api: Api
) -> None:
    asked = await api.ok(
        "sendMessage", chat_id=GROUP, text="Tea?", reply_markup={"keyboard": [["茶"]]}
    )
    page = await opened(ZH)
    await page.get_by_role("button", name="Tea break").click()
    await page.get_by_role("button", name="茶", exact=True).click()
    await expect(page.locator("#log .quoted")).to_contain_text("Tea?")
    reply = (await api.update())["message"]
    assert reply["reply_to_message"]["message_id"] == asked["message_id"]


async def test_a_reply_that_the_bot_asks_for(opened: Open, sandbox: Sandbox, api: Api) -> None:
    sandbox.people.start(EN)
    page = await opened(EN)
    await api.ok("sendMessage", chat_id=EN, text="Your city?", reply_markup={"force_reply": True})
    await expect(page.locator(".bar")).to_contain_text("Your city?")
    await page.locator("#text").fill("新加坡")
    await page.locator("#text").press("Enter")
    await expect(page.locator("#log .quoted")).to_contain_text("Your city?")
    await expect(page.locator(".bar")).to_be_hidden()


async def test_an_answer_cannot_open_what_is_no_page(
    opened: Open, sandbox: Sandbox, api: Api
) -> None:
    sandbox.people.start(EN)
    buttons = [[{"text": "Odd", "callback_data": "odd"}]]
    await api.ok("sendMessage", chat_id=EN, text="x", reply_markup={"inline_keyboard": buttons})
    page = await opened(EN)
    await page.route(
        "**/sandbox/press", lambda route: route.fulfill(json={"url": "javascript:alert(1)"})
    )
    await page.get_by_role("button", name="Odd").click()
    await expect(page.locator("#toast")).to_have_text("The sandbox cannot show this.")
    assert len(page.context.pages) == 1


@pytest.mark.parametrize("dark", [False, True])
async def test_styles_are_shown_and_stay_legible(
    opened: Open, sandbox: Sandbox, api: Api, dark: bool
) -> None:
    sandbox.people.start(EN)
    styles = ("primary", "success", "danger")
    row = [{"text": style, "callback_data": style, "style": style} for style in styles]
    row.append({"text": "plain", "callback_data": "plain"})
    await api.ok("sendMessage", chat_id=EN, text="x", reply_markup={"inline_keyboard": [row]})
    keys = [{"text": style, "style": style} for style in styles]
    await api.ok("sendMessage", chat_id=EN, text="y", reply_markup={"keyboard": [[*keys, "plain"]]})
    page = await opened(EN, dark=dark)
    buttons = page.locator(".key")
    for row_of in (buttons, page.locator(".replykey")):
        await expect(row_of).to_have_count(4)
        colours = await row_of.evaluate_all("all => all.map((e) => getComputedStyle(e).background)")
        assert len(set(colours)) == 4
    assert await page.evaluate(CONTRAST) == []
    # A style is no action.
    assert (await api.update())["message"]["text"] == "/start"
    await buttons.first.click()
    assert (await api.update())["callback_query"]["data"] == "primary"


async def test_what_the_sandbox_lacks_says_so(opened: Open, sandbox: Sandbox, api: Api) -> None:
    sandbox.people.start(ZH)
    site = {"url": "https://example.org/"}
    row = [{"text": "App", "web_app": site}, {"text": "Log in", "login_url": site}]
    await api.ok("sendMessage", chat_id=ZH, text="x", reply_markup={"inline_keyboard": [row]})
    page = await opened(ZH)
    for name, why in (("App", "小程序"), ("Log in", "Telegram 作证")):
        button = page.get_by_role("button", name=name, exact=True)
        await expect(button).to_be_disabled()
        await expect(button).to_have_attribute("title", re.compile(why))
        # Out of action, not out of reach: whoever comes by keyboard learns why.
        await button.press("Enter")
        await expect(page.locator("#toast")).to_contain_text(why)
