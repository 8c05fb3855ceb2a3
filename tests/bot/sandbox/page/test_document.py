"""Files that the bot sends."""

import aiohttp
from playwright.async_api import expect

from bot.sandbox.world import EN
from tests import browser
from tests.bot.sandbox.conftest import Api
from tests.browser import Open

pytestmark = browser.SHARED


async def test_a_file_is_named_measured_and_kept(opened: Open, api: Api) -> None:
    form = aiohttp.FormData()
    form.add_field("chat_id", str(EN))
    form.add_field("caption", "All of it")
    form.add_field("document", b"x" * 1536, filename="data.json")
    async with api.session.post(api.base + "sendDocument", data=form) as response:
        assert response.status == 200
    page = await opened(EN)
    bubble = page.locator("article").last
    await expect(bubble.locator(".media span")).to_have_text("1.5 KB")
    await expect(bubble.locator(".text")).to_contain_text("All of it")
    async with page.expect_download() as download:
        await bubble.get_by_role("link", name="data.json").click()
    kept = await download.value
    assert kept.suggested_filename == "data.json"
    assert (await kept.path()).read_bytes() == b"x" * 1536
