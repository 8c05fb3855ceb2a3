"""All that it takes to send digests from a real database to the sandbox over HTTP."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import cache
from pathlib import Path
from time import monotonic
from typing import Any

from pydantic import SecretStr

from bot.client import Client
from bot.delivery import LEASE, USABLE_SECONDS, Delivery
from bot.lane import Lane, OwnTurns
from bot.pace import Pauses
from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, FORUM, GROUP
from bot.sender import DigestSender
from bot.session import open_session
from bot.storage import Store
from bot.storage.claims import Claim
from handlers.context import Me, Services
from handlers.schedule import DAILY, Schedule
from handlers.subscription import ChatKind, Subscription
from knowledge.base import KnowledgeBase
from knowledge.loader import load

TOKEN = "123456789:" + "Abc_def-0" * 4
KINDS: dict[int, ChatKind] = {GROUP: "group", FORUM: "group", CHANNEL: "channel"}
SECOND = timedelta(seconds=1)


@dataclass
class PostOffice:
    """One process that sends, and what it sends from and to."""

    sandbox: Sandbox
    store: Store
    client: Client
    services: Services
    pauses: Pauses
    lane: Lane
    sender: DigestSender

    def delivery(self, *, limit: int = 3) -> Delivery:
        return Delivery(self.store.digests, self.sender, self.sandbox.clock, limit=limit)

    async def subscribe(self, chat: int, ago: timedelta = SECOND, **changes: Any) -> Subscription:
        """Let a chat's digest be due since ``ago``, half a day away from its daily time."""
        now = await self.store.digests.now()
        at = now + timedelta(hours=12)
        schedule = Schedule(time(at.hour, at.minute), DAILY, "UTC")
        kind = KINDS.get(chat, "private")
        subscription = Subscription(chat, kind, schedule, "en", due_at=now - ago)
        subscription = replace(subscription, **changes)
        await self.store.digests.subscribe(subscription)
        return subscription

    async def hasten(self, chat: int) -> None:
        """Let a chat be due now."""
        await self.store.digests.hasten(await self.row(chat), await self.store.digests.now())

    async def claim(self, chat: int) -> Claim:
        (claim,) = await self.store.digests.claim(1, LEASE, chat)
        return claim

    async def deliver(self, chat: int, *, usable: float = USABLE_SECONDS) -> str:
        """Claim one chat's digest and send it."""
        claim = await self.claim(chat)
        return await self.sender.deliver(claim, monotonic() + usable)

    def forget_pace(self) -> None:
        """Let a chat have another one within its second."""
        self.sender.lane = self.lane = Lane(30, self.pauses, OwnTurns())

    async def row(self, chat: int) -> Subscription:
        found = await self.store.digests.subscription(chat)
        assert found is not None
        return found

    async def in_seconds(self, chat: int) -> float:
        """How long it is until a chat is due."""
        due_at = (await self.row(chat)).due_at
        assert due_at is not None
        now: datetime = await self.store.digests.now()
        return (due_at - now).total_seconds()

    def calls(self, method: str = "sendMessage") -> list[Any]:
        return self.sandbox.journal.calls(method)

    def statuses(self, chat: int | None = None) -> list[int]:
        calls = self.calls()
        return [call.status for call in calls if chat in (None, call.params["chat_id"])]


@asynccontextmanager
async def opened(url: str, sandbox: Sandbox, *, rate: int = 30) -> AsyncIterator[PostOffice]:
    """A post office on a database, with as many messages a second as may be."""
    store = await Store.open(url, sandbox.clock)
    async with open_session(sandbox.base_url) as session:
        pauses = Pauses()
        client = Client(SecretStr(TOKEN), sandbox.base_url, session, pauses=pauses)
        services = Services(
            knowledge=knowledge(),
            chats=store,
            digests=store.digests,
            sender=client,
            me=Me(id=123456789, username="rostrum_bot", can_read_all_group_messages=False),
            clock=sandbox.clock,
        )
        lane = Lane(rate, pauses, store.digests if store.digests.shared else OwnTurns())
        sender = DigestSender(services, store.digests, client, lane)
        yield PostOffice(sandbox, store, client, services, pauses, lane, sender)
    await store.close()


@cache
def knowledge() -> KnowledgeBase:
    return KnowledgeBase(load(Path("knowledge/gair2023.yaml")))
