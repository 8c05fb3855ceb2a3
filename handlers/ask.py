"""``/ask`` and questions in plain words."""

from telegram import Update

from handlers import notices, replies
from handlers.context import Services
from handlers.request import read
from handlers.sending import reply
from handlers.words import echo


async def ask(update: Update, services: Services) -> None:
    """A question; without one (a bare ``/ask``, a bare mention) it says how to ask."""
    request = await read(update, services)
    index = services.knowledge.index
    if not echo(request.words):
        return await reply(services, request, notices.ask_what(index.knowledge))
    _, said = replies.answer(index, request.words)
    return await reply(services, request, said)
