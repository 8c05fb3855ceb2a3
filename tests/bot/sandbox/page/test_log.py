"""The messages of a chat, however many there are."""

import pytest
from playwright.async_api import Page, expect

from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN, FORUM, GROUP, ZH
from tests import browser
from tests.bot.sandbox.conftest import Api, TurnableClock
from tests.browser import Open

pytestmark = browser.SHARED

MANY = 2_000


async def counted(page: Page) -> int:
    """How many messages are drawn."""
    return await page.locator("#log article").count()


async def scrolled_to_the_top(page: Page) -> None:
    """Scroll up until nothing older comes."""
    await page.locator("#scroll").evaluate(
        """async (scroll) => {
            do {
                scroll.scrollTop = 0;
                await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            } while (scroll.scrollTop > 0);
        }"""
    )


async def test_of_two_thousand_messages_a_few_are_drawn(opened: Open, sandbox: Sandbox) -> None:
    first = sandbox.people.send(ZH, GROUP, "The first of all")
    for number in range(MANY):
        sandbox.people.send(EN if number % 3 else ZH, GROUP, f"Message {number}")
    sandbox.people.send(ZH, GROUP, "Look up there", reply_to=first["message_id"])
    page = await opened(EN)
    await page.get_by_role("button", name="Tea break").click()
    log = page.locator("#log")
    await expect(log.locator("article").last).to_contain_text("Look up there")
    assert await counted(page) == 100
    assert await page.locator("#log *").count() < 2_500

    # What was replied to is far away: it is fetched.
    await log.get_by_role("button", name="The first of all").click()
    await expect(log.locator(".found")).to_contain_text("The first of all")
    assert await counted(page) <= 200
    # New ones are counted there, not drawn, and do not move the view.
    sandbox.people.send(ZH, GROUP, "While you were away")
    newest = page.get_by_role("button", name="To the newest message")
    await expect(newest).to_contain_text("1")
    await expect(log.locator("article").first).to_contain_text("The first of all")
    await newest.click()
    await expect(log.locator("article").last).to_contain_text("While you were away")
    await expect(newest).to_be_hidden()
    assert await counted(page) <= 200

    # Older ones come as one scrolls up, in order, and the newest go.
    await scrolled_to_the_top(page)
    await expect(log.locator("article").first).to_contain_text("The first of all")
    texts = await log.locator("article .text").all_inner_texts()
    assert len(texts) <= 200
    numbers = [int(text.split()[1]) for text in texts[1:]]
    assert numbers == list(range(len(numbers)))
    # One's own message leads back to the end.
    await page.locator("#text").fill("Back")
    await page.locator("#text").press("Enter")
    await expect(log.locator("article").last).to_contain_text("Back")
    assert await counted(page) <= 200


async def test_what_is_in_view_stays_while_older_ones_are_drawn(
    opened: Open, sandbox: Sandbox
) -> None:
    for number in range(300):
        sandbox.people.send(EN, EN, f"Message {number}")
    page = await opened(EN)
    await expect(page.locator("#log article").last).to_contain_text("Message 299")
    before, after, drawn = await page.locator("#scroll").evaluate(
        """async (scroll) => {
            scroll.scrollTop = 300;
            const drawn = () => document.querySelectorAll("article");
            const seen = [...drawn()].find((one) => one.getBoundingClientRect().top > 100);
            const before = seen.getBoundingClientRect().top;
            await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
            return [before, seen.getBoundingClientRect().top, drawn().length];
        }"""
    )
    assert drawn == 120
    assert after == pytest.approx(before, abs=1)


async def test_a_flood_is_drawn_once(opened: Open, sandbox: Sandbox) -> None:
    page = await opened(EN)
    for number in range(500):
        sandbox.people.send(EN, EN, f"Message {number}")
    await expect(page.locator("#log article").last).to_contain_text("Message 499")
    assert await counted(page) <= 200


async def test_messages_in_a_row_stand_together_under_their_day(
    opened: Open, sandbox: Sandbox, clock: TurnableClock
) -> None:
    sandbox.people.send(ZH, GROUP, "one")
    sandbox.people.send(ZH, GROUP, "two")
    sandbox.people.send(EN, GROUP, "three")
    clock.forward(minutes=1)
    sandbox.people.send(EN, GROUP, "four")
    clock.forward(hours=1)
    sandbox.people.send(EN, GROUP, "five")
    clock.forward(days=1)
    sandbox.people.send(EN, GROUP, "six")
    page = await opened(ZH)
    await page.get_by_role("button", name="Tea break").click()
    follows = page.locator("#log article.follows .text")
    await expect(follows).to_contain_text(["two", "four"])
    await expect(page.get_by_role("region", name="1月1日")).to_contain_text("five")
    await expect(page.get_by_role("region", name="今天")).to_contain_text("six")
    # The senders' names stand once.
    names = page.locator("#log .sender:visible")
    await expect(names).to_have_text(["English reader", "English reader", "English reader"])


async def test_changes_reach_what_is_drawn_and_what_is_not(
    opened: Open, sandbox: Sandbox, api: Api
) -> None:
    first = await api.ok("sendMessage", chat_id=EN, text="The first of all")
    for number in range(250):
        sandbox.people.send(EN, EN, f"Message {number}")
    last = await api.ok("sendMessage", chat_id=EN, text="The last of all")
    page = await opened(EN)
    for sent, text in ((first, "first changed"), (last, "last changed")):
        await api.ok("editMessageText", chat_id=EN, message_id=sent["message_id"], text=text)
    log = page.locator("#log article")
    await expect(log.last).to_contain_text("last changed")
    await expect(log.last).to_contain_text("edited")
    await api.ok("deleteMessage", chat_id=EN, message_id=last["message_id"])
    await expect(log.last).to_contain_text("Message 249")
    await scrolled_to_the_top(page)
    await expect(log.first).to_contain_text("first changed")


async def test_a_forum_shows_one_topic_at_a_time(opened: Open, sandbox: Sandbox) -> None:
    sandbox.people.send(ZH, FORUM, "in general")
    sandbox.people.send(ZH, FORUM, "a question", topic=2)
    page = await opened(EN)
    await page.get_by_role("button", name="Forum").click()
    await expect(page.locator("#log")).to_contain_text("in general")
    await page.get_by_role("tab", name="General").press("ArrowRight")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("tab", name="Q&A")).to_have_attribute("aria-selected", "true")
    await expect(page.locator("#log article")).to_have_count(1)
    await page.locator("#text").fill("an answer")
    await page.locator("#text").press("Enter")
    await expect(page.locator("#log article")).to_have_count(2)
    assert sandbox.people.messages(FORUM)[-1]["message_thread_id"] == 2
