"""``/language``: the panel, and the choice made on it."""

from telegram import CallbackQuery, Update

from handlers import notices
from handlers.administrators import may_press, may_write
from handlers.buttons import Press
from handlers.context import Services
from handlers.render import Reader
from handlers.request import read, spoken
from handlers.sending import edit, reply, toast


async def language(update: Update, services: Services) -> None:
    """The panel; in groups and channels for administrators, also those who write as the group."""
    request = await read(update, services)
    message = update.message or update.channel_post
    if message and await may_write(message, services):
        return await reply(services, request, notices.languages())
    return await reply(services, request, notices.only_administrators())


async def choose(query: CallbackQuery, press: Press, services: Services) -> None:
    """Keep the language, unless the one who pressed may not set it."""
    if query.message is None:
        return await toast(services, query, notices.too_old(), spoken(query.from_user))
    if not await may_press(query, services):
        refusal = notices.only_administrators().text
        return await toast(services, query, refusal, spoken(query.from_user))
    await services.chats.set_language(query.message.chat.id, press.language)
    kept = notices.language_kept(press.language)
    await edit(services, query, kept, Reader(press.language, services.me, press.asker))
    return await toast(services, query)
