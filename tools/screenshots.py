"""Make the pictures of the READMEs anew: a conversation in the sandbox, in English and Chinese.

    make screenshots

Needs Chromium (Debian: apt-get install chromium fonts-noto-cjk fonts-noto-color-emoji).
"""

import asyncio
import re
import shutil
import sys
from pathlib import Path

from playwright.async_api import Page, async_playwright

IMAGES = Path(__file__).parents[1] / "docs" / "images"
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
GROUP = -1001000000001
#: Whose client, what they look up in the group, and what they ask in private.
SCENES = {
    "zh": (1001, "降低成本", "优洋讲了什么"),
    "en": (1002, "parallel", "why is GPT-4 easier to attack?"),
}


async def main() -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("needs Chromium: apt-get install chromium fonts-noto-cjk fonts-noto-color-emoji")
    bot = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "sandbox", "--port", "0", stdout=asyncio.subprocess.PIPE
    )
    try:
        said = await bot.stdout.readline() if bot.stdout else b""
        address = re.findall(r"http://\S+", said.decode())[0]
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(executable_path=chromium, args=FLAGS)
            for language, (person, query, question) in SCENES.items():
                page = await browser.new_page(
                    viewport={"width": 1000, "height": 800}, device_scale_factor=2
                )
                await page.goto(f"{address}/#{person}/{GROUP}")
                await share(page, query)
                await page.locator(f"[data-chat='{person}']").click()
                await converse(page, question)
                await page.screenshot(path=IMAGES / f"sandbox-{language}.png")
            await browser.close()
    finally:
        bot.terminate()
        await bot.wait()


async def share(page: Page, query: str) -> None:
    """Look something up with inline mode, and send what comes first."""
    await page.locator("#text").fill(f"@rostrum_bot {query}")
    await page.get_by_role("option").first.click()
    await page.locator("#log .via").last.wait_for()


async def converse(page: Page, question: str) -> None:
    """Start the bot, ask, and wait for the whole card."""
    log = page.locator("#log")
    await page.locator("#foot button").last.click()
    await log.get_by_role("button").first.wait_for()
    await page.locator("#text").fill(question)
    await page.locator("#text").press("Enter")
    await log.locator("blockquote").first.wait_for()
    await page.wait_for_timeout(300)  # the card slides in


if __name__ == "__main__":
    asyncio.run(main())
