"""Who is what in a chat, and what happens when that changes for the bot."""

from bot.sandbox.model import JSON, OUTSIDE, Chat, User
from bot.sandbox.rights import PERMISSIONS, right_names
from bot.sandbox.sending import announce
from bot.sandbox.world import World

_RESTRICTED = {"is_member": True, "until_date": 0, **dict.fromkeys(PERMISSIONS, False)}
#: How the bot's standing in a private chat is called among members.
_PRIVATE = {"blocked": "kicked", "unstarted": "left", "deactivated": "kicked"}


def _member(user: User, status: str) -> JSON:
    member: JSON = {"status": status, "user": user.to_api()}
    if status == "creator":
        member["is_anonymous"] = False
    elif status == "restricted":
        member |= _RESTRICTED
    elif status == "kicked":
        member["until_date"] = 0
    return member


def person_member(chat: Chat, user: User) -> JSON:
    """The Bot API's ChatMember of a person."""
    if chat.person is not None:
        return _member(user, "member" if chat.person is user else "left")
    member = _member(user, chat.statuses.get(user.id, "left"))
    if member["status"] == "administrator":
        member |= {"can_be_edited": chat.bot == "administrator"} | chat.rights.get(user.id, {})
        if title := chat.titles.get(user.id):
            member["custom_title"] = title
    return member


def bot_member(world: World, chat: Chat, standing: str) -> JSON:
    """The Bot API's ChatMember of the bot in some standing; as an administrator it has all rights
    but to be anonymous."""
    member = _member(world.bot, _PRIVATE.get(standing, standing))
    if standing == "administrator":
        rights = dict.fromkeys(right_names(for_channels=chat.type == "channel"), True)
        member |= {"can_be_edited": False, **rights, "is_anonymous": False}
    return member


def move_bot(world: World, chat: Chat, standing: str, by: User) -> None:
    """Change the bot's standing: it gets ``my_chat_member``, a group sees a service message."""
    before, chat.bot = chat.bot, standing
    if before == standing:
        return
    change = {
        "chat": chat.to_api(),
        "from": by.to_api(),
        "date": world.timestamp(),
        "old_chat_member": bot_member(world, chat, before),
        "new_chat_member": bot_member(world, chat, standing),
    }
    world.updates.add("my_chat_member", change, chat.id)
    world.events.publish("chats")
    if chat.type != "supergroup":
        return
    bot = world.bot.to_api()
    if before in OUTSIDE and standing not in OUTSIDE:
        announce(world, chat, by, {"new_chat_members": [bot], "new_chat_member": bot})
    elif standing in OUTSIDE and before not in OUTSIDE:
        announce(world, chat, by, {"left_chat_member": bot})


def move_person(
    world: World, chat: Chat, user: User, standing: str, rights: dict[str, bool] | None = None
) -> None:
    """Change a person's standing, as the bot does it: ``chat_member``, and a service message.

    ``rights`` are an administrator's.
    """
    old = person_member(chat, user)
    chat.statuses[user.id] = standing
    if rights is None:
        chat.rights.pop(user.id, None)
        chat.titles.pop(user.id, None)
    else:
        chat.rights[user.id] = rights
    new = person_member(chat, user)
    if old == new:
        return
    change = {
        "chat": chat.to_api(),
        "from": world.bot.to_api(),
        "date": world.timestamp(),
        "old_chat_member": old,
        "new_chat_member": new,
    }
    world.updates.add("chat_member", change, chat.id)
    world.events.publish("chats")
    if chat.type == "supergroup" and standing in OUTSIDE and old["status"] not in OUTSIDE:
        announce(world, chat, world.bot, {"left_chat_member": user.to_api()})
