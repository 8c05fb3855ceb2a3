"""``/language``: the panel, and the choice made on it."""

from telegram import CallbackQuery, Update

from handlers import notices
from handlers.buttons import Press
from handlers.context import Services
from handlers.render import Reader
from handlers.request import read, spoken
from handlers.sending import edit, reply, toast

ADMINISTRATORS = ("creator", "administrator")


async def language(update: Update, services: Services) -> None:
    """The panel; in groups for administrators, also those who write as the group itself."""
    request = await read(update, services)
    anonymous = update.message is not None and update.message.sender_chat == update.message.chat
    if request.private or anonymous or await _administers(services, request.chat, request.asker):
        return await reply(services, request, notices.languages())
    return await reply(services, request, notices.only_administrators())


async def choose(query: CallbackQuery, press: Press, services: Services) -> None:
    """Keep the language, unless the one who pressed may not set it."""
    if query.message is None:
        return await toast(services, query, notices.too_old(), spoken(query.from_user))
    chat = query.message.chat
    if chat.type != "private" and not await _administers(services, chat.id, query.from_user.id):
        refusal = notices.only_administrators().text
        return await toast(services, query, refusal, spoken(query.from_user))
    await services.chats.set_language(chat.id, press.language)
    kept = notices.language_kept(press.language)
    await edit(services, query, kept, Reader(press.language, services.me, press.asker))
    return await toast(services, query)


async def _administers(services: Services, chat: int, person: int | None) -> bool:
    if person is None:
        return False
    member = await services.sender.call("getChatMember", {"chat_id": chat, "user_id": person})
    return member["status"] in ADMINISTRATORS
