"""Where a person writes, and where they may not."""

from playwright.async_api import Page, expect

from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from tests import browser
from tests.bot.sandbox.conftest import Api
from tests.browser import Open

pytestmark = browser.SHARED

OPEN_TOPIC = 2


async def asked(page: Page, api: Api, **more: object) -> None:
    """Ask inline and have the bot answer with two results."""
    await page.locator("#text").fill("@rostrum_bot q")
    query = (await api.update())["inline_query"]
    results = [
        {
            "type": "article",
            "id": name,
            "title": name,
            "input_message_content": {"message_text": f"chosen {name}"},
        }
        for name in ("one", "two")
    ]
    await api.ok("answerInlineQuery", inline_query_id=query["id"], results=results, **more)


async def test_an_inline_result_goes_where_it_was_asked(
    opened: Open, sandbox: Sandbox, api: Api
) -> None:
    first = sandbox.people.send(ZH, FORUM, "What was first?", topic=OPEN_TOPIC)
    page = await opened(EN)
    await page.get_by_role("button", name="Forum").click()
    await page.get_by_role("tab", name="Q&A").click()
    await page.locator("#log article").hover()
    await page.get_by_role("button", name="Reply").click()
    await asked(page, api)
    await page.get_by_role("option", name="two").click()
    await expect(page.locator("#log article").last).to_contain_text("chosen two")
    await expect(page.locator(".bar")).to_be_hidden()
    sent = sandbox.people.messages(FORUM)[-1]
    assert sent["message_thread_id"] == OPEN_TOPIC
    assert sent["reply_to_message"]["message_id"] == first["message_id"]


async def test_in_a_closed_topic_only_administrators_write(opened: Open, api: Api) -> None:
    page = await opened(EN)
    await page.get_by_role("button", name="Forum").click()
    await page.get_by_role("tab", name="Archive").click()
    await expect(page.locator("#text")).to_have_count(0)
    await expect(page.locator("#foot")).to_have_text(
        "This topic is closed. Only administrators can write here."
    )
    await page.get_by_role("radio", name="中文读者").click()
    await expect(page.locator("#text")).to_be_visible()


async def test_general_can_be_closed_and_renamed(opened: Open, sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, FORUM, "administrator")
    await api.ok("closeGeneralForumTopic", chat_id=FORUM)
    page = await opened(EN)
    await page.get_by_role("button", name="Forum").click()
    await expect(page.get_by_role("tab", name="General (closed)")).to_be_visible()
    await expect(page.locator("#foot")).to_contain_text("This topic is closed.")
    await api.ok("reopenGeneralForumTopic", chat_id=FORUM)
    await expect(page.locator("#text")).to_be_visible()
    await api.ok("editGeneralForumTopic", chat_id=FORUM, name="Lobby")
    await expect(page.get_by_role("tab", name="Lobby")).to_be_visible()


async def test_one_choice_for_the_pointer_and_the_keys(opened: Open, api: Api) -> None:
    page = await opened(EN)
    await page.locator(f"[data-chat='{GROUP}']").click()
    await asked(page, api)
    chosen = page.get_by_role("option", selected=True)
    await page.locator("#text").press("ArrowDown")
    await expect(chosen).to_contain_text(["one"])
    await page.get_by_role("option", name="two").hover()
    await expect(chosen).to_contain_text(["two"])


async def test_going_private_leaves_no_question_behind(opened: Open, api: Api) -> None:
    page = await opened(EN)
    await page.locator(f"[data-chat='{GROUP}']").click()
    button = {"text": "Go private", "start_parameter": "here"}
    await asked(page, api, button=button)
    await page.get_by_role("button", name="Go private").click()
    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(page.locator("#log")).to_contain_text("/start here")
    await expect(page.locator("#text")).to_have_value("")
    await page.locator(f"[data-chat='{GROUP}']").click()
    await expect(page.locator("#text")).to_have_value("")


async def test_the_settings_speak_of_privacy_where_there_is_any(
    opened: Open, sandbox: Sandbox
) -> None:
    page = await opened(EN)
    settings = page.get_by_role("dialog")
    privacy = settings.get_by_text("In groups the bot sees")

    async def look(chat: int, count: int) -> None:
        await page.locator(f"[data-chat='{chat}']").click()
        await page.get_by_role("button", name="Chat settings").click()
        await expect(settings).to_be_visible()
        await expect(privacy).to_have_count(count)
        await page.keyboard.press("Escape")

    await look(GROUP, 1)
    await look(CHANNEL, 0)
    sandbox.people.move_bot(EN, GROUP, "administrator")
    await expect(page.locator(f"[data-chat='{GROUP}']")).to_be_visible()
    await page.reload()
    await page.wait_for_selector("#head h1")
    await look(GROUP, 0)
