"""Who is what in a chat, and what happens when that changes."""

from typing import NamedTuple

from bot.sandbox.model import JSON, OUTSIDE, Chat, User
from bot.sandbox.refusals import MistakeError
from bot.sandbox.rights import PERMISSIONS, right_names
from bot.sandbox.sending import announce
from bot.sandbox.world import World

_RESTRICTED = {"is_member": True, "until_date": 0, **dict.fromkeys(PERMISSIONS, False)}
#: What those stay who leave.
_LASTING = frozenset({"creator", "restricted"})
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
    if member["status"] == "restricted":
        member["is_member"] = user.id not in chat.away
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


def _change(world: World, chat: Chat, by: User, old: JSON, new: JSON) -> JSON:
    """The Bot API's ChatMemberUpdated."""
    return {
        "chat": chat.to_api(),
        "from": by.to_api(),
        "date": world.timestamp(),
        "old_chat_member": old,
        "new_chat_member": new,
    }


def _came(user: User) -> JSON:
    return {"new_chat_members": [user.to_api()], "new_chat_member": user.to_api()}


def _went(user: User) -> JSON:
    return {"left_chat_member": user.to_api()}


def move_bot(world: World, chat: Chat, standing: str, by: User) -> None:
    """Change the bot's standing: it gets ``my_chat_member``, a group sees a service message."""
    before, chat.bot = chat.bot, standing
    if before == standing:
        return
    old, new = bot_member(world, chat, before), bot_member(world, chat, standing)
    world.updates.add("my_chat_member", _change(world, chat, by, old, new), chat.id)
    world.events.publish("chats")
    if chat.type != "supergroup":
        return
    if before in OUTSIDE and standing not in OUTSIDE:
        announce(world, chat, by, _came(world.bot))
    elif standing in OUTSIDE and before not in OUTSIDE:
        announce(world, chat, by, _went(world.bot))


def move_person(
    world: World, chat: Chat, user: User, standing: str, rights: dict[str, bool] | None = None
) -> None:
    """Change a person's standing, as the bot does it. That brings nobody in: whoever is not there
    may come as what they are then.

    ``rights`` are an administrator's.
    """
    before = _place(chat, user)
    if standing == "member" and not before.is_there:
        standing = "left"
    _put(chat, user, standing, rights, is_there=before.is_there)
    _tell(world, chat, user, world.bot, before)


def join(world: World, chat: Chat, person: User) -> None:
    """Let a person come in. Raises MistakeError for whom and where that cannot be."""
    before = _place(chat, person)
    if chat.person is not None or chat.migrated_to is not None:
        raise MistakeError("nobody can join this chat")
    if before.is_there:
        raise MistakeError("the person is in the chat already")
    standing = chat.statuses.get(person.id, "left")
    if standing == "kicked":
        raise MistakeError("the person is banned from the chat until the bot lifts the ban")
    _put(chat, person, "member" if standing == "left" else standing, is_there=True)
    _tell(world, chat, person, person, before)


def leave(world: World, chat: Chat, person: User) -> None:
    """Let a person who is there go. Raises MistakeError in a private chat."""
    if chat.person is not None:
        raise MistakeError("nobody can leave a private chat")
    before = _place(chat, person)
    standing = chat.statuses[person.id]
    _put(chat, person, standing if standing in _LASTING else "left", is_there=False)
    _tell(world, chat, person, person, before)


class _Membership(NamedTuple):
    member: JSON
    is_there: bool


def _place(chat: Chat, user: User) -> _Membership:
    return _Membership(person_member(chat, user), user.id in chat.people())


def _put(
    chat: Chat,
    user: User,
    standing: str,
    rights: dict[str, bool] | None = None,
    *,
    is_there: bool,
) -> None:
    chat.statuses[user.id] = standing
    if is_there or standing in OUTSIDE:
        chat.away.discard(user.id)
    else:
        chat.away.add(user.id)
    if rights is None:
        chat.rights.pop(user.id, None)
        chat.titles.pop(user.id, None)
    else:
        chat.rights[user.id] = rights


def _tell(world: World, chat: Chat, user: User, by: User, before: _Membership) -> None:
    """The bot gets ``chat_member`` as an administrator, a group sees who comes and goes."""
    after = _place(chat, user)
    if after == before:
        return
    if chat.bot == "administrator":
        change = _change(world, chat, by, before.member, after.member)
        world.updates.add("chat_member", change, chat.id)
    world.events.publish("chats")
    if chat.type == "supergroup" and after.is_there != before.is_there:
        announce(world, chat, by, _came(user) if after.is_there else _went(user))
