"""Making people administrators, and what they are called."""

from bot.sandbox.membership import move_person
from bot.sandbox.methods.places import accessible
from bot.sandbox.model import OUTSIDE, Chat
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.rights import read_rights
from bot.sandbox.world import World

_MAX_TITLE = 16
#: About where the emoji begin that have no use as letters.
_FIRST_EMOJI = "\U0001f000"


def promote_chat_member(world: World, params: Params) -> bool:
    """promoteChatMember: with no right at all the person is an administrator no longer."""
    chat, number = _place(world, params)
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    standing = chat.statuses.get(number, "left")
    if standing == "creator":
        raise bad_request("can't remove chat owner")
    if number == world.bot.id:
        raise bad_request("can't promote self")
    if chat.bot != "administrator":
        raise bad_request("not enough rights")
    if number not in world.users:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if standing in OUTSIDE:
        raise bad_request("USER_KICKED" if standing == "kicked" else "USER_NOT_MUTUAL_CONTACT")
    rights = read_rights(params, for_channels=chat.type == "channel")
    rights["can_manage_video_chats"] |= params.flag("can_manage_voice_chats")
    if any(rights.values()):
        rights["can_manage_chat"] = True
        move_person(world, chat, world.users[number], "administrator", rights)
    else:
        move_person(world, chat, world.users[number], "member")
    return True


def set_custom_title(world: World, params: Params) -> bool:
    """setChatAdministratorCustomTitle; an empty title goes."""
    chat, number = _place(world, params)
    if chat.type != "supergroup":
        raise bad_request("method is available only for supergroups")
    if chat.statuses.get(number) == "creator":
        raise bad_request("only the owner can edit their custom title")
    if number == world.bot.id and chat.bot == "administrator":
        raise bad_request("not enough rights to change custom title of the user")
    if chat.statuses.get(number) != "administrator":
        raise bad_request("user is not an administrator")
    if chat.bot != "administrator":
        raise bad_request("not enough rights to change custom title of the user")
    title = params.text("custom_title").strip()
    if len(title) > _MAX_TITLE:
        raise bad_request("CUSTOM_TITLE_INVALID")
    if any(character >= _FIRST_EMOJI for character in title):
        raise bad_request("CUSTOM_TITLE_EMOJI_NOT_ALLOWED")
    chat.titles[number] = title
    return True


def _place(world: World, params: Params) -> tuple[Chat, int]:
    chat, number = accessible(world, params), params.integer("user_id")
    if number <= 0:
        raise bad_request("invalid user_id specified")
    return chat, number
