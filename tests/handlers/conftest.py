"""The handlers with recorded surroundings."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import orjson
import pytest
from telegram import Update
from telegram.error import TelegramError

from handlers.context import Call, Me, Services
from handlers.recent import Recent
from handlers.routing import routes
from handlers.subscription import Subscription
from knowledge.base import KnowledgeBase
from knowledge.index import Index
from knowledge.models import Language
from tests.handlers.gair import KNOWLEDGE

ME = Me(id=4200, username="rostrum_bot", can_read_all_group_messages=False)


def on_the_wire(payload: Mapping[str, Any]) -> dict[str, Any]:
    sent: dict[str, Any] = orjson.loads(orjson.dumps(payload))
    return sent


class Recorder:
    """A sender that notes what is sent, and refuses or answers as it is told."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.refusals: dict[str, list[TelegramError]] = {}
        self.results: dict[str, Any] = {}
        #: Methods whose calls may be left, and those that were.
        self.carries: set[str] = set()
        self.left: list[Call] = []

    async def call(self, method: str, payload: Mapping[str, Any]) -> Any:
        self.calls.append((method, on_the_wire(payload)))
        if waiting := self.refusals.get(method):
            raise waiting.pop(0)
        return self.results.get(method, True)

    async def tell(self, method: str, payload: Mapping[str, Any]) -> None:
        await self.call(method, payload)

    async def upload(
        self, method: str, payload: Mapping[str, Any], field: str, filename: str, content: bytes
    ) -> Any:
        result = await self.call(method, payload)
        self.last[field] = filename, content
        return result

    def leave(self, call: Call) -> bool:
        if call.method in self.carries:
            self.left.append(Call(call.method, on_the_wire(call.payload)))
        return call.method in self.carries

    @property
    def last(self) -> dict[str, Any]:
        return self.calls[-1][1]

    def methods(self) -> list[str]:
        return [method for method, _ in self.calls]


class Chats:
    """Languages of chats, in memory."""

    def __init__(self) -> None:
        self.languages: dict[int, Language] = {}

    async def language(self, chat_id: int) -> Language | None:
        return self.languages.get(chat_id)

    def known(self, chat_id: int) -> Language | None:
        return self.languages.get(chat_id)

    async def set_language(self, chat_id: int, language: Language) -> None:
        self.languages[chat_id] = language

    async def move(self, old_id: int, new_id: int) -> None:
        if old_id in self.languages:
            self.languages[new_id] = self.languages.pop(old_id)


class Digests:
    """What chats have set for their highlights, in memory."""

    def __init__(self) -> None:
        self.subscriptions: dict[int, Subscription] = {}

    async def subscription(self, chat_id: int) -> Subscription | None:
        return self.subscriptions.get(chat_id)

    async def subscribe(
        self, subscription: Subscription, before: Subscription | None = None
    ) -> None:
        has = self.subscriptions.get(subscription.chat)
        seen, recapped = (has.seen, has.recapped) if has else ((), False)
        unchanged = has and before and before.due_at == subscription.due_at
        due_at = has.due_at if has and unchanged else subscription.due_at
        kept = replace(subscription, seen=seen, recapped=recapped, due_at=due_at)
        self.subscriptions[subscription.chat] = kept

    async def start_over(self, chat_id: int) -> None:
        if before := self.subscriptions.get(chat_id):
            self.subscriptions[chat_id] = replace(before, seen=(), recapped=False)

    async def kept(self, chat_id: int) -> Mapping[str, Any]:
        kept = self.subscriptions.get(chat_id)
        if kept is None:
            return {}
        row = {"zone": kept.schedule.zone, "administrator": kept.administrator}
        return {"digests": {**row, "seen": [*kept.seen]}}

    async def forget(self, chat_id: int) -> None:
        self.subscriptions.pop(chat_id, None)


class Noon:
    def now(self) -> datetime:
        return datetime(2023, 8, 14, 12, tzinfo=UTC)


@dataclass
class Bot:
    """The handlers with recorded surroundings: ``feed`` an update, look at ``sender``."""

    sender: Recorder = field(default_factory=Recorder)
    chats: Chats = field(default_factory=Chats)
    digests: Digests = field(default_factory=Digests)
    me: Me = ME
    knowledge: KnowledgeBase = field(default_factory=lambda: KnowledgeBase(KNOWLEDGE))

    recent: Recent = field(default_factory=Recent)

    @property
    def services(self) -> Services:
        return Services(
            self.knowledge,
            self.chats,
            self.digests,
            self.sender,
            self.me,
            Noon(),
            self.recent,
        )

    async def feed(self, update: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
        """Give an update to the first route that accepts it; return the calls that it made."""
        parsed = Update.de_json({"update_id": 1, **update}, None)
        before = len(self.sender.calls)
        for route in routes(self.services):
            if route.check_update(parsed):
                await route.run(parsed)
                break
        return self.sender.calls[before:]


@pytest.fixture(scope="session")
def index() -> Index:
    return Index(KNOWLEDGE)


@pytest.fixture
def bot() -> Bot:
    return Bot()
