"""What the bot sends: messages, the keyboards that they bring to people, news of events."""

from typing import Any

from bot.sandbox.entities import Formatted, covered
from bot.sandbox.model import JSON, Chat, Message, User
from bot.sandbox.world import World


def sender_in(world: World, chat: Chat) -> User | None:
    """Who writes what the bot sends: in a channel it is the channel."""
    return None if chat.type == "channel" else world.bot


def send(
    world: World,
    chat: Chat,
    content: Formatted,
    reply_to: Message | None = None,
    *,
    markup: JSON | None = None,
    **rest: Any,
) -> Message:
    """Send something as the bot, and tell the watchers; ``rest`` are further fields of Message."""
    is_inline = markup is not None and "inline_keyboard" in markup
    message = world.post(
        chat,
        sender_in(world, chat),
        content,
        reply_to,
        reply_markup=markup if is_inline else None,
        keyboard=None if is_inline else markup,
        **rest,
    )
    world.show(message)
    if message.keyboard:
        _hand_out(world, message, message.keyboard)
    return message


def _hand_out(world: World, message: Message, keyboard: JSON) -> None:
    """Give everybody whom it is for what stands in place of the letters, or take it away."""
    chat = message.chat
    wanted = {name: value for name, value in keyboard.items() if name != "selective"}
    for person in chat.people():
        if (
            keyboard.get("selective")
            and chat.person is None
            and not _is_for(world, message, person)
        ):
            continue
        if keyboard.get("remove_keyboard"):
            put_keyboard(world, chat, person, None)
        else:
            put_keyboard(world, chat, person, {"message_id": message.id, **wanted})


def _is_for(world: World, message: Message, person: int) -> bool:
    """A selective keyboard is for those mentioned and for the one replied to."""
    replied = message.reply_to
    if replied is not None and replied.sender is not None and replied.sender.id == person:
        return True
    user = world.users[person]
    return any(
        entity.get("user", {}).get("id") == person
        or covered(message.content.text, entity).lower() == f"@{user.username}".lower()
        for entity in message.content.entities
        if entity["type"] in {"mention", "text_mention"}
    )


def put_keyboard(world: World, chat: Chat, person: int, keyboard: JSON | None) -> None:
    """Change what a person has in place of the letters, and tell the watchers."""
    if keyboard is None:
        if chat.keyboards.pop(person, None) is None:
            return
    else:
        chat.keyboards[person] = keyboard
    world.events.publish("keyboard", chat_id=chat.id, person=person, keyboard=keyboard)


def announce(world: World, chat: Chat, by: User | None, what: JSON, **rest: Any) -> Message:
    """Put a service message into a chat; the bot hears of it, also when it is its own doing.

    ``rest`` are further fields of Message.
    """
    message = world.post(chat, by, Formatted(""), extra=what, **rest)
    world.show(message)
    if world.hears(message):
        kind = "channel_post" if chat.type == "channel" else "message"
        world.updates.add(kind, message.to_api(), chat.id)
    return message


def remove(world: World, chat: Chat, numbers: list[int]) -> None:
    """Take messages out of a chat."""
    for number in numbers:
        message = chat.messages.pop(number)
        world.inline_messages.pop(message.inline_id, None)
        if number in chat.pinned:
            chat.pinned.remove(number)
    if numbers:
        world.events.publish("delete", chat_id=chat.id, message_ids=numbers)
