"""A small bot made with python-telegram-bot. Nothing in it knows of the sandbox but the API's
address:

TELEGRAM_API_BASE=http://127.0.0.1:8081 TELEGRAM_BOT_TOKEN=… python ptb_bot.py

It polls, or listens where WEBHOOK_URL says.
"""

import html
import os
from typing import Any
from urllib.parse import urlsplit

from telegram import (
    BotCommand,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ChatAction, ParseMode
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    Defaults,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

TEAS = {"oolong": "Half way between green and black", "sencha": "Green", "assam": "Black & strong"}
COMMANDS = {"": ("start", "Say hello"), "zh": ("start", "打个招呼")}

Context = ContextTypes.DEFAULT_TYPE


def keyboard(count: int) -> InlineKeyboardMarkup:
    counter = InlineKeyboardButton(f"Cups: {count}", callback_data=f"cups:{count}")
    search = InlineKeyboardButton("Find a tea", switch_inline_query_current_chat="")
    return InlineKeyboardMarkup([[counter], [search]])


async def start(update: Update, context: Context) -> None:
    assert update.message
    payload = html.escape(" ".join(context.args or []) or "nothing")
    text = f"<b>Welcome</b> 🍵 You came with <code>{payload}</code>."
    await update.message.reply_text(text, reply_markup=keyboard(0))


async def echo(update: Update, _: Context) -> None:
    assert update.message
    assert update.message.text
    await update.message.reply_chat_action(ChatAction.TYPING)
    text = f"You said: <i>{html.escape(update.message.text)}</i>"
    await update.message.reply_text(text, do_quote=True)


async def tapped(update: Update, _: Context) -> None:
    query = update.callback_query
    assert query
    assert query.data
    count = int(query.data.partition(":")[2]) + 1
    await query.answer(f"That makes {count}")
    await query.edit_message_text(f"<b>{count}</b> drunk by now", reply_markup=keyboard(count))


async def found(update: Update, _: Context) -> None:
    query = update.inline_query
    assert query
    results = [
        InlineQueryResultArticle(
            tea,
            tea.title(),
            InputTextMessageContent(f"<b>{tea.title()}</b>: {html.escape(about)}"),
            description=about,
            reply_markup=keyboard(0),
        )
        for tea, about in TEAS.items()
        if query.query.lower() in tea
    ]
    button = InlineQueryResultsButton("Open the bot", start_parameter="inline")
    await query.answer(results, cache_time=1, is_personal=True, button=button)


async def set_menus(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    for language, (name, description) in COMMANDS.items():
        await application.bot.set_my_commands(
            [BotCommand(name, description)], language_code=language or None
        )


def main() -> None:
    application = (
        ApplicationBuilder()
        .token(os.environ["TELEGRAM_BOT_TOKEN"])
        .base_url(os.environ["TELEGRAM_API_BASE"] + "/bot")
        .defaults(Defaults(parse_mode=ParseMode.HTML))
        .post_init(set_menus)
        .build()
    )
    application.add_handler(CommandHandler("start", start))
    application.add_handler(MessageHandler(filters.TEXT & ~filters.VIA_BOT, echo))
    application.add_handler(CallbackQueryHandler(tapped, pattern="^cups:"))
    application.add_handler(InlineQueryHandler(found))
    if url := os.environ.get("WEBHOOK_URL"):
        address = urlsplit(url)
        application.run_webhook(
            listen=address.hostname or "",
            port=address.port or 0,
            url_path=address.path,
            webhook_url=url,
            secret_token=os.environ["WEBHOOK_SECRET"],
        )
    else:
        application.run_polling()


if __name__ == "__main__":
    main()
