"""The topics of a forum."""

from bot.sandbox.methods.places import accessible
from bot.sandbox.model import JSON, Chat, Topic
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.sending import announce, remove
from bot.sandbox.world import World

_MAX_NAME = 128
_COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)


def create_forum_topic(world: World, params: Params) -> JSON:
    """createForumTopic: its id is that of the service message that begins it."""
    chat = _forum(world, params)
    name = _name(params)
    color = params.integer("icon_color", _COLORS[0])
    if color not in _COLORS:
        raise bad_request("invalid icon color specified")
    icon = {"name": name, "icon_color": color}
    message = announce(
        world, chat, world.bot, {"forum_topic_created": icon}, topic=chat.last_id + 1
    )
    chat.topics[message.id] = Topic(message.id, name)
    world.events.publish("chats")
    return {"message_thread_id": message.id, **icon}


def edit_forum_topic(world: World, params: Params) -> bool:
    """editForumTopic; without ``name`` it stays."""
    chat = _forum(world, params)
    topic = _topic(chat, params)
    if "name" not in params:
        return True
    name = _name(params)
    if name == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name = name
    return _tell(world, chat, topic, {"forum_topic_edited": {"name": name}})


def close_forum_topic(world: World, params: Params) -> bool:
    """closeForumTopic."""
    return _turn(world, params, is_closed=True)


def reopen_forum_topic(world: World, params: Params) -> bool:
    """reopenForumTopic."""
    return _turn(world, params, is_closed=False)


def delete_forum_topic(world: World, params: Params) -> bool:
    """deleteForumTopic, with all its messages."""
    chat = _forum(world, params)
    topic = _topic(chat, params)
    del chat.topics[topic.id]
    numbers = [message.id for message in chat.messages.values() if message.topic == topic.id]
    remove(world, chat, numbers)
    world.events.publish("chats")
    return True


def _turn(world: World, params: Params, *, is_closed: bool) -> bool:
    chat = _forum(world, params)
    topic = _topic(chat, params)
    if topic.is_closed == is_closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.is_closed = is_closed
    return _tell(
        world, chat, topic, {"forum_topic_closed" if is_closed else "forum_topic_reopened": {}}
    )


def _tell(world: World, chat: Chat, topic: Topic, what: JSON) -> bool:
    announce(world, chat, world.bot, what, topic=topic.id)
    world.events.publish("chats")
    return True


def _forum(world: World, params: Params) -> Chat:
    chat = accessible(world, params)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if chat.bot != "administrator":
        raise bad_request("not enough rights to manage topics")
    return chat


def _topic(chat: Chat, params: Params) -> Topic:
    topic = chat.topics.get(params.integer("message_thread_id"))
    if topic is None:
        raise bad_request("TOPIC_ID_INVALID")
    return topic


def _name(params: Params) -> str:
    name = params.text("name").strip()
    if not 1 <= len(name) <= _MAX_NAME:
        raise bad_request("TOPIC_TITLE_EMPTY" if not name else "TOPIC_TITLE_TOO_LONG")
    return name
