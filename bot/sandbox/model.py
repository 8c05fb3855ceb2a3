"""What the sandbox's little world is made of: users, chats, messages."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from bot.sandbox.entities import Formatted
from bot.sandbox.rights import PERMISSIONS

JSON = dict[str, Any]

#: Messages kept in a chat; the oldest go first.
MAX_MESSAGES = 5_000

#: The standings of those who are not in a chat, a person's or the bot's.
OUTSIDE = frozenset({"left", "kicked", "blocked", "unstarted", "deactivated"})


@dataclass(eq=False, slots=True)
class User:
    """A person or the bot."""

    id: int
    first_name: str
    username: str
    language_code: str | None = None
    is_bot: bool = False

    def to_api(self) -> JSON:
        """The Bot API's User."""
        user: JSON = {
            "id": self.id,
            "is_bot": self.is_bot,
            "first_name": self.first_name,
            "username": self.username,
        }
        if self.language_code:
            user["language_code"] = self.language_code
        return user


#: The id of a forum's first topic, which messages do not name.
GENERAL = 1


@dataclass(eq=False, slots=True)
class Topic:
    """A topic of a forum; its id is that of its first message."""

    id: int
    name: str
    is_closed: bool = False
    is_hidden: bool = False


@dataclass(eq=False, slots=True)
class Chat:
    """A chat. ``statuses`` has the person or bot's standing by user; what the bot may do is in
    ``bot``: member, administrator, restricted, left, kicked; in private also unstarted, blocked and
    deactivated."""

    id: int
    type: str
    title: str = ""
    username: str = ""
    person: User | None = None
    bot: str = "member"
    statuses: dict[int, str] = field(default_factory=dict)
    #: Owners and restricted people who left, which ends neither.
    away: set[int] = field(default_factory=set)
    is_forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    #: The topic that every forum has; what is said there belongs to no other.
    general: Topic = field(default_factory=lambda: Topic(GENERAL, "General"))
    description: str = ""
    #: By person: what the administrators whom the bot made may do, and what they are called.
    rights: dict[int, dict[str, bool]] = field(default_factory=dict)
    titles: dict[int, str] = field(default_factory=dict)
    #: What the members of a group may do.
    permissions: dict[str, bool] = field(default_factory=lambda: dict.fromkeys(PERMISSIONS, True))
    migrated_to: int | None = None
    messages: dict[int, "Message"] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    #: By person, what stands in place of the letters: a ReplyKeyboardMarkup or ForceReply with the
    #: ``message_id`` that brought it.
    keyboards: dict[int, JSON] = field(default_factory=dict)
    last_id: int = 0

    def to_api(self) -> JSON:
        """The Bot API's Chat."""
        if self.person is not None:
            name = {"first_name": self.person.first_name, "username": self.person.username}
            return {"id": self.id, "type": "private", **name}
        chat: JSON = {"id": self.id, "type": self.type, "title": self.title}
        if self.username:
            chat["username"] = self.username
        if self.is_forum:
            chat["is_forum"] = True
        return chat

    def topic(self, number: int | None) -> Topic | None:
        """The topic of a forum by its id: without one it is General."""
        if not self.is_forum:
            return None
        return self.general if number in {None, GENERAL} else self.topics.get(number or 0)

    def people(self) -> Iterator[int]:
        """The ids of those who see the chat."""
        if self.person is not None:
            yield self.person.id
        yield from (
            user
            for user, status in self.statuses.items()
            if status not in OUTSIDE and user not in self.away
        )

    def add(self, message: "Message") -> None:
        """Keep a message, and drop the oldest beyond the limit."""
        self.messages[message.id] = message
        if len(self.messages) > MAX_MESSAGES:
            del self.messages[next(iter(self.messages))]

    def next_id(self) -> int:
        """A fresh message id."""
        self.last_id += 1
        return self.last_id


@dataclass(eq=False, slots=True)
class Message:
    """A message as everybody in the chat sees it.

    With ``media`` (``{"photo": …}`` and the like) the content is its caption. ``keyboard`` is a
    markup that is no inline keyboard: Telegram shows it once and does not keep it.
    """

    id: int
    chat: Chat
    sender: User | None
    date: int
    content: Formatted
    reply_markup: JSON | None = None
    reply_to: "Message | None" = None
    via_bot: User | None = None
    edit_date: int = 0
    topic: int | None = None
    extra: JSON = field(default_factory=dict)
    inline_id: str = ""
    media: JSON = field(default_factory=dict)
    keyboard: JSON | None = None
    reactions: list[JSON] = field(default_factory=list)

    def is_service(self) -> bool:
        """Whether it tells of an event instead of holding something."""
        return not self.content.text and not self.media

    def callback_data(self) -> list[str]:
        """The data of its callback buttons."""
        rows: list[list[JSON]] = (self.reply_markup or {}).get("inline_keyboard", [])
        return [one["callback_data"] for row in rows for one in row if "callback_data" in one]

    def is_protected(self) -> bool:
        """Whether it may not be forwarded."""
        return "has_protected_content" in self.extra

    def to_api(self, *, with_reply: bool = True) -> JSON:
        """The Bot API's Message."""
        message: JSON = {"message_id": self.id}
        if self.topic is not None:
            message |= {"message_thread_id": self.topic, "is_topic_message": True}
        if self.sender is not None:
            message["from"] = self.sender.to_api()
        else:
            message["sender_chat"] = self.chat.to_api()
        message |= {"date": self.date, "chat": self.chat.to_api()}
        if self.reply_to is not None and with_reply:
            message["reply_to_message"] = self.reply_to.to_api(with_reply=False)
        if self.via_bot is not None:
            message["via_bot"] = self.via_bot.to_api()
        if self.edit_date:
            message["edit_date"] = self.edit_date
        text, entities = ("caption", "caption_entities") if self.media else ("text", "entities")
        message |= self.media
        if self.content.text:
            message[text] = self.content.text
        if self.content.entities:
            message[entities] = self.content.entities
        if self.reply_markup:
            message["reply_markup"] = self.reply_markup
        return message | self.extra
