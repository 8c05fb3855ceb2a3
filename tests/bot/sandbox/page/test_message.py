"""Messages that are more than a text."""

from playwright.async_api import expect

from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from tests import browser
from tests.bot.sandbox.conftest import Api
from tests.browser import Open

pytestmark = browser.SHARED


async def test_pinned_forwarded_and_reacted_to(opened: Open, sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, GROUP, "administrator")
    asked = sandbox.people.send(ZH, GROUP, "茶歇几点？")["message_id"]
    news = await api.ok("sendMessage", chat_id=CHANNEL, text="Tea at four")
    await api.ok(
        "forwardMessage", chat_id=GROUP, from_chat_id=CHANNEL, message_id=news["message_id"]
    )
    page = await opened(EN)
    await page.get_by_role("button", name="Tea break").click()
    log = page.locator("#log")
    await expect(log.locator(".origin")).to_have_text("Forwarded from 公告 · News")
    await api.ok("pinChatMessage", chat_id=GROUP, message_id=asked)
    await expect(log.locator(".service").last).to_have_text("Rostrum pinned “茶歇几点？”")
    await page.get_by_role("button", name="Pinned message").click()
    await expect(log.locator(".found")).to_contain_text("茶歇几点？")
    reaction = [{"type": "emoji", "emoji": "👍"}]
    await api.ok("setMessageReaction", chat_id=GROUP, message_id=asked, reaction=reaction)
    await expect(log.locator(".reactions")).to_have_text("👍")
    await page.reload()
    await expect(log.locator(".reactions")).to_have_text("👍")
    await api.ok("unpinAllChatMessages", chat_id=GROUP)
    await expect(page.get_by_role("button", name="Pinned message")).to_have_count(0)


async def test_pictures_by_name(opened: Open, api: Api) -> None:
    page = await opened(EN)
    await page.get_by_role("button", name="Tea break").click()
    await page.locator("#text").fill("@rostrum_bot x")
    query = (await api.update())["inline_query"]
    picture = {
        "type": "photo",
        "id": "1",
        "photo_url": "https://example.org/tea.jpg",
        "thumbnail_url": "https://example.org/small.jpg",
        "caption": "A <b>cup</b>",
        "parse_mode": "HTML",
    }
    place = {"type": "venue", "id": "2", "latitude": 1.3, "longitude": 103.8, "title": "Hall"}
    results = [picture, place | {"address": "1 Road"}]
    await api.ok("answerInlineQuery", inline_query_id=query["id"], results=results)
    options = page.get_by_role("option")
    await expect(options).to_contain_text(["cup", "Hall"])
    await options.first.click()
    message = page.locator("#log article").last
    await expect(message.locator(".media")).to_have_text("Photo")
    await expect(message.locator(".text strong")).to_have_text("cup")
    await expect(page.locator("#chats")).to_contain_text("You: Photo · A cup")
    await expect(page.locator("img")).to_have_count(0)


async def test_topics_come_and_go(opened: Open, sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, FORUM, "administrator")
    page = await opened(EN)
    await page.get_by_role("button", name="Forum").click()
    made = await api.ok("createForumTopic", chat_id=FORUM, name="Lunch")
    await page.get_by_role("tab", name="Lunch").click()
    await expect(page.locator("#log")).to_contain_text("The topic “Lunch” was created")
    topic = made["message_thread_id"]
    await api.ok("closeForumTopic", chat_id=FORUM, message_thread_id=topic)
    await expect(page.get_by_role("tab", name="Lunch (closed)")).to_be_visible()
    await expect(page.locator("#log")).to_contain_text("The topic was closed")


async def test_a_text_is_a_text(opened: Open, sandbox: Sandbox, api: Api) -> None:
    """Nested and adjoining entities, beyond the basic plane, and nothing that is markup."""
    sandbox.people.start(EN)
    text = "😀 <b>b<i>bi</i></b><u>u</u> <s>s</s> &lt;img src=x&gt; <code>c😀</code>"
    await api.ok("sendMessage", chat_id=EN, text=text, parse_mode="HTML")
    link = '<a href="javascript:alert(1)">no</a> <a href="https://example.org/">yes</a>'
    await api.answer("sendMessage", chat_id=EN, text=link, parse_mode="HTML")
    page = await opened(EN)
    log = page.locator("#log")
    await expect(log.locator("strong em")).to_have_text("bi")
    await expect(log.locator("code")).to_have_text("c😀")
    await expect(log).to_contain_text("<img src=x>")
    await expect(log.locator("img")).to_have_count(0)
    hrefs = await log.locator("a[href]").evaluate_all("all => all.map(a => a.protocol)")
    assert "javascript:" not in hrefs
    addresses = await page.evaluate(
        "performance.getEntriesByType('resource').map((entry) => new URL(entry.name).origin)"
    )
    assert set(addresses) == {sandbox.base_url}
