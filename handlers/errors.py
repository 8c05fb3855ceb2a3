"""What happens when a handler fails: it is logged, and the person is told."""

import logging
from typing import Any

from telegram import Update
from telegram.error import TelegramError
from telegram.ext import CallbackContext

from handlers import notices
from handlers.context import Services
from handlers.request import read
from handlers.sending import reply, toast
from handlers.tap import tapped

log = logging.getLogger(__name__)


async def on_error(
    update: object, context: CallbackContext[Any, Any, Any, Any], *, services: Services
) -> None:
    """For ``Application.add_error_handler``, with the services bound."""
    await failed(update, context.error, services)


async def failed(update: object, error: BaseException | None, services: Services) -> None:
    """Log an error with its update's id (never its text), and apologise where one can."""
    known = update if isinstance(update, Update) else None
    log.error("update %s failed", known.update_id if known else None, exc_info=error)
    if known is None:
        return
    try:
        await _apologise(known, services)
    except TelegramError as refusal:
        log.warning("no apology for update %s: %s", known.update_id, refusal)


async def _apologise(update: Update, services: Services) -> None:
    said = notices.failed()
    if update.callback_query:
        tap = tapped(update.callback_query)
        await toast(services, tap, said.text, tap.language)
    elif update.message:
        await reply(services, await read(update, services), said)
