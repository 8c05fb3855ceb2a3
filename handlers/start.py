"""``/start``, also from a deep link to an entity."""

from telegram import Update

from handlers import notices, replies
from handlers.context import Services
from handlers.inline import ASK
from handlers.request import read
from handlers.sending import reply


async def start(update: Update, services: Services) -> None:
    request = await read(update, services)
    index = services.knowledge.index
    if request.words in ("", ASK):
        return await reply(services, request, notices.welcome(index.knowledge))
    card = replies.entity(index, request.words)
    return await reply(services, request, card or notices.unknown_link())
