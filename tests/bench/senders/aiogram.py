"""aiogram 3 as its documentation shows it: ``Bot`` on aiohttp, on uvloop."""

import uvloop
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import InlineKeyboardMarkup, LinkPreviewOptions

from tests.bench.senders.load import TOKEN, Job, drive


async def main(job: Job) -> None:
    text, mode = job.payload["text"], job.payload["parse_mode"]
    preview = LinkPreviewOptions.model_validate(job.payload["link_preview_options"])
    markup = InlineKeyboardMarkup.model_validate(job.payload["reply_markup"])
    session = AiohttpSession(api=TelegramAPIServer.from_base(job.base))
    async with Bot(TOKEN, session) as bot:
        await drive(
            job,
            lambda chat: bot.send_message(
                chat, text, parse_mode=mode, link_preview_options=preview, reply_markup=markup
            ),
        )


if __name__ == "__main__":
    uvloop.run(main(Job.given()))
