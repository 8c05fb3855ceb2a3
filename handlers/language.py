"""``/language``: the panel, and the choice made on it."""

from telegram import Update

from handlers import notices
from handlers.administrators import may_press, may_write
from handlers.buttons import Press
from handlers.context import Services
from handlers.render import Reader
from handlers.request import read
from handlers.sending import edit, reply, toast
from handlers.tap import Tap


async def language(update: Update, services: Services) -> None:
    """The panel; in groups and channels for administrators, also those who write as the group."""
    request = await read(update, services)
    message = update.message or update.channel_post
    if message and await may_write(message, services):
        return await reply(services, request, notices.languages())
    return await reply(services, request, notices.only_administrators())


async def choose(tap: Tap, press: Press, services: Services) -> None:
    """Keep the language, unless the one who pressed may not set it."""
    if tap.shown is None:
        return await toast(services, tap, notices.too_old(), tap.language)
    if not await may_press(tap, services):
        refusal = notices.only_administrators().text
        return await toast(services, tap, refusal, tap.language)
    await services.chats.set_language(tap.shown.chat, press.language)
    kept = notices.language_kept(press.language)
    await edit(services, tap, kept, Reader(press.language, services.me, press.asker))
    return await toast(services, tap)
