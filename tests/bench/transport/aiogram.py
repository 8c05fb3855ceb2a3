"""aiogram 3 behind its aiohttp webhook, tuned: uvloop, and orjson for what comes and goes."""

from typing import Any

import orjson
import uvloop
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.filters import Command, CommandObject
from aiogram.types import (
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    LinkPreviewOptions,
    Message,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from tests.bench.senders.load import TOKEN
from tests.bench.transport.given import Given


def card(payload: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": payload["text"],
        "parse_mode": payload["parse_mode"],
        "link_preview_options": LinkPreviewOptions(**payload["link_preview_options"]),
        "reply_markup": InlineKeyboardMarkup.model_validate(payload["reply_markup"]),
    }


def results(payload: dict[str, Any]) -> dict[str, Any]:
    return {
        "results": list(map(InlineQueryResultArticle.model_validate, payload["results"])),
        "next_offset": payload["next_offset"],
        "cache_time": payload["cache_time"],
        "is_personal": payload["is_personal"],
    }


def main(given: Given) -> None:
    cards = {words: card(payload) for words, payload in given.cards.items()}
    lists = {words: results(payload) for words, payload in given.results.items()}
    dispatcher = Dispatcher()

    @dispatcher.message(Command("speaker"))
    async def speaker(message: Message, command: CommandObject) -> None:
        await message.answer(**cards[command.args or ""])

    @dispatcher.inline_query()
    async def inline(query: InlineQuery) -> None:
        await query.answer(**lists[query.query])

    async def set_webhook(bot: Bot) -> None:
        await bot.set_webhook(given.url, secret_token=given.secret, max_connections=100)

    session = AiohttpSession(
        api=TelegramAPIServer.from_base(given.base),
        json_loads=orjson.loads,
        json_dumps=lambda value: orjson.dumps(value).decode(),
    )
    bot = Bot(TOKEN, session)
    dispatcher.startup.register(set_webhook)
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=given.secret).register(app, path=given.path)
    setup_application(app, dispatcher, bot=bot)
    web.run_app(
        app,
        host="127.0.0.1",
        port=given.port,
        loop=uvloop.new_event_loop(),
        access_log=None,
        print=None,
    )


if __name__ == "__main__":
    main(Given.read())
