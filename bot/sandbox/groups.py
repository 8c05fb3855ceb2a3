"""What owners do to their groups: move one to a new id, close and reopen topics."""

from bot.sandbox.model import Chat, Topic, User
from bot.sandbox.refusals import MistakeError
from bot.sandbox.sending import announce
from bot.sandbox.world import World


def owner(world: World, chat: Chat) -> User:
    """The creator of a group. Raises MistakeError when there is none, as in a private chat."""
    for user, status in chat.statuses.items():
        if status == "creator":
            return world.users[user]
    raise MistakeError("the chat has no owner")


def migrate(world: World, chat: Chat) -> Chat:
    """Make a group a supergroup with a new id, as if it had been a basic group: both sides tell
    of it, and the old id is refused from then on. The group under its new id.

    Raises MistakeError for what cannot have been a basic group.
    """
    if chat.type != "supergroup" or chat.is_forum or chat.username:
        raise MistakeError("only a plain group can move to a new id")
    by = owner(world, chat)
    moved = Chat(
        min(world.chats) - 1, "supergroup", chat.title, bot=chat.bot, statuses=chat.statuses
    )
    moved.away = chat.away
    moved.rights, moved.titles, moved.permissions = chat.rights, chat.titles, chat.permissions
    world.chats[moved.id] = moved
    chat.type = "group"
    announce(world, chat, by, {"migrate_to_chat_id": moved.id})
    announce(world, moved, by, {"migrate_from_chat_id": chat.id})
    chat.migrated_to, chat.statuses = moved.id, {}
    world.events.publish("chats")
    return moved


def turn_topic(world: World, chat: Chat, topic: Topic, by: User, *, is_closed: bool) -> None:
    """Close a topic or open it again, with the service message that tells of it.

    General is not hidden any longer when it opens.
    """
    topic.is_closed = is_closed
    topic.is_hidden &= is_closed
    what = "forum_topic_closed" if is_closed else "forum_topic_reopened"
    announce(world, chat, by, {what: {}}, topic=None if topic is chat.general else topic.id)
    world.events.publish("chats")
