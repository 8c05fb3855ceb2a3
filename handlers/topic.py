"""``/topic``: one topic or system by name, or the list."""

from telegram import Update

from handlers import replies
from handlers.actions import Listing
from handlers.context import Services
from handlers.request import read
from handlers.sending import reply


async def topic(update: Update, services: Services) -> None:
    request = await read(update, services)
    said = replies.look_up(services.knowledge.index, request.words, Listing("topic"))
    await reply(services, request, said, last=True)
