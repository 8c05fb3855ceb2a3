"""python-telegram-bot as its documentation shows it: ``Bot`` on httpx, asyncio's own loop."""

import asyncio

from telegram import Bot, InlineKeyboardMarkup, LinkPreviewOptions

from tests.bench.senders.load import TOKEN, Job, drive


async def main(job: Job) -> None:
    text, mode = job.payload["text"], job.payload["parse_mode"]
    async with Bot(TOKEN, base_url=f"{job.base}/bot") as bot:
        preview = LinkPreviewOptions.de_json(job.payload["link_preview_options"], bot)
        markup = InlineKeyboardMarkup.de_json(job.payload["reply_markup"], bot)
        await drive(
            job,
            lambda chat: bot.send_message(
                chat, text, mode, link_preview_options=preview, reply_markup=markup
            ),
        )


if __name__ == "__main__":
    asyncio.run(main(Job.given()))
