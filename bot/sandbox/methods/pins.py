"""Pinned messages and reactions."""

from typing import Any

from bot.sandbox.methods.places import accessible, message_id, message_in
from bot.sandbox.model import JSON, Chat
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.sending import announce, sender_in
from bot.sandbox.world import World

_EMOJI = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊 🤡 🥱 🥴
😍 🐳 ❤‍🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋 🖕 😈 😴 😭 🤓
👻 👨‍💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃ 💅 🤪 🗿 🆒 💘 🙉 🦄
😘 💊 🙊 😎 👾 🤷‍♂ 🤷 🤷‍♀ 😡
"""
#: What may be a reaction.
_REACTIONS = frozenset(_EMOJI.split())
_REACTION_KINDS = {"emoji", "custom_emoji", "paid"}


def _pinnable(world: World, params: Params) -> Chat:
    chat = accessible(world, params)
    if chat.type != "private" and chat.bot != "administrator":
        raise bad_request("not enough rights to manage pinned messages in the chat")
    return chat


def pin_chat_message(world: World, params: Params) -> bool:
    """pinChatMessage: a service message tells of it."""
    chat = _pinnable(world, params)
    message = message_in(chat, message_id(params), "to pin")
    if message.is_service():
        raise bad_request("message can't be pinned")
    if message.id in chat.pinned:
        return True
    chat.pinned.append(message.id)
    pinned = {"pinned_message": message.to_api(with_reply=False)}
    announce(world, chat, sender_in(world, chat), pinned, topic=message.topic)
    world.events.publish("chats")
    return True


def unpin_chat_message(world: World, params: Params) -> bool:
    """unpinChatMessage: the one named, or the one pinned last."""
    chat = _pinnable(world, params)
    number = params.integer("message_id")
    if not number and not chat.pinned:
        raise bad_request("message to unpin not found")
    message = message_in(chat, number or chat.pinned[-1], "to unpin")
    if message.id in chat.pinned:
        chat.pinned.remove(message.id)
        world.events.publish("chats")
    return True


def unpin_all_chat_messages(world: World, params: Params) -> bool:
    """unpinAllChatMessages."""
    _pinnable(world, params).pinned.clear()
    world.events.publish("chats")
    return True


def unpin_all_topic_messages(world: World, params: Params) -> bool:
    """unpinAllForumTopicMessages."""
    chat = _pinnable(world, params)
    topic = params.integer("message_thread_id")
    if topic not in chat.topics:
        raise bad_request("message thread not found")
    return _unpin_all(world, chat, topic)


def unpin_all_general_messages(world: World, params: Params) -> bool:
    """unpinAllGeneralForumTopicMessages."""
    chat = _pinnable(world, params)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    return _unpin_all(world, chat, None)


def _unpin_all(world: World, chat: Chat, topic: int | None) -> bool:
    messages = [chat.messages[number] for number in chat.pinned if number in chat.messages]
    chat.pinned[:] = [message.id for message in messages if message.topic != topic]
    world.events.publish("chats")
    return True


def set_message_reaction(world: World, params: Params) -> bool:
    """setMessageReaction: at most one, as bots have no Premium; an empty list takes it back."""
    reactions = [_reaction(value) for value in params.array("reaction", "reaction types")]
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    chat = accessible(world, params)
    message = message_in(chat, message_id(params), "to react")
    message.reactions = reactions
    world.events.publish("reaction", chat_id=chat.id, message_id=message.id, reactions=reactions)
    return True


def _reaction(value: Any) -> JSON:
    if not isinstance(value, dict):
        raise bad_request("can't parse reaction type: expected an Object")
    fields = Params(value)
    kind = fields.text("type")
    if kind not in _REACTION_KINDS:
        raise bad_request("can't parse reaction type: invalid reaction type specified")
    if kind == "emoji":
        emoji = fields.text("emoji").removesuffix("\ufe0f")
        if emoji not in _REACTIONS:
            raise bad_request("REACTION_INVALID")
        return {"type": kind, "emoji": emoji}
    # Bots may use neither: custom emoji only where the chat allows it, paid ones never.
    raise bad_request("REACTION_INVALID")
