"""Forwarding and copying messages."""

from collections.abc import Callable
from typing import Any

from bot.sandbox.keyboards import reply_markup
from bot.sandbox.methods.messages import replied, sending_place
from bot.sandbox.methods.places import accessible, message_id, message_ids, message_in
from bot.sandbox.model import JSON, Chat, Message
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.sending import send, sender_in
from bot.sandbox.world import World

#: What a copy does not take over.
_LEFT_BEHIND = {"forward_origin", "has_protected_content"}


def forward_message(world: World, params: Params) -> JSON:
    """forwardMessage."""
    chat, topic = sending_place(world, params)
    source = accessible(world, params, "from_chat_id")
    message = message_in(source, message_id(params), "to forward")
    if message.is_service() or message.is_protected():
        raise bad_request("message can't be forwarded")
    return _forwarded(world, message, chat, topic).to_api()


def forward_messages(world: World, params: Params) -> list[JSON]:
    """forwardMessages: those that cannot be found or forwarded are skipped."""
    return _all(world, params, "forward", _forwarded)


def copy_message(world: World, params: Params) -> JSON:
    """copyMessage."""
    chat, topic = sending_place(world, params)
    markup = reply_markup(params, chat.type)
    source = accessible(world, params, "from_chat_id")
    message = message_in(source, message_id(params), "to copy")
    if message.is_service():
        raise bad_request("message can't be copied")
    reply_to = replied(chat, params)
    copy = _copied(world, message, chat, topic, reply_to=reply_to, markup=markup)
    return {"message_id": copy.id}


def copy_messages(world: World, params: Params) -> list[JSON]:
    """copyMessages: those that cannot be found or copied are skipped."""
    return _all(world, params, "copy", _copied)


def _all(
    world: World,
    params: Params,
    verb: str,
    put: Callable[[World, Message, Chat, int | None], Message],
) -> list[JSON]:
    chat, topic = sending_place(world, params)
    source = accessible(world, params, "from_chat_id")
    numbers = message_ids(params, increasing=True)
    found = [source.messages[number] for number in numbers if number in source.messages]
    kept = [one for one in found if not (one.is_service() or one.is_protected())]
    if not kept:
        raise bad_request(f"there are no messages to {verb}")
    return [{"message_id": put(world, message, chat, topic).id} for message in kept]


def _forwarded(world: World, message: Message, chat: Chat, topic: int | None) -> Message:
    """A message goes on with its origin, also through many hands."""
    extra = dict(message.extra)
    extra.setdefault("forward_origin", _origin(message))
    forwarded = world.post(
        chat,
        sender_in(world, chat),
        message.content,
        topic=topic,
        extra=extra,
        media=message.media,
    )
    world.show(forwarded)
    return forwarded


def _origin(message: Message) -> JSON:
    if message.sender is not None:
        return {"type": "user", "date": message.date, "sender_user": message.sender.to_api()}
    return {
        "type": "channel",
        "date": message.date,
        "chat": message.chat.to_api(),
        "message_id": message.id,
    }


def _copied(world: World, message: Message, chat: Chat, topic: int | None, **rest: Any) -> Message:
    """A copy is the bot's own message: it has no origin, is as free as any, and has only the
    buttons that come with it."""
    extra = {name: value for name, value in message.extra.items() if name not in _LEFT_BEHIND}
    return send(world, chat, message.content, topic=topic, extra=extra, media=message.media, **rest)
