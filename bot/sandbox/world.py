"""The state of the sandbox: who and what there is, and the rules of what a bot may see and do."""

from typing import Any

from bot.sandbox.clock import Clock
from bot.sandbox.entities import Formatted
from bot.sandbox.events import Events
from bot.sandbox.files import Files
from bot.sandbox.inline_cache import InlineCache
from bot.sandbox.model import JSON, OUTSIDE, Chat, Message, Topic, User
from bot.sandbox.profile import Profile
from bot.sandbox.questions import Questions
from bot.sandbox.rate_limits import RateLimits
from bot.sandbox.refusals import ApiError, bad_request, forbidden
from bot.sandbox.updates import Updates
from bot.sandbox.webhook_settings import NO_WEBHOOK

ZH, EN = 1001, 1002
GROUP, CHANNEL, FORUM = -1001000000001, -1001000000002, -1001000000003
_NO_CHAT = "chat not found"
_WITHOUT_RIGHTS = "not enough rights to send text messages to the chat"


class World:
    """Two people, their private chats with the bot, a group, a channel and a forum."""

    def __init__(self, now: Clock, username: str = "rostrum_bot", name: str = "Rostrum") -> None:
        self.now = now
        self.events = Events()
        self.files = Files()
        self.updates = Updates()
        self.webhook = NO_WEBHOOK
        self.profile = Profile()
        self.callbacks = Questions(now)
        self.inline = Questions(now)
        self.inline_cache = InlineCache(now)
        self.rate_limits = RateLimits(now)
        self.inline_messages: dict[str, Message] = {}
        self.menu_buttons: dict[int, JSON] = {}
        #: Whether the bot sees all that is said in groups (BotFather's privacy mode turned off).
        self.reads_all = False
        #: Whether the bot hears of chosen inline results (BotFather's inline feedback).
        self.inline_feedback = False
        #: The only token that opens the door; None lets any well-formed one in.
        self.token: str | None = None
        self.bot = User(1, name, username, is_bot=True)
        zh = User(ZH, "中文读者", "zh_reader", "zh-hans")
        en = User(EN, "English reader", "en_reader", "en")
        self.users = {user.id: user for user in (zh, en)}
        both = {ZH: "creator", EN: "member"}
        self.chats = {
            chat.id: chat
            for chat in (
                Chat(ZH, "private", person=zh),
                Chat(EN, "private", person=en),
                Chat(GROUP, "supergroup", "茶歇 · Tea break", statuses=dict(both)),
                Chat(
                    CHANNEL,
                    "channel",
                    "公告 · News",
                    "rostrum_news",
                    bot="administrator",
                    statuses=dict(both),
                ),
                Chat(FORUM, "supergroup", "论坛 · Forum", statuses=dict(both), is_forum=True),
            )
        }
        self.chats[FORUM].topics = {
            2: Topic(2, "问答 · Q&A"),
            3: Topic(3, "旧题 · Archive", is_closed=True),
        }
        self.chats[FORUM].last_id = 3

    def adopt(self, bot_id: int) -> None:
        """The bot is whoever holds the token: its id is the number before the colon."""
        if self.bot.id != bot_id:
            self.users.pop(self.bot.id, None)
            self.bot.id = bot_id
            self.users[bot_id] = self.bot

    def timestamp(self) -> int:
        """The present moment in seconds, as Telegram dates messages."""
        return int(self.now().timestamp())

    def chat(self, reference: str) -> Chat:
        """The chat that a bot names, by id or @username. Raises ApiError 400."""
        reference = reference.strip()
        if not reference:
            raise bad_request("chat_id is empty")
        if reference.startswith("@"):
            name = reference[1:].lower()
            found = [chat for chat in self.chats.values() if chat.username.lower() == name and name]
            if found:
                return found[0]
            raise bad_request(_NO_CHAT)
        try:
            chat = self.chats.get(int(reference))
        except ValueError:
            chat = None
        if chat is None:
            raise bad_request(_NO_CHAT)
        return chat

    def check_access(self, chat: Chat) -> None:
        """Raises the ApiError that the bot gets when it has no place in the chat."""
        kind = chat.type
        if chat.migrated_to is not None:
            raise ApiError(
                400,
                "Bad Request: group chat was upgraded to a supergroup chat",
                migrate_to_chat_id=chat.migrated_to,
            )
        reasons = {
            "unstarted": "bot can't initiate conversation with a user",
            "blocked": "bot was blocked by the user",
            "deactivated": "user is deactivated",
            "kicked": f"bot was kicked from the {kind} chat",
            "left": f"bot is not a member of the {kind} chat",
        }
        if chat.bot in OUTSIDE:
            raise forbidden(reasons[chat.bot])

    def check_writing(self, chat: Chat, topic: int | None) -> None:
        """Raises the ApiError that the bot gets when it may not write there."""
        self.check_access(chat)
        if chat.bot != "administrator" and (
            chat.bot == "restricted"
            or chat.type == "channel"
            or not chat.permissions["can_send_messages"]
        ):
            raise bad_request(_WITHOUT_RIGHTS)
        if topic is None and not chat.is_forum:
            return
        place = chat.topic(topic)
        if place is None:
            raise bad_request("message thread not found")
        if place.is_closed and chat.bot != "administrator":
            raise bad_request("TOPIC_CLOSED")

    def post(
        self,
        chat: Chat,
        sender: User | None,
        content: Formatted,
        reply_to: Message | None = None,
        **rest: Any,
    ) -> Message:
        """Put a message into a chat, in the topic of what it replies to, without telling anybody.

        ``rest`` are further fields of Message.
        """
        if reply_to is not None and rest.get("topic") is None:
            rest["topic"] = reply_to.topic
        message = Message(chat.next_id(), chat, sender, self.timestamp(), content, **rest)
        message.reply_to = reply_to
        chat.add(message)
        return message

    def show(self, message: Message, kind: str = "message") -> None:
        """Tell the watchers of a new or changed message."""
        self.events.publish(kind, chat_id=message.chat.id, message=message.to_api())

    def hears(self, message: Message) -> bool:
        """Whether the bot is told of a message: privacy mode hides what is not for it."""
        chat = message.chat
        if chat.bot in OUTSIDE:
            return False
        if chat.type != "supergroup" or chat.bot == "administrator" or self.reads_all:
            return True
        if message.via_bot is self.bot or not message.content.text:
            return True
        if message.reply_to is not None and self.bot in (
            message.reply_to.sender,
            message.reply_to.via_bot,
        ):
            return True
        return self._commanded(message.content)

    def _commanded(self, content: Formatted) -> bool:
        first = content.entities[0] if content.entities else None
        if first is None or first["type"] != "bot_command" or first["offset"] != 0:
            return False
        addressee = content.text[: first["length"]].partition("@")[2].lower()
        return addressee in {"", self.bot.username.lower()}
