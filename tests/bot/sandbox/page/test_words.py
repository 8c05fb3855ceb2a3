"""The page's own words, in both languages."""

from playwright.async_api import expect

from bot.sandbox.world import ZH
from tests import browser
from tests.browser import Open

pytestmark = browser.SHARED

#: The names of all words with what kind of thing each is, and how many it takes.
SHAPE = """async (code) => {
    const { wordsFor } = await import("/page/words.js");
    const shape = (value) => typeof value === "object"
        ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, shape(inner)]))
        : [typeof value, value.length * (typeof value === "function")];
    return shape(wordsFor({ language_code: code }));
}"""
USED = """async () => {
    const names = ["app", "clock", "composer", "content", "conversation", "dialog", "dialogs",
        "drawer", "entities", "happenings", "inline", "keyboard", "log", "message",
        "replykeyboard", "sidebar", "stretch"];
    const files = await Promise.all(names.map((name) => fetch(`/page/${name}.js`)));
    const text = (await Promise.all(files.map((file) => file.text()))).join("");
    return [...new Set([...text.matchAll(/\\bwords\\.(?!js\\b)(\\w+)/g)].map((match) => match[1]))];
}"""


async def test_every_word_is_there_in_both_languages(opened: Open) -> None:
    page = await opened(ZH)
    chinese, english = [await page.evaluate(SHAPE, code) for code in ("zh-hans", "en")]
    assert chinese == english
    assert set(await page.evaluate(USED)) <= set(english)


async def test_the_page_speaks_the_persons_language(opened: Open) -> None:
    page = await opened(ZH)
    await expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    await expect(page.get_by_role("navigation", name="聊天")).to_be_visible()
    await page.get_by_role("radio", name="English reader").click()
    await expect(page.locator("html")).to_have_attribute("lang", "en-GB")
    await expect(page.get_by_role("navigation", name="Chats")).to_be_visible()
