"""Who asks what, where and in which language: all that a reply depends on."""

from dataclasses import dataclass

from telegram import Message, Update
from telegram.constants import ChatType

from handlers.context import Services
from handlers.incoming import command, is_private, question
from handlers.place import Place
from handlers.render import Reader
from handlers.subscription import ChatKind
from knowledge.models import Language

_KINDS: dict[str, ChatKind] = {ChatType.PRIVATE: "private", ChatType.CHANNEL: "channel"}


@dataclass(frozen=True, slots=True)
class Request:
    """A message to the bot. ``asker`` is None where everybody may press the reply's buttons:
    in private, and for people who write as a group or channel.
    """

    chat: int
    private: bool
    language: Language
    asker: int | None
    message: int
    thread: int | None
    words: str

    def reader(self, services: Services) -> Reader:
        return Reader(self.language, services.me, self.asker)


async def read(update: Update, services: Services) -> Request:
    """The request of an update with a message; its words are without command and mention."""
    message = update.message or update.channel_post
    if message is None:
        raise ValueError("an update without a message")
    given = command(message, services.me)
    private = is_private(message)
    return Request(
        chat=message.chat.id,
        private=private,
        language=await language_of(services, message.chat.id, _code(message)),
        asker=None if private else _asker(message),
        message=message.message_id,
        thread=topic_of(message),
        words=given.words if given else question(message, services.me) or "",
    )


async def language_of(services: Services, chat: int, code: str | None) -> Language:
    """The language kept for a chat, else that of the person's client, else English."""
    return await services.chats.language(chat) or spoken(code)


def spoken(code: str | None) -> Language:
    """By a client's language code: ``zh``, ``zh-hans``, ``zh-TW`` … are Chinese; everybody else
    reads English.
    """
    return "zh" if code and code.lower().startswith("zh") else "en"


def topic_of(message: Message) -> int | None:
    """The forum topic that a message stands in; None for General and outside of forums."""
    return message.message_thread_id if message.is_topic_message else None


def kind_of(chat_type: str) -> ChatKind:
    return _KINDS.get(chat_type, "group")


def written_in(message: Message) -> Place:
    """Where a message was written, and by whom."""
    return Place(message.chat.id, kind_of(message.chat.type), topic_of(message), _asker(message))


def _code(message: Message) -> str | None:
    return message.from_user.language_code if message.from_user else None


def _asker(message: Message) -> int | None:
    return None if message.sender_chat or message.from_user is None else message.from_user.id
