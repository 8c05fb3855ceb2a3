"""What a handler is given: the services behind it, as the protocols that handlers need."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple, Protocol

from handlers.recent import Recent
from handlers.subscription import Subscription
from knowledge.base import KnowledgeBase
from knowledge.models import Language


class Clock(Protocol):
    """Time as an input."""

    def now(self) -> datetime:
        """The present instant, aware, in UTC."""


class ChatStore(Protocol):
    """What is kept about a chat."""

    async def language(self, chat_id: int) -> Language | None:
        """The language chosen with ``/language``, or None."""

    def known(self, chat_id: int) -> Language | None:
        """The same from memory; KeyError when it has to be looked up."""

    async def set_language(self, chat_id: int, language: Language) -> None:
        """Keep a language for a chat."""

    async def move(self, old_id: int, new_id: int) -> None:
        """A group became a supergroup: what was kept about it goes to its new id."""


class DigestStore(Protocol):
    """What is kept about chats that get highlights."""

    async def subscription(self, chat_id: int) -> Subscription | None:
        """What a chat has set, on or off; None if it never set anything."""

    async def subscribe(
        self, subscription: Subscription, before: Subscription | None = None
    ) -> None:
        """Keep all that a chat has set. What it has seen (``seen``, ``recapped``) is left alone,
        and ``due_at`` too where it is as it was ``before``.
        """

    async def start_over(self, chat_id: int) -> None:
        """Let a chat see everything again."""

    async def kept(self, chat_id: int) -> Mapping[str, Any]:
        """All that is kept about a chat, fit for JSON; empty when it is nothing."""

    async def forget(self, chat_id: int) -> None:
        """Delete all that is kept about a chat, in one transaction."""


class Call(NamedTuple):
    """A Bot API call to be made."""

    method: str
    payload: Mapping[str, Any]


class Caller(Protocol):
    """The way out to the messaging platform."""

    async def call(self, method: str, payload: Mapping[str, Any]) -> Any:
        """Make one Bot API call, return its ``result``; raises ``telegram.error.TelegramError``."""


class Sender(Caller, Protocol):
    """The way out, also for files."""

    async def tell(self, method: str, payload: Mapping[str, Any]) -> None:
        """Make one call whose result is of no use; otherwise like :meth:`call`."""

    async def upload(
        self, method: str, payload: Mapping[str, Any], field: str, filename: str, content: bytes
    ) -> Any:
        """Make one call with a file as the parameter ``field``; otherwise like :meth:`call`."""

    def leave(self, call: Call) -> bool:
        """Leave a call to the answer of the request in which the update came; False where there is
        no such request, or it must not carry this call. Neither result nor error comes back.
        """


@dataclass(frozen=True, slots=True)
class Me:
    """The bot itself, from ``getMe``."""

    id: int
    username: str
    can_read_all_group_messages: bool
    supports_inline_queries: bool = True


@dataclass(frozen=True, slots=True)
class Services:
    """Everything behind the handlers, built once in ``bot.app``."""

    knowledge: KnowledgeBase
    chats: ChatStore
    digests: DigestStore
    sender: Sender
    me: Me
    clock: Clock
    recent: Recent = field(default_factory=Recent)
