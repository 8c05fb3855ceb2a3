"""Facts about chats and their members."""

from bot.sandbox.membership import bot_member, move_bot, person_member
from bot.sandbox.methods.places import accessible
from bot.sandbox.model import JSON, Chat
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.sending import announce, sender_in
from bot.sandbox.world import World

_MAX_TITLE, _MAX_DESCRIPTION = 128, 255


def get_chat(world: World, params: Params) -> JSON:
    """getChat: a ChatFullInfo with the fields that are always there."""
    chat = world.chat(params.text("chat_id"))
    if chat.type != "private":
        world.check_access(chat)
    gifts = dict.fromkeys(
        (
            "unlimited_gifts",
            "limited_gifts",
            "unique_gifts",
            "premium_subscription",
            "gifts_from_channels",
        ),
        False,
    )
    info = chat.to_api() | {
        "accent_color_id": 1,
        "max_reaction_count": 11,
        "accepted_gift_types": gifts,
    }
    if chat.description:
        info["description"] = chat.description
    if chat.type == "supergroup":
        info["permissions"] = chat.permissions
    if chat.username:
        info["active_usernames"] = [chat.username]
    if pinned := [chat.messages[number] for number in chat.pinned if number in chat.messages]:
        info["pinned_message"] = pinned[-1].to_api(with_reply=False)
    return info


def set_chat_title(world: World, params: Params) -> bool:
    """setChatTitle: a service message tells of it."""
    title = params.text("title").strip()[:_MAX_TITLE]
    chat = _changeable(world, params, "title", "change")
    if not title:
        raise bad_request("title must be non-empty")
    if title == chat.title:
        return True
    chat.title = title
    announce(world, chat, sender_in(world, chat), {"new_chat_title": title})
    world.events.publish("chats")
    return True


def set_chat_description(world: World, params: Params) -> bool:
    """setChatDescription; without ``description`` it goes."""
    description = params.text("description").strip()[:_MAX_DESCRIPTION]
    chat = _changeable(world, params, "description", "set")
    if description == chat.description:
        raise bad_request("chat description is not modified")
    chat.description = description
    return True


def _changeable(world: World, params: Params, what: str, verb: str) -> Chat:
    chat = accessible(world, params)
    if chat.type == "private":
        raise bad_request(f"can't change private chat {what}")
    if chat.bot != "administrator":
        raise bad_request(f"not enough rights to {verb} chat {what}")
    return chat


def get_chat_member(world: World, params: Params) -> JSON:
    """getChatMember."""
    chat = accessible(world, params)
    user_id = params.integer("user_id")
    if user_id <= 0:
        raise bad_request("invalid user_id specified")
    if user_id == world.bot.id:
        return bot_member(world, chat, chat.bot)
    user = world.users.get(user_id)
    if user is None:
        raise bad_request("user not found" if chat.type == "private" else "PARTICIPANT_ID_INVALID")
    return person_member(chat, user)


def get_chat_administrators(world: World, params: Params) -> list[JSON]:
    """getChatAdministrators: without other bots."""
    chat = accessible(world, params)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    people = [world.users[user] for user in chat.people()]
    members = [person_member(chat, user) for user in people]
    if chat.bot == "administrator":
        members.append(bot_member(world, chat, chat.bot))
    return [member for member in members if member["status"] in {"creator", "administrator"}]


def get_chat_member_count(world: World, params: Params) -> int:
    """getChatMemberCount, the bot included."""
    return len(list(accessible(world, params).people())) + 1


def get_user_chat_boosts(world: World, params: Params) -> JSON:
    """getUserChatBoosts: nobody here boosts anything."""
    chat, number = accessible(world, params), params.integer("user_id")
    if number <= 0:
        raise bad_request("invalid user_id specified")
    if number not in world.users:
        raise bad_request("user not found")
    if chat.bot != "administrator":
        raise bad_request("CHAT_ADMIN_REQUIRED")
    return {"boosts": []}


def leave_chat(world: World, params: Params) -> bool:
    """leaveChat."""
    chat = accessible(world, params)
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    move_bot(world, chat, "left", world.bot)
    return True
