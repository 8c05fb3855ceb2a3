"""The bot in groups: added to one, or moved along when it becomes a supergroup."""

from telegram import ChatMember, Update
from telegram.constants import ChatType

from handlers import notices, render
from handlers.context import Services
from handlers.request import language_of
from handlers.sending import call

OUTSIDE = (ChatMember.LEFT, ChatMember.BANNED)
INSIDE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR)


async def joined(update: Update, services: Services) -> None:
    """Greet a group that it was added to; being promoted or removed says nothing."""
    change = update.my_chat_member
    if change is None or change.chat.type not in (ChatType.GROUP, ChatType.SUPERGROUP):
        return
    before, now = change.old_chat_member.status, change.new_chat_member.status
    if before not in OUTSIDE or now not in INSIDE:
        return
    greeting = notices.group_greeting(
        services.knowledge.knowledge,
        hears_mentions=services.me.can_read_all_group_messages or now == ChatMember.ADMINISTRATOR,
    )
    reader = render.Reader(
        await language_of(services, change.chat.id, change.from_user), services.me
    )
    payload = render.message(greeting, reader) | {"chat_id": change.chat.id}
    await call(services, "sendMessage", payload)


async def moved(update: Update, services: Services) -> None:
    """Both the old and the new group tell of the move: whichever comes first carries it out."""
    message = update.message
    if message and message.migrate_to_chat_id:
        await services.chats.move(message.chat.id, message.migrate_to_chat_id)
    elif message and message.migrate_from_chat_id:
        await services.chats.move(message.migrate_from_chat_id, message.chat.id)
