"""Who is what in a chat, and what happens when that changes for the bot."""

from bot.sandbox.model import JSON, OUTSIDE, Chat, User
from bot.sandbox.sending import announce
from bot.sandbox.world import World

_ADMINISTRATOR = {
    "can_be_edited": False,
    "is_anonymous": False,
    "can_manage_chat": True,
    "can_delete_messages": True,
    "can_manage_video_chats": True,
    "can_restrict_members": True,
    "can_promote_members": False,
    "can_change_info": True,
    "can_invite_users": True,
    "can_pin_messages": True,
    "can_manage_topics": True,
    "can_post_stories": False,
    "can_edit_stories": False,
    "can_delete_stories": False,
}
_RESTRICTED = {
    "is_member": True,
    "until_date": 0,
    **dict.fromkeys(
        (
            "can_send_messages",
            "can_send_audios",
            "can_send_documents",
            "can_send_photos",
            "can_send_videos",
            "can_send_video_notes",
            "can_send_voice_notes",
            "can_send_polls",
            "can_send_other_messages",
            "can_add_web_page_previews",
            "can_react_to_messages",
            "can_edit_tag",
            "can_change_info",
            "can_invite_users",
            "can_pin_messages",
            "can_manage_topics",
        ),
        False,
    ),
}
#: How the bot's standing in a private chat is called among members.
_PRIVATE = {"blocked": "kicked", "unstarted": "left", "deactivated": "kicked"}


def _member(user: User, status: str) -> JSON:
    member: JSON = {"status": status, "user": user.to_api()}
    if status == "creator":
        member["is_anonymous"] = False
    elif status == "administrator":
        member |= _ADMINISTRATOR
    elif status == "restricted":
        member |= _RESTRICTED
    elif status == "kicked":
        member["until_date"] = 0
    return member


def person_member(chat: Chat, user: User) -> JSON:
    """The Bot API's ChatMember of a person."""
    if chat.person is not None:
        return _member(user, "member" if chat.person is user else "left")
    return _member(user, chat.statuses.get(user.id, "left"))


def bot_member(world: World, standing: str) -> JSON:
    """The Bot API's ChatMember of the bot in some standing."""
    return _member(world.bot, _PRIVATE.get(standing, standing))


def move_bot(world: World, chat: Chat, standing: str, by: User) -> None:
    """Change the bot's standing: it gets ``my_chat_member``, a group sees a service message."""
    before, chat.bot = chat.bot, standing
    if before == standing:
        return
    change = {
        "chat": chat.to_api(),
        "from": by.to_api(),
        "date": world.timestamp(),
        "old_chat_member": bot_member(world, before),
        "new_chat_member": bot_member(world, standing),
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


def move_person(world: World, chat: Chat, user: User, standing: str) -> None:
    """Change a person's standing, as the bot does it: ``chat_member``, and a service message."""
    old = person_member(chat, user)
    chat.statuses[user.id] = standing
    new = person_member(chat, user)
    if old["status"] == new["status"]:
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
