"""Rostrum as a person meets it: its conversations in the browser."""

import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN, ZH
from tests import browser
from tests.browser import Open

pytestmark = browser.NEEDED


@pytest.fixture
async def opened(sandbox: Sandbox, bot: Any) -> AsyncIterator[Open]:
    """Opens the page for a person, once the bot's menus and descriptions are in place."""
    for _ in ("en", "zh"):
        await sandbox.next_call("setMyShortDescription")
    async with (
        browser.launched() as chromium,
        browser.opener(chromium, sandbox.base_url) as open_page,
    ):
        yield open_page


class Chat:
    """The open chat, as its person uses it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.log = page.locator("#log")
        self.text = page.locator("#text")
        self.options = page.get_by_role("option")

    @property
    def newest(self) -> Locator:
        return self.log.locator("article").last

    async def starts(self, label: str) -> None:
        await self.page.get_by_role("button", name=label, exact=True).click()

    async def asks(self, text: str) -> None:
        await self.text.fill(text)
        await self.text.press("Enter")

    async def taps(self, label: str) -> None:
        """Tap a button of the newest message."""
        await self.newest.get_by_role("button", name=label, exact=True).click()

    async def reads(self, text: str) -> None:
        await expect(self.newest).to_contain_text(text)

    async def reads_title(self, title: str) -> None:
        """The card's first line."""
        await expect(self.newest.locator(".text strong").first).to_have_text(title)


async def test_a_conversation(opened: Open) -> None:
    page = await opened(EN)
    chat = Chat(page)
    await expect(chat.log).to_contain_text("guide")
    await chat.starts("Start")
    await chat.reads("Hello")
    # A slip: asked back, answered by a tap in the same message.
    await chat.asks("Yang Yu")
    await chat.reads("Did you mean")
    await chat.taps("Yang You (尤洋)")
    await chat.reads_title("Yang You · 尤洋")
    await expect(chat.newest).to_contain_text("edited")
    # The other language, and back.
    await chat.taps("🌐 中文")
    await chat.reads_title("尤洋 · Yang You")
    await chat.taps("🌐 English")
    await chat.reads_title("Yang You · 尤洋")
    # A topic of the speaker's.
    await chat.taps("Parallel training")
    await chat.reads_title("Parallel training · 并行训练")
    # A question in plain words; the other language waits in a folded quote.
    await chat.asks("What did Yang You say about parallel training?")
    await chat.reads("fast and cheap")
    quote = chat.newest.locator("blockquote")
    await quote.get_by_role("button", name="Show more").click()
    await expect(quote).to_contain_text("又快又省钱")
    # The list, through the menu and its pages.
    await chat.text.fill("/sp")
    await chat.options.first.click()
    await chat.reads("1/2")
    await chat.taps("›")
    await chat.reads("2/2")


async def test_inline_mode_in_the_group(opened: Open) -> None:
    page = await opened(ZH)
    await page.get_by_role("button", name="Tea break").click()
    chat = Chat(page)
    # Nothing asked yet: highlights, more of them at the end of the list.
    await chat.text.fill("@rostrum_bot ")
    await expect(chat.options).to_have_count(10)
    await page.get_by_role("button", name="加载更多").scroll_into_view_if_needed()
    await expect(chat.options).to_have_count(20)
    title = await chat.options.nth(14).locator("b").inner_text()
    await chat.options.nth(14).click()
    await expect(chat.newest.locator(".via")).to_have_text("通过 @rostrum_bot")
    await chat.reads_title(title)
    # By name and keyboard; the card in the group speaks both languages.
    await chat.text.fill("@rostrum_bot 尤洋")
    await expect(chat.options.first).to_contain_text("尤洋")
    await chat.text.press("ArrowDown")
    await chat.text.press("Enter")
    await chat.reads_title("尤洋 · Yang You")
    await chat.taps("🌐 English")
    await chat.reads_title("Yang You · 尤洋")
    # What it does not know leads into the private chat.
    await chat.text.fill("@rostrum_bot zxqv wkjh")
    await page.locator(".topbutton").click()
    await chat.starts("开始")
    await expect(chat.newest.get_by_role("button").first).to_be_visible()


async def test_the_language_and_the_other_person(opened: Open) -> None:
    page = await opened(EN)
    chat = Chat(page)
    await chat.starts("Start")
    await chat.reads("Hello")
    await chat.asks("/language")
    await chat.taps("中文")
    await expect(chat.newest.get_by_role("button", name="✓ 中文")).to_be_visible()
    await chat.asks("Yang You")
    await chat.reads_title("尤洋 · Yang You")
    # The other person has a client, a chat and a language of their own.
    await page.get_by_role("radio", name="中文读者").click()
    await expect(page.get_by_role("button", name="开始", exact=True)).to_be_visible()
    await expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    await chat.starts("开始")
    await chat.reads("你好")
    await chat.asks("/language")
    await chat.taps("English")
    await expect(chat.newest.get_by_role("button", name="✓ English")).to_be_visible()
    await chat.asks("尤洋")
    await chat.reads_title("Yang You · 尤洋")


async def test_narrow_and_in_the_dark(opened: Open) -> None:
    page = await opened(ZH, width=360, dark=True)
    chat = Chat(page)
    await chat.starts("开始")
    await chat.reads("你好")
    await chat.asks("优洋讲了什么")
    await chat.reads_title("尤洋 · Yang You")
    await chat.reads("「优洋」≈「尤洋」")
    # All of it is within the width, and light on dark.
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
    for button in await chat.newest.locator(".keyboard").get_by_role("button").all():
        box = await button.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 360
    text, bubble = [
        await chat.newest.locator(".bubble").evaluate(f"e => getComputedStyle(e).{name}")
        for name in ("color", "backgroundColor")
    ]
    assert brightness(text) - brightness(bubble) > 120
    # The list of chats takes the place of the chat, and gives it back.
    await page.get_by_role("button", name="返回聊天列表").click()
    await expect(chat.text).to_be_hidden()
    await page.get_by_role("button", name="Tea break").click()
    await chat.asks("/speaker@rostrum_bot 尤洋")
    await chat.reads_title("尤洋 · Yang You")


def brightness(colour: str) -> float:
    """The mean of a CSS colour's red, green and blue, 0 to 255."""
    return sum(float(part) for part in re.findall(r"[\d.]+", colour)[:3]) / 3
