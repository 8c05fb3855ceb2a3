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
    const names = ["alarm", "app", "clock", "composer", "content", "conversation", "dialog",
        "dialogs", "drawer", "entities", "happenings", "inline", "keyboard", "kinds", "lacks",
        "log", "message", "outside", "replykeyboard", "sidebar", "stretch", "suggestions",
        "writing"];
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


#: What messages that nobody wrote are called, in the language of a code.
TOLD = """async ([code, messages]) => {
    const { serviceText } = await import("/page/content.js");
    const { wordsFor } = await import("/page/words.js");
    return messages.map((one) => serviceText(one, wordsFor({ language_code: code })));
}"""
READER = {"id": 1, "first_name": "R"}
EVENTS = [
    {"from": READER, "new_chat_members": [READER]},
    {"from": READER, "new_chat_members": [{"id": 2, "first_name": "B"}]},
    {"from": READER, "left_chat_member": READER},
    {"general_forum_topic_hidden": {}},
    {"general_forum_topic_unhidden": {}},
    {"new_chat_title": "Tea"},
    {"migrate_to_chat_id": -1},
    {"migrate_from_chat_id": -1},
]


async def test_events_have_words(opened: Open) -> None:
    page = await opened(ZH)
    english, chinese = [await page.evaluate(TOLD, [code, EVENTS]) for code in ("en", "zh-hans")]
    assert english == [
        "R joined the group",
        "R added B",
        "R left the group",
        "The topic “General” was hidden",
        "The topic “General” is shown again",
        "The name is “Tea” now",
        *["The group became a supergroup, with a new id"] * 2,
    ]
    assert chinese == [
        "R 加入了群组",
        "R 邀请 B 加入了群组",
        "R 离开了群组",
        "话题「综合」已隐藏",
        "话题「综合」已重新显示",
        "名称改为「Tea」",
        *["群组已升级为超级群组，换了新的 ID"] * 2,
    ]
