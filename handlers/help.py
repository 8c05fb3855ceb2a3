"""``/help``, unknown commands, and what is no text."""

from telegram import Update

from handlers import notices
from handlers.context import Services
from handlers.request import read
from handlers.sending import reply


async def guide(update: Update, services: Services) -> None:
    request = await read(update, services)
    await reply(services, request, notices.guide(services.knowledge.knowledge))


async def unknown_command(update: Update, services: Services) -> None:
    await reply(services, await read(update, services), notices.unknown_command())


async def only_text(update: Update, services: Services) -> None:
    await reply(services, await read(update, services), notices.only_text())
