"""``/start``, also from a deep link to an entity; highlights that were paused go on."""

from telegram import Update

from handlers import notices, replies
from handlers.cards import Reply
from handlers.context import Services
from handlers.inline import ASK
from handlers.pausing import revive
from handlers.request import read
from handlers.sending import reply


async def start(update: Update, services: Services) -> None:
    request = await read(update, services)
    index = services.knowledge.index
    if request.words in ("", ASK):
        said: Reply = notices.welcome(index.knowledge)
    else:
        said = replies.entity(index, request.words) or notices.unknown_link()
    await reply(services, request, said)
    if request.private and (again := await revive(services, request.chat)):
        await reply(services, request, again)
