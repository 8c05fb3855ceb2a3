"""The page for everybody: by keyboard, by screen reader, narrow, in the dark, without movement."""

import asyncio
from pathlib import Path

import pytest
from playwright.async_api import Page, expect

from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from tests import browser
from tests.bot.sandbox.conftest import Api
from tests.browser import Open

pytestmark = browser.SHARED

CONTRAST = Path(__file__).with_name("contrast.js").read_text(encoding="utf-8")
HTML = (
    '<b>bold</b> <a href="https://example.org">link</a> <code>code</code> #tag @rostrum_news '
    "/start <pre>pre</pre><blockquote>quote</blockquote><tg-spoiler>secret</tg-spoiler>"
)
BUTTONS = {"inline_keyboard": [[{"text": "Tap", "callback_data": "x"}]]}


async def furnish(sandbox: Sandbox, api: Api) -> None:
    """Some of everything."""
    sandbox.people.start(EN)
    await api.ok("setMyCommands", commands=[{"command": "start", "description": "Begin"}])
    sent = await api.ok("sendMessage", chat_id=EN, text=HTML, parse_mode="HTML")
    await api.ok("editMessageText", chat_id=EN, message_id=sent["message_id"], text="edited")
    await api.ok("sendMessage", chat_id=EN, text=HTML, parse_mode="HTML", reply_markup=BUTTONS)
    await api.ok("sendMessage", chat_id=EN, text="?", reply_markup={"keyboard": [["Yes"]]})
    await api.refused("sendMessage", chat_id=EN, text="")
    await api.ok("sendMessage", chat_id=GROUP, text="one", odd=1)
    sandbox.people.send(ZH, GROUP, "大家好")
    for chat in (GROUP, FORUM, CHANNEL):
        sandbox.people.send(ZH, chat, f"https://example.org {'a' * 80}")
    reply = sandbox.people.send(EN, GROUP, "me", reply_to=1)
    sandbox.people.edit(EN, GROUP, reply["message_id"], "me too")
    asking = asyncio.create_task(sandbox.people.ask_inline(EN, GROUP, "q"))
    await asyncio.sleep(0)
    query = sandbox.world.updates.first(100)[-1]["inline_query"]
    quote = f"<blockquote expandable>{'long ' * 100}</blockquote> #tag"
    content = {"message_text": quote, "parse_mode": "HTML"}
    result = {"type": "article", "id": "1", "title": "T", "input_message_content": content}
    await api.ok("answerInlineQuery", inline_query_id=query["id"], results=[result])
    sandbox.people.choose(EN, GROUP, (await asking)["query_id"], "1")


async def looked_at(page: Page) -> list[str]:
    """What is hard to read in some places of the page."""
    found = []
    for chat in ("Rostrum", "Tea break", "News", "Forum"):
        await page.get_by_role("navigation").get_by_role("button", name=chat).click()
        await expect(page.get_by_role("heading", level=1)).to_contain_text(chat)
        found += await page.evaluate(CONTRAST)
    await page.locator("[data-key=calls]").click()
    found += await page.evaluate(CONTRAST)
    await page.locator(".call.refused").first.click()
    found += await page.evaluate(CONTRAST)
    await page.keyboard.press("Escape")
    await page.keyboard.press("Escape")
    await page.locator("[data-key=more]").click()
    found += await page.evaluate(CONTRAST)
    return found


@pytest.mark.parametrize("dark", [False, True])
async def test_texts_stand_out(opened: Open, sandbox: Sandbox, api: Api, dark: bool) -> None:
    await furnish(sandbox, api)
    sandbox.clock.jump(3600)
    page = await opened(EN, dark=dark)
    sandbox.people.send(ZH, GROUP, "unread")
    await expect(page.locator("#chats .unread")).to_be_visible()
    await page.locator("#text").fill("/")
    await expect(page.get_by_role("option")).to_have_count(1)
    assert await page.evaluate(CONTRAST) == []
    await page.locator("#text").fill("")
    assert await looked_at(page) == []


@pytest.mark.parametrize("person", [EN, ZH])
async def test_nothing_is_wider_than_a_small_telephone(
    opened: Open, sandbox: Sandbox, api: Api, person: int
) -> None:
    await furnish(sandbox, api)
    sandbox.clock.jump(3600)
    page = await opened(person, width=360)

    async def width() -> int:
        return int(await page.evaluate("document.documentElement.scrollWidth"))

    assert await width() <= 360
    for chat in ("Rostrum", "Tea break", "News", "Forum"):
        await page.locator(".back").click()
        assert await width() <= 360
        await page.get_by_role("navigation").get_by_role("button", name=chat).click()
        assert await width() <= 360
        assert await page.locator("#scroll").evaluate("e => e.scrollWidth <= e.clientWidth")
    for key in ("calls", "more"):
        await page.locator(f"[data-key={key}]").click()
        assert await width() <= 360
        await page.keyboard.press("Escape")


