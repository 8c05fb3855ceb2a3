"""The topics of a forum."""

from bot.sandbox.groups import turn_topic
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
    return _rename(world, chat, topic, _name(params))


def close_forum_topic(world: World, params: Params) -> bool:
    """closeForumTopic."""
    chat = _forum(world, params)
    return _turn(world, chat, _topic(chat, params), is_closed=True)


def reopen_forum_topic(world: World, params: Params) -> bool:
    """reopenForumTopic."""
    chat = _forum(world, params)
    return _turn(world, chat, _topic(chat, params), is_closed=False)


def edit_general_topic(world: World, params: Params) -> bool:
    """editGeneralForumTopic."""
    name = _name(params)
    chat = _forum(world, params)
    return _rename(world, chat, chat.general, name)


def close_general_topic(world: World, params: Params) -> bool:
    """closeGeneralForumTopic."""
    chat = _forum(world, params)
    return _turn(world, chat, chat.general, is_closed=True)


def reopen_general_topic(world: World, params: Params) -> bool:
    """reopenGeneralForumTopic: it is hidden no longer either."""
    chat = _forum(world, params)
    return _turn(world, chat, chat.general, is_closed=False)


def hide_general_topic(world: World, params: Params) -> bool:
    """hideGeneralForumTopic: that closes it too."""
    chat = _forum(world, params)
    is_hidden = chat.general.is_hidden
    chat.general.is_closed |= not is_hidden
    return _hide(world, chat, is_hidden=True)


def unhide_general_topic(world: World, params: Params) -> bool:
    """unhideGeneralForumTopic: it stays closed."""
    return _hide(world, _forum(world, params), is_hidden=False)


def get_icon_stickers(_world: World, _params: Params) -> list[JSON]:
    """getForumTopicIconStickers: there are no stickers here."""
    return []


def delete_forum_topic(world: World, params: Params) -> bool:
    """deleteForumTopic, with all its messages."""
    chat = _forum(world, params)
    topic = _topic(chat, params)
    del chat.topics[topic.id]
    numbers = [message.id for message in chat.messages.values() if message.topic == topic.id]
    remove(world, chat, numbers)
    world.events.publish("chats")
    return True


def _rename(world: World, chat: Chat, topic: Topic, name: str) -> bool:
    if name == topic.name:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic.name = name
    edited = {"forum_topic_edited": {"name": name}}
    announce(world, chat, world.bot, edited, topic=None if topic is chat.general else topic.id)
    world.events.publish("chats")
    return True


def _turn(world: World, chat: Chat, topic: Topic, *, is_closed: bool) -> bool:
    if topic.is_closed == is_closed:
        raise bad_request("TOPIC_NOT_MODIFIED")
    turn_topic(world, chat, topic, world.bot, is_closed=is_closed)
    return True


def _hide(world: World, chat: Chat, *, is_hidden: bool) -> bool:
    if chat.general.is_hidden == is_hidden:
        raise bad_request("TOPIC_NOT_MODIFIED")
    chat.general.is_hidden = is_hidden
    what = "general_forum_topic_hidden" if is_hidden else "general_forum_topic_unhidden"
    announce(world, chat, world.bot, {what: {}})
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
