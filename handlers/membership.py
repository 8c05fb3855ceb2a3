"""The bot in chats: added, removed, promoted, blocked; and groups that become supergroups."""

from telegram import (
    ChatMember,
    ChatMemberAdministrator,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Update,
)
from telegram.constants import ChatType

from handlers import notices, render
from handlers.cards import Notice
from handlers.context import Services
from handlers.pausing import pause, revive
from handlers.request import kind_of, language_of
from handlers.sending import call
from handlers.words import stack

OUTSIDE = (ChatMember.LEFT, ChatMember.BANNED)
INSIDE = (ChatMember.MEMBER, ChatMember.ADMINISTRATOR)


async def changed(update: Update, services: Services) -> None:
    """Greet a group that it was added to; pause highlights where it may not write any more, and
    let them go on where it may again.
    """
    change = update.my_chat_member
    if change is None:
        return
    said = [_greeting(change, services), await _highlights(change, services)]
    lines = [notice.text for notice in said if notice]
    if not lines or change.chat.type == ChatType.CHANNEL:
        return
    language = await language_of(services, change.chat.id, change.from_user.language_code)
    payload = render.message(Notice(stack(*lines)), render.Reader(language, services.me))
    await call(services, "sendMessage", payload | {"chat_id": change.chat.id})


def _greeting(change: ChatMemberUpdated, services: Services) -> Notice | None:
    before, now = change.old_chat_member.status, change.new_chat_member.status
    if kind_of(change.chat.type) != "group" or before not in OUTSIDE or now not in INSIDE:
        return None
    return notices.group_greeting(
        services.knowledge.knowledge,
        hears_mentions=services.me.can_read_all_group_messages or now == ChatMember.ADMINISTRATOR,
    )


async def _highlights(change: ChatMemberUpdated, services: Services) -> Notice | None:
    """What is said of highlights that go on; None where they are paused or go on as they did."""
    member = change.new_chat_member
    if _writes(member):
        return await revive(services, change.chat.id)
    await pause(services, change.chat.id, "blocked" if member.status in OUTSIDE else "rights")
    return None


def _writes(member: ChatMember) -> bool:
    """Whether the bot may write there. Of administrators it is told in channels only."""
    if member.status in OUTSIDE:
        return False
    if isinstance(member, ChatMemberRestricted):
        return member.is_member and member.can_send_messages
    return not isinstance(member, ChatMemberAdministrator) or member.can_post_messages is not False


async def moved(update: Update, services: Services) -> None:
    """Both the old and the new group tell of the move: whichever comes first carries it out."""
    message = update.message
    if message and message.migrate_to_chat_id:
        await services.chats.move(message.chat.id, message.migrate_to_chat_id)
    elif message and message.migrate_from_chat_id:
        await services.chats.move(message.migrate_from_chat_id, message.chat.id)
