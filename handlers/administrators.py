"""Who may change what is set for a chat: anybody in private, else its administrators."""

from telegram import ChatMember, Message
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden

from handlers.context import Services
from handlers.tap import Tap

ADMINISTRATORS = (ChatMember.OWNER, ChatMember.ADMINISTRATOR)


async def may_write(message: Message, services: Services) -> bool:
    """Whether the one who wrote may change it. Those who write as the group or channel itself are
    its administrators.
    """
    if message.chat.type == ChatType.PRIVATE or message.sender_chat == message.chat:
        return True
    if message.sender_chat or message.from_user is None:
        return False
    return await administers(services, message.chat.id, message.from_user.id)


async def may_press(tap: Tap, services: Services) -> bool:
    """Whether the one who pressed a button under a message of the chat may change it."""
    at = tap.shown
    if at is None:
        return False
    return at.kind == "private" or await administers(services, at.chat, tap.person)


async def may_show(tap: Tap, services: Services) -> bool:
    """Whether the one who pressed may have something said there. Anybody may who could ask for it
    by a message; in a channel readers cannot, and it would be read by all of them.
    """
    if tap.shown is None or tap.shown.kind != "channel":
        return True
    return await may_press(tap, services)


async def administers(services: Services, chat: int, person: int) -> bool:
    """Whether a person administers a chat now. Where the bot may not ask, nobody does."""
    try:
        member = await services.sender.call("getChatMember", {"chat_id": chat, "user_id": person})
    except (BadRequest, Forbidden):
        return False
    return member["status"] in ADMINISTRATORS
