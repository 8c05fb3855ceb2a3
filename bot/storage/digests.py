"""What chats have set for their highlights, and all that is kept about a chat."""

from collections.abc import Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any, Protocol

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage.claims import Claims
from bot.storage.engine import insert, upsert
from bot.storage.rows import join, legible, settings, split, subscription
from bot.storage.tables import chats, digests
from bot.storage.totals import Totals, count
from handlers.context import Clock
from handlers.subscription import Subscription


class Change(Protocol):
    """A transaction on chats, of which nothing older stays in memory."""

    def __call__(self, *chat_ids: int) -> AbstractAsyncContextManager[AsyncConnection]: ...


class Digests(Claims):
    """Fulfils ``handlers.context.DigestStore``. Made by ``Store``, whose connections it uses.

    Each method may raise what those of :class:`Claims` may.
    """

    def __init__(self, engine: AsyncEngine, clock: Clock, change: Change) -> None:
        super().__init__(engine, clock)
        self._change = change

    async def subscription(self, chat_id: int) -> Subscription | None:
        """What a chat has set, on or off; None if it never set anything."""
        async with self._engine.connect() as connection:
            row = (await connection.execute(_ONE, {"chat": chat_id})).mappings().one_or_none()
        return subscription(row, row["due_at"]) if row else None

    async def upcoming(self, limit: int) -> list[Subscription]:
        """The next chats to be due; those that a sender holds stand at the end of his lease."""
        async with self._engine.connect() as connection:
            rows = (await connection.execute(_UPCOMING, {"limit": limit})).mappings().all()
        return [subscription(row, row["due_at"]) for row in rows]

    async def totals(self) -> Totals:
        """How many chats have their highlights on, off, paused, or are overdue."""
        now = await self.now()
        async with self._engine.connect() as connection:
            return await count(connection, now)

    async def subscribe(
        self, subscription: Subscription, before: Subscription | None = None
    ) -> None:
        """Keep all that a chat has set, and count its failures anew; ``seen`` and ``recapped``
        stay what they are.

        So does ``due_at`` if it is as it was ``before``: a sender may have claimed or completed
        since that was read. With another ``due_at``, a sender who holds the chat loses it.
        """
        row = settings(subscription) | {"failures": 0, "updated_at": self._clock.now()}
        keep = {"due_at"} if before and before.due_at == subscription.due_at else ()
        async with self._engine.connect() as connection:
            await connection.execute(upsert(self._engine.name, digests, row, keep))

    async def start_over(self, chat_id: int) -> None:
        """Let a chat see everything again."""
        anew = {"seen": "", "recapped": False, "updated_at": self._clock.now()}
        async with self._engine.connect() as connection:
            await connection.execute(
                update(digests).where(digests.c.chat_id == chat_id).values(anew)
            )

    async def kept(self, chat_id: int) -> Mapping[str, Any]:
        """All that is kept about a chat, fit for JSON; empty when it is nothing.

        A row of each table under the table's name, and in ``administrator_of`` the chats whose
        highlights were set by this one, who is a person then.
        """
        found: dict[str, Any] = {}
        async with self._engine.connect() as connection:
            for table in (chats, digests):
                row = await connection.execute(select(table).where(table.c.chat_id == chat_id))
                if (one := row.mappings().one_or_none()) is not None:
                    found[table.name] = legible(one)
            others = select(digests.c.chat_id).where(digests.c.administrator == chat_id)
            if set_by := (await connection.scalars(others.order_by(digests.c.chat_id))).all():
                found["administrator_of"] = list(set_by)
        return found

    async def forget(self, chat_id: int) -> None:
        """Delete all that :meth:`kept` tells, in one transaction.

        The highlights of other chats go on, without an administrator to tell of a pause.
        """
        nobody = update(digests).where(digests.c.administrator == chat_id)
        async with self._change(chat_id) as connection:
            for table in (chats, digests):
                await connection.execute(delete(table).where(table.c.chat_id == chat_id))
            await connection.execute(nobody.values(administrator=None))


async def move(connection: AsyncConnection, old_id: int, new_id: int) -> None:
    """Move the highlights of a group to its new id, within a transaction.

    What was set under the new id stays; what was seen under either has been seen. A sender's
    lease moves along.
    """
    gone = delete(digests).where(digests.c.chat_id == old_id).returning(*digests.c)
    if (old := (await connection.execute(gone)).mappings().one_or_none()) is None:
        return
    arrived = insert(connection.dialect.name, digests).values({**old, "chat_id": new_id})
    # Changes nothing in a row that is there, but locks and returns it.
    arrived = arrived.on_conflict_do_update(
        index_elements=["chat_id"], set_={"chat_id": digests.c.chat_id}
    )
    new = (await connection.execute(arrived.returning(*digests.c))).one()
    seen = {
        "seen": join([*split(old["seen"]), *split(new.seen)]),
        "recapped": old["recapped"] or new.recapped,
    }
    await connection.execute(update(digests).where(digests.c.chat_id == new_id).values(seen))


_ONE = select(digests).where(digests.c.chat_id == bindparam("chat"))
_UPCOMING = (
    select(digests)
    .where(digests.c.due_at.is_not(None))
    .order_by(digests.c.due_at)
    .limit(bindparam("limit"))
)
