"""Removing and silencing people."""

from bot.sandbox.membership import move_person
from bot.sandbox.methods.places import accessible
from bot.sandbox.model import Chat, User
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.rights import read_permissions
from bot.sandbox.world import World


def ban_chat_member(world: World, params: Params) -> bool:
    """banChatMember, for as long as the sandbox lives."""
    chat, user = _target(world, params)
    move_person(world, chat, user, "kicked")
    return True


def unban_chat_member(world: World, params: Params) -> bool:
    """unbanChatMember: it also removes whoever is in the chat, unless ``only_if_banned``."""
    chat, user = _target(world, params)
    is_banned = chat.statuses.get(user.id) == "kicked"
    if is_banned or not params.flag("only_if_banned"):
        move_person(world, chat, user, "left")
    return True


def restrict_chat_member(world: World, params: Params) -> bool:
    """restrictChatMember: who may not send messages is silenced, who may everything is free."""
    permissions = read_permissions(params)
    chat, user = _target(world, params)
    if chat.type != "supergroup":
        raise bad_request("method is available only for supergroups")
    may_write = permissions["can_send_messages"]
    move_person(world, chat, user, "member" if may_write else "restricted")
    return True


def set_chat_permissions(world: World, params: Params) -> bool:
    """setChatPermissions: whether members may write counts here, the rest is remembered."""
    permissions = read_permissions(params)
    chat = accessible(world, params)
    if chat.type != "supergroup":
        raise bad_request(f"can't change {chat.type} chat permissions")
    if chat.bot != "administrator":
        raise bad_request("not enough rights to change chat permissions")
    chat.permissions = permissions
    world.events.publish("chats")
    return True


def _target(world: World, params: Params) -> tuple[Chat, User]:
    """The chat and the person, whom the bot has to have the right to restrict."""
    chat = accessible(world, params)
    number = params.integer("user_id")
    if number <= 0:
        raise bad_request("invalid user_id specified")
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    if number == world.bot.id:
        raise bad_request("can't restrict self")
    user = world.users.get(number)
    if user is None:
        raise bad_request("PARTICIPANT_ID_INVALID")
    if chat.bot != "administrator":
        raise bad_request("not enough rights to restrict/unrestrict chat member")
    status = chat.statuses.get(number)
    if status == "creator":
        raise bad_request("can't remove chat owner")
    if status == "administrator":
        raise bad_request("user is an administrator of the chat")
    return chat, user
