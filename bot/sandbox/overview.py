"""What the page needs to draw itself for a person."""

from bot.sandbox.model import JSON, Chat, User
from bot.sandbox.world import World


def overview(world: World, person_id: int) -> JSON:
    """The bot, the people, and the chats of one of them with the last message of each."""
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
        "people": [user.to_api() for user in people],
        "chats": [
            _chat(world, chat, person)
            for chat in world.chats.values()
            if person.id in chat.people()
        ],
        "last_event": world.events.place(world.events.last),
    }


def _chat(world: World, chat: Chat, person: User) -> JSON:
    last = chat.messages[next(reversed(chat.messages))] if chat.messages else None
    return chat.to_api() | {
        "bot": chat.bot,
        "members": len(list(chat.people())) + (chat.bot not in {"left", "kicked"}),
        "topics": [
            {"id": topic.id, "name": topic.name, "is_closed": topic.is_closed}
            for topic in chat.topics.values()
        ],
        "can_write": chat.type != "channel" or chat.statuses[person.id] == "creator",
        "commands": world.profile.menu(chat, person.id, person.language_code or ""),
        "keyboard": chat.keyboards.get(person.id),
        "pinned": [number for number in chat.pinned if number in chat.messages],
        "last_message": last.to_api() if last else None,
    }
