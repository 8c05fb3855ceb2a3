"""``/ask`` and questions in plain words; "who else talked about this?" after a card."""

from telegram import Update

from handlers import notices, replies
from handlers.cards import Card
from handlers.context import Services
from handlers.earlier import referred
from handlers.request import read
from handlers.sending import reply
from handlers.who_else import asks_who_else
from handlers.words import echo


async def ask(update: Update, services: Services) -> None:
    """A question; without one (a bare ``/ask``, a bare mention) it says how to ask."""
    request = await read(update, services)
    index = services.knowledge.index
    if not echo(request.words):
        return await reply(services, request, notices.ask_what(index.knowledge))
    if update.message and asks_who_else(request.words):
        said = replies.who_else(index, referred(update.message, services))
    else:
        _, said = replies.answer(index, request.words)
    if not isinstance(said, Card):
        services.recent.forget(request.chat)  # the last card is not what was asked about last
    return await reply(services, request, said, last=True)
