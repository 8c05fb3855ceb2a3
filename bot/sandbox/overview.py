"""What the page needs to draw itself for a person."""

from bot.sandbox.model import JSON, OUTSIDE, Chat, Topic, User
from bot.sandbox.world import World
from bot.sandbox.writing import barred, why_not


def overview(world: World, person_id: int) -> JSON:
    """The bot, the people, and the chats of one of them with the last message of each; also those
    that the person could join or is banned from, with ``is_member`` false and little else."""
    people = [user for user in world.users.values() if not user.is_bot]
    person = world.users.get(person_id, people[0])
    language = person.language_code or ""
    return {
        "bot": world.bot.to_api()
        | {
            "name": world.profile.text("name", language) or world.bot.first_name,
            "description": world.profile.text("description", language),
            "short_description": world.profile.text("short_description", language),
        },
        "people": [user.to_api() | {"chats": _chats(world, user)} for user in people],
        "chats": [
            _chat(world, chat, person) if person.id in chat.people() else _closed_door(chat, person)
            for chat in world.chats.values()
            if person.id in chat.people() or _is_known(chat, person)
        ],
        "last_event": world.events.place(world.events.last),
    }


def _chats(world: World, user: User) -> list[int]:
    return [chat.id for chat in world.chats.values() if user.id in chat.people()]


def _is_known(chat: Chat, person: User) -> bool:
    """Whether a person outside knows of the chat: it is public, or they were in it."""
    return bool(chat.username) or person.id in chat.statuses


def _closed_door(chat: Chat, person: User) -> JSON:
    is_banned = chat.statuses.get(person.id) == "kicked"
    return chat.to_api() | {"is_member": False, "is_banned": is_banned}


def _topic(chat: Chat, topic: Topic, person: User) -> JSON:
    return {
        "id": topic.id,
        "name": topic.name,
        "is_closed": topic.is_closed,
        "is_hidden": topic.is_hidden,
        "can_write": not why_not(chat, person.id, topic.id),
    }


def _chat(world: World, chat: Chat, person: User) -> JSON:
    last = chat.messages[next(reversed(chat.messages))] if chat.messages else None
    return chat.to_api() | {
        "is_member": True,
        "bot": chat.bot,
        "members": len(list(chat.people())) + (chat.bot not in OUTSIDE),
        "topics": [_topic(chat, topic, person) for topic in chat.topics.values()],
        "general": _topic(chat, chat.general, person) if chat.is_forum else None,
        "can_write": not barred(chat, person.id),
        "commands": world.profile.menu(chat, person.id, person.language_code or ""),
        "keyboard": chat.keyboards.get(person.id),
        "pinned": [number for number in chat.pinned if number in chat.messages],
        "last_message": last.to_api() if last else None,
    }