async def test_by_keyboard_alone(opened: Open, sandbox: Sandbox, api: Api) -> None:
    await furnish(sandbox, api)
    page = await opened(EN)
    focused = page.locator(":focus")
    # People, chats (arrows go round), the head, the messages, the text field: in this order.
    await page.keyboard.press("Tab")
    await expect(focused).to_have_role("radio")
    await page.keyboard.press("Tab")
    await page.keyboard.press("ArrowUp")
    await expect(focused).to_contain_text("Forum")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("ArrowDown")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", level=1)).to_contain_text("Tea break")
    text = page.locator("#text")
    await expect(text).to_be_focused()
    # Whoever writes anywhere means the text field; Esc leads there, too.
    await page.get_by_role("button", name="Chat settings").focus()
    await page.keyboard.type("Hi")
    await expect(text).to_have_value("Hi")
    await page.get_by_role("button", name="Chat settings").focus()
    await page.keyboard.press("Escape")
    await expect(text).to_be_focused()
    # What is being written is its writer's own.
    await page.get_by_role("radio", name="English reader").press("ArrowRight")
    await expect(page.get_by_role("radio", name="中文读者")).to_be_focused()
    await expect(text).to_have_value("")
    await page.get_by_role("radio", name="中文读者").press("ArrowLeft")
    await expect(text).to_have_value("Hi")
    await text.fill("")
    # The arrow up changes what one wrote last, Esc gives it up.
    await text.press("ArrowUp")
    await expect(text).to_have_value("me too")
    await text.press("Escape")
    await expect(text).to_have_value("")
    # The menu: arrows, Tab completes, Esc closes.
    await text.press("/")
    await expect(text).to_have_attribute("aria-expanded", "true")
    await text.press("ArrowDown")
    option = page.get_by_role("option", selected=True)
    await expect(option).to_contain_text("Begin")
    assert await text.get_attribute("aria-activedescendant") == await option.get_attribute("id")
    await text.press("Tab")
    await expect(text).to_have_value("/start ")
    await text.fill("/")
    await text.press("Escape")
    await expect(page.get_by_role("listbox")).to_be_hidden()


async def test_a_screen_reader_hears_what_is_new(opened: Open, sandbox: Sandbox, api: Api) -> None:
    sandbox.people.start(EN)
    page = await opened(EN)
    heard = page.locator("[aria-live=polite]#heard")
    await expect(heard).to_be_empty()
    sent = await api.ok(
        "sendMessage", chat_id=EN, text="Hello <tg-spoiler>you</tg-spoiler>", parse_mode="HTML"
    )
    await expect(heard).to_have_text("Rostrum: Hello ▒▒▒")
    await api.ok("editMessageText", chat_id=EN, message_id=sent["message_id"], text="Changed")
    await expect(heard).to_contain_text("edited · Rostrum: Changed")
    # Neither one's own nor what happens in other chats.
    sandbox.people.send(EN, EN, "mine")
    await api.ok("sendMessage", chat_id=GROUP, text="elsewhere")
    await expect(page.locator("#chats")).to_contain_text("elsewhere")
    await expect(heard.locator("p")).to_have_count(2)
    # What everything is called.
    main = page.get_by_role("main", name="Rostrum")
    await expect(main.get_by_role("log", name="Messages")).to_be_visible()
    await expect(main.get_by_role("article", name="You, 12:00").last).to_contain_text("mine")
    await expect(main.get_by_role("article", name="Rostrum, 12:00")).to_contain_text("Changed")
    await expect(page.get_by_role("button", name="group 茶歇 · Tea break")).to_be_visible()
    await expect(page.get_by_role("radiogroup", name="Who is chatting")).to_be_visible()
    unnamed = await page.locator("button, input, textarea, dialog").evaluate_all(
        """all => all.filter((e) => !(e.ariaLabel || e.textContent.trim()))
            .map((e) => e.outerHTML)"""
    )
    assert unnamed == []


async def test_the_list_of_results_is_told(opened: Open, sandbox: Sandbox, api: Api) -> None:
    page = await opened(EN)
    await page.get_by_role("button", name="Tea break").click()
    await page.locator("#text").fill("@rostrum_bot q")
    query = (await api.update())["inline_query"]
    content = {"message_text": "chosen"}
    results = [
        {"type": "article", "id": name, "title": name, "input_message_content": content}
        for name in ("one", "two")
    ]
    await api.ok("answerInlineQuery", inline_query_id=query["id"], results=results)
    await expect(page.locator("#heard")).to_have_text("2 results")
    options = page.get_by_role("listbox", name="Inline results").get_by_role("option")
    await expect(options).to_contain_text(["one", "two"])
    await page.locator("#text").press("ArrowDown")
    await expect(page.get_by_role("option", selected=True)).to_contain_text("one")


async def test_typing_is_shown(opened: Open, sandbox: Sandbox, api: Api) -> None:
    sandbox.people.start(EN)
    page = await opened(EN)
    status = page.get_by_role("main").get_by_role("status")
    await expect(status).to_have_text("bot")
    await api.ok("sendChatAction", chat_id=EN, action="typing")
    await expect(status).to_have_text("typing…")
    await api.ok("sendMessage", chat_id=EN, text="done")
    await expect(status).to_have_text("bot")
    await api.ok("sendChatAction", chat_id=GROUP, action="typing")
    await expect(page.locator("#chats .typing")).to_have_text("typing…")


async def test_nothing_moves_for_those_who_do_not_want_it(opened: Open, sandbox: Sandbox) -> None:
    sandbox.people.start(EN)
    page = await opened(EN)
    animation = "e => getComputedStyle(e).animationName"
    sandbox.people.send(EN, EN, "with movement")
    message = page.locator("article.fresh")
    assert await message.filter(has_text="with movement").evaluate(animation) == "rise"
    await page.emulate_media(reduced_motion="reduce")
    sandbox.people.send(EN, EN, "at rest")
    assert await message.filter(has_text="at rest").evaluate(animation) == "none"
