"""``/start``, also from a deep link to an entity; highlights that were paused go on.

In a group it is for its administrators to let them go on. There is a need for it: when the group's
permissions let everybody write again, the bot is not told.
"""

from telegram import Update

from handlers import notices, replies
from handlers.administrators import may_write
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
    if not request.private and not (update.message and await may_write(update.message, services)):
        return
    if again := await revive(services, request.chat):
        await reply(services, request, again)
