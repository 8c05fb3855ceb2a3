"""python-telegram-bot as its documentation shows it: ``run_webhook``, with all defaults."""

from typing import Any

from telegram import (
    InlineKeyboardMarkup,
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
)

from tests.bench.senders.load import TOKEN
from tests.bench.transport.given import Given

Context = ContextTypes.DEFAULT_TYPE


def preview(payload: dict[str, Any]) -> LinkPreviewOptions:
    return LinkPreviewOptions(is_disabled=payload["link_preview_options"]["is_disabled"])


def card(payload: dict[str, Any]) -> dict[str, Any]:
    return {
        "text": payload["text"],
        "parse_mode": payload["parse_mode"],
        "link_preview_options": preview(payload),
        "reply_markup": InlineKeyboardMarkup.de_json(payload["reply_markup"], None),
    }


def article(result: dict[str, Any]) -> InlineQueryResultArticle:
    content = result["input_message_content"]
    return InlineQueryResultArticle(
        result["id"],
        result["title"],
        InputTextMessageContent(
            content["message_text"], content["parse_mode"], link_preview_options=preview(content)
        ),
        description=result["description"],
        reply_markup=InlineKeyboardMarkup.de_json(result["reply_markup"], None),
    )


def results(payload: dict[str, Any]) -> dict[str, Any]:
    return {
        "results": [article(result) for result in payload["results"]],
        "next_offset": payload["next_offset"],
        "cache_time": payload["cache_time"],
        "is_personal": payload["is_personal"],
    }


def main(given: Given) -> None:
    cards = {words: card(payload) for words, payload in given.cards.items()}
    lists = {words: results(payload) for words, payload in given.results.items()}

    async def speaker(update: Update, context: Context) -> None:
        assert update.message
        await update.message.reply_text(**cards[" ".join(context.args or [])])

    async def inline(update: Update, _: Context) -> None:
        assert update.inline_query
        await update.inline_query.answer(**lists[update.inline_query.query])

    application: Application[Any, Any, Any, Any, Any, Any] = (
        ApplicationBuilder().token(TOKEN).base_url(f"{given.base}/bot").build()
    )
    application.add_handler(CommandHandler("speaker", speaker))
    application.add_handler(InlineQueryHandler(inline))
    application.run_webhook(
        listen="127.0.0.1",
        port=given.port,
        url_path=given.path,
        webhook_url=given.url,
        secret_token=given.secret,
    )


if __name__ == "__main__":
    main(Given.read())
