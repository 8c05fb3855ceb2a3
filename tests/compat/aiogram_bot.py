"""A small bot made with aiogram. Nothing in it knows of the sandbox but the API's address:

TELEGRAM_API_BASE=http://127.0.0.1:8081 TELEGRAM_BOT_TOKEN=… python aiogram_bot.py

It polls, or listens where WEBHOOK_URL says.
"""

import html
import os
from urllib.parse import urlsplit

from aiogram import Bot, Dispatcher, F, Router
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.enums import ParseMode
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import (
    BotCommand,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Message,
)
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

TEAS = {"oolong": "Half way between green and black", "sencha": "Green", "assam": "Black & strong"}
COMMANDS = {"": ("start", "Say hello"), "zh": ("start", "打个招呼")}

router = Router()


def keyboard(count: int) -> InlineKeyboardMarkup:
    counter = InlineKeyboardButton(text=f"Cups: {count}", callback_data=f"cups:{count}")
    search = InlineKeyboardButton(text="Find a tea", switch_inline_query_current_chat="")
    return InlineKeyboardMarkup(inline_keyboard=[[counter], [search]])


@router.message(CommandStart())
async def start(message: Message, command: CommandObject) -> None:
    payload = html.escape(command.args or "nothing")
    text = f"<b>Welcome</b> 🍵 You came with <code>{payload}</code>."
    await message.answer(text, reply_markup=keyboard(0))


@router.message(F.text, ~F.via_bot)
async def echo(message: Message) -> None:
    await message.bot.send_chat_action(message.chat.id, "typing")
    await message.reply(f"You said: <i>{html.escape(message.text)}</i>")


@router.callback_query(F.data.startswith("cups:"))
async def tapped(query: CallbackQuery, bot: Bot) -> None:
    count = int(query.data.partition(":")[2]) + 1
    await query.answer(f"That makes {count}")
    place = (
        {"inline_message_id": query.inline_message_id}
        if query.inline_message_id
        else {"chat_id": query.message.chat.id, "message_id": query.message.message_id}
    )
    await bot.edit_message_text(
        f"<b>{count}</b> drunk by now", reply_markup=keyboard(count), **place
    )


@router.inline_query()
async def found(query: InlineQuery) -> None:
    results = [
        InlineQueryResultArticle(
            id=tea,
            title=tea.title(),
            description=about,
            input_message_content=InputTextMessageContent(
                message_text=f"<b>{tea.title()}</b>: {html.escape(about)}"
            ),
            reply_markup=keyboard(0),
        )
        for tea, about in TEAS.items()
        if query.query.lower() in tea
    ]
    button = InlineQueryResultsButton(text="Open the bot", start_parameter="inline")
    await query.answer(results, cache_time=1, is_personal=True, button=button)


async def set_menus(bot: Bot) -> None:
    for language, (name, description) in COMMANDS.items():
        await bot.set_my_commands(
            [BotCommand(command=name, description=description)], language_code=language or None
        )


def main() -> None:
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_BASE"]))
    defaults = DefaultBotProperties(parse_mode=ParseMode.HTML)
    bot = Bot(os.environ["TELEGRAM_BOT_TOKEN"], session=session, default=defaults)
    dispatcher = Dispatcher()
    dispatcher.include_router(router)
    dispatcher.startup.register(set_menus)
    if url := os.environ.get("WEBHOOK_URL"):
        listen(bot, dispatcher, url, os.environ["WEBHOOK_SECRET"])
    else:
        dispatcher.run_polling(bot)


def listen(bot: Bot, dispatcher: Dispatcher, url: str, secret: str) -> None:
    async def set_webhook() -> None:
        await bot.set_webhook(url, secret_token=secret)

    address = urlsplit(url)
    app = web.Application()
    SimpleRequestHandler(dispatcher, bot, secret_token=secret).register(app, path=address.path)
    dispatcher.startup.register(set_webhook)
    setup_application(app, dispatcher, bot=bot)
    web.run_app(app, host=address.hostname, port=address.port)


if __name__ == "__main__":
    main()
