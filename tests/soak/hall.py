"""A sandbox with many private chats, each of which is to get one digest."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, time, timedelta

from bot.sandbox.model import Chat, User
from bot.sandbox.server import Sandbox
from bot.storage import Store
from handlers.context import Clock
from handlers.schedule import DAILY, Schedule
from handlers.subscription import Subscription

FIRST = 5_000_001
#: How long ago every digest was due.
LATE = timedelta(minutes=5)


class Hall:
    """``count`` people who wait for a digest; counts what reaches them."""

    def __init__(self, sandbox: Sandbox, count: int) -> None:
        self.sandbox = sandbox
        self.chats = range(FIRST, FIRST + count)
        for chat in self.chats:
            person = User(chat, f"Reader {chat}", f"reader_{chat}", "en")
            sandbox.world.users[chat] = person
            sandbox.world.chats[chat] = Chat(chat, "private", person=person)

    async def subscribe(self, url: str, clock: Clock) -> None:
        """Give every chat a digest that is due."""
        now = clock.now()
        # Half a day from now, so that the next slot does not come while the test runs.
        schedule = Schedule(_to_the_minute(now + timedelta(hours=12)), DAILY, "UTC")
        store = await Store.open(url, clock)
        try:
            for chat in self.chats:
                await store.digests.subscribe(
                    Subscription(chat, "private", schedule, "en", due_at=now - LATE)
                )
        finally:
            await store.close()

    @property
    def missed(self) -> int:
        """Chats that got nothing."""
        return sum(not self._got(chat) for chat in self.chats)

    @property
    def doubled(self) -> int:
        """Messages beyond the first of a chat."""
        return sum(max(0, self._got(chat) - 1) for chat in self.chats)

    @property
    def sent(self) -> int:
        """Messages in all."""
        return sum(self._got(chat) for chat in self.chats)

    def _got(self, chat: int) -> int:
        return len(self.sandbox.world.chats[chat].messages)


@asynccontextmanager
async def hall(count: int) -> AsyncIterator[Hall]:
    """A running sandbox with ``count`` readers."""
    async with Sandbox() as sandbox:
        yield Hall(sandbox, count)


def _to_the_minute(moment: datetime) -> time:
    return moment.astimezone(UTC).time().replace(second=0, microsecond=0)
