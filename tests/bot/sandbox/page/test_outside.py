"""Groups that a person is not in, and topics that are hidden."""

import pytest
from playwright.async_api import expect

from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from tests import browser
from tests.bot.sandbox.conftest import Api
from tests.bot.sandbox.page.test_access import CONTRAST
from tests.browser import Open

pytestmark = browser.SHARED

BAN = {"chat_id": GROUP, "user_id": EN}


async def test_a_person_leaves_and_joins_by_keyboard(opened: Open, sandbox: Sandbox) -> None:
    page = await opened(EN)
    heading = page.get_by_role("heading", level=1)
    await page.get_by_role("button", name="Tea break").click()
    await page.get_by_role("button", name="Chat settings").click()
    await page.get_by_role("button", name="Leave the group").press("Enter")
    await expect(page.locator("#toast")).to_have_text("You are not a member.")
    await expect(heading).to_have_text("Rostrum")
    outside = page.get_by_role("listitem").filter(has_text="Tea break")
    await expect(outside.get_by_role("img", name="group")).to_be_visible()
    await expect(outside).to_contain_text("You are not a member.")
    # What happens there meanwhile is not for them.
    sandbox.people.send(ZH, GROUP, "secret")
    sandbox.people.send(ZH, FORUM, "hello")
    await expect(page.locator("#chats .unread")).to_have_count(1)
    await expect(page.locator("#chats")).not_to_contain_text("secret")
    # The arrows reach the way in, below all chats, and go round.
    await page.locator(f"[data-chat='{FORUM}']").focus()
    await page.keyboard.press("ArrowUp")
    join = page.get_by_role("button", name="Join: 茶歇 · Tea break")
    await expect(join).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(heading).to_contain_text("Tea break")
    await expect(page.locator("#text")).to_be_focused()
    await expect(page.locator("#log")).to_contain_text("English reader joined the group")
    await expect(join).to_have_count(0)


async def test_who_is_banned_learns_why(opened: Open, sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, GROUP, "administrator")
    page = await opened(EN)
    await page.get_by_role("button", name="Tea break").click()
    await api.ok("banChatMember", **BAN)
    why = "You are banned until the bot lifts the ban."
    await expect(page.locator("#toast")).to_have_text(why)
    join = page.get_by_role("button", name="Join: 茶歇 · Tea break")
    await expect(join).to_be_disabled()
    await expect(join).to_have_attribute("aria-description", why)
    await join.press("Enter")
    await expect(page.locator("#toast.shown")).to_have_text(why)
    assert EN not in sandbox.world.chats[GROUP].people()
    await api.ok("unbanChatMember", **BAN)
    await expect(join).to_be_enabled()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("person", [EN, ZH])
async def test_it_is_legible_on_a_small_telephone(
    opened: Open, sandbox: Sandbox, api: Api, person: int, dark: bool
) -> None:
    sandbox.people.leave(person, CHANNEL)
    sandbox.people.leave(person, FORUM)
    sandbox.world.chats[GROUP].statuses[person] = "kicked"
    page = await opened(person, width=360, dark=dark)
    await page.locator(".back").click()
    await expect(page.locator(".outside")).to_have_count(3)
    await expect(page.locator(".join").first).to_have_text("加入" if person == ZH else "Join")
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
    clipped = "all => all.filter((e) => e.scrollWidth > e.clientWidth).length"
    assert await page.locator(".why, .join").evaluate_all(clipped) == 0
    assert await page.evaluate(CONTRAST) == []


async def test_a_hidden_general_is_not_listed(opened: Open, sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, FORUM, "administrator")
    page = await opened(EN)
    await page.get_by_role("button", name="Forum").click()
    tabs = page.get_by_role("tab")
    await expect(tabs).to_have_text(["General", "问答 · Q&A", "旧题 · Archive (closed)"])
    await api.ok("hideGeneralForumTopic", chat_id=FORUM)
    await expect(tabs).to_have_text(["问答 · Q&A", "旧题 · Archive (closed)"])
    await expect(page.get_by_role("tab", selected=True)).to_have_text("问答 · Q&A")
    await page.locator("#text").fill("in the topic")
    await page.locator("#text").press("Enter")
    await expect(page.locator("#log article").last).to_contain_text("in the topic")
    assert sandbox.people.messages(FORUM)[-1]["message_thread_id"] == 2
    await api.ok("unhideGeneralForumTopic", chat_id=FORUM)
    await expect(tabs.first).to_have_text("General (closed)")
