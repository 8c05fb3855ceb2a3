"""``/event``: the event at a glance."""

from telegram import Update

from handlers import replies
from handlers.context import Services
from handlers.request import read
from handlers.sending import reply


async def event(update: Update, services: Services) -> None:
    request = await read(update, services)
    await reply(services, request, replies.event(services.knowledge.index))
