"""Buttons under the bot's messages."""

from telegram import CallbackQuery, Update

from handlers import keyboards, notices, replies
from handlers.actions import Choose
from handlers.buttons import decode
from handlers.cards import Card
from handlers.context import Services
from handlers.language import choose
from handlers.render import Reader
from handlers.request import spoken
from handlers.sending import edit, toast


async def pressed(update: Update, services: Services) -> None:
    if update.callback_query:
        await _press(update.callback_query, services)


async def _press(query: CallbackQuery, services: Services) -> None:
    index = services.knowledge.index
    press = decode(query.data or "", index)
    if press is None:
        return await toast(services, query, notices.too_old(), spoken(query.from_user))
    if press.asker not in (None, query.from_user.id):
        return await toast(services, query, notices.not_yours(), spoken(query.from_user))
    if isinstance(press.does, Choose):
        return await choose(query, press, services)
    said = replies.shown(index, press.does)
    if said is None:
        return await toast(services, query, notices.too_old(), press.language)
    if isinstance(said, Card) and query.inline_message_id:
        said = said.with_rows(keyboards.elsewhere(said))
    await edit(services, query, said, Reader(press.language, services.me, press.asker))
    return await toast(services, query)
