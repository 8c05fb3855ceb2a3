"""What delivery does with the table ``digests``: take what is due, and record what came of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import RowMapping, Update
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage import statements as sql
from bot.storage.engine import transactions
from bot.storage.rows import join, split, subscription
from handlers.context import Clock
from handlers.subscription import Pause, Subscription

FAILURES = 1000  # counted no further
MARGIN = timedelta(seconds=2)  # another's lease may end this much later than one from now
FURTHEST = timedelta(minutes=1)  # no place in the pace is taken further ahead


@dataclass(frozen=True, slots=True)
class Claim:
    """A chat that one sender holds until ``lease``, which is also ``subscription.due_at``.

    ``slot`` is the ``due_at`` before the claim, ``now`` the database's clock at the claim:
    measure ``lease - now`` from before the call to know how long the claim may be used.
    ``failures`` have happened since the last success.
    """

    subscription: Subscription
    slot: datetime
    lease: datetime
    now: datetime
    failures: int


class Claims:
    """Claiming and completing: single statements, safe between tasks and between processes.

    Each method may raise ``sqlalchemy.exc.OperationalError`` where the database is away or goes
    away during the call, ``sqlalchemy.exc.TimeoutError`` where all connections are in use for half
    a minute; the next call connects anew. If the answer to a claim was lost, nobody holds what was
    claimed, and it is due again at the end of the lease.
    """

    def __init__(self, engine: AsyncEngine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock
        #: Whether other processes may work on the same database: on PostgreSQL.
        self.shared = engine.name == "postgresql"

    async def now(self) -> datetime:
        """The clock that decides what is due: PostgreSQL's, or on SQLite the given one."""
        if not self.shared:
            return self._clock.now()
        async with self._engine.connect() as connection:
            now: datetime = (await connection.execute(sql.NOW)).scalar_one()
        return now

    async def claim(self, limit: int, lease: timedelta, chat: int | None = None) -> list[Claim]:
        """Take up to ``limit`` chats that are due, the oldest first, for the time of a lease.

        With ``chat``, take that chat alone, due or not; nothing if it is off or paused, or due
        within the time of a lease, as another sender may hold it then.
        """
        claim = self._claim_shared if self.shared else self._claim_alone
        return await claim(limit, lease, chat)

    async def _claim_shared(self, limit: int, lease: timedelta, chat: int | None) -> list[Claim]:
        statement = sql.CLAIM if chat is None else sql.CLAIM_CHAT
        wanted = {"limit": limit, "chat": chat, "lease": lease, "soon": lease + MARGIN}
        async with self._engine.connect() as connection:
            rows = (await connection.execute(statement, wanted)).mappings().all()
        claims = [_claimed(row, row["slot"], row["due_at"], row["now"]) for row in rows]
        return sorted(claims, key=lambda claim: claim.slot)

    async def _claim_alone(self, limit: int, lease: timedelta, chat: int | None) -> list[Claim]:
        """Read, then take what nobody has changed in between."""
        now = self._clock.now()
        statement = sql.DUE if chat is None else sql.FREE
        wanted = {"limit": limit, "chat": chat, "now": now, "later": now + lease + MARGIN}
        async with self._engine.connect() as connection:
            rows = (await connection.execute(statement, wanted)).mappings().all()
            if not rows:
                return []
            found = {
                "chats": [row["chat_id"] for row in rows],
                "slots": [(row["chat_id"], row["due_at"]) for row in rows],
                "until": now + lease,
            }
            taken = set((await connection.execute(sql.TAKE, found)).scalars())
        return [
            _claimed(row, row["due_at"], now + lease, now)
            for row in rows
            if row["chat_id"] in taken
        ]

    async def complete(
        self, claim: Claim, due_at: datetime | None, seen: tuple[str, ...], recapped: bool
    ) -> bool:
        """Record that a digest was sent; ``seen`` is all that the chat has seen with it.

        False when the lease was lost or the chat was set anew meanwhile: then the row learns what
        was sent, and nothing else. May be repeated when the answer was lost.
        """
        done = {"new_due_at": due_at, "new_seen": join(seen), "new_recapped": recapped}
        before = join(claim.subscription.seen)
        if await self._record(sql.COMPLETE, claim, old_seen=before, **done):
            return True
        return await self._complete_anew(claim, due_at, seen, recapped)

    async def _complete_anew(
        self, claim: Claim, due_at: datetime | None, seen: tuple[str, ...], recapped: bool
    ) -> bool:
        """The same for a row that has changed since the claim: add what was sent to what it has."""
        chat, before = claim.subscription.chat, claim.subscription.seen
        async with transactions(self._engine).begin() as connection:
            found = await connection.execute(sql.LOCK, {"chat": chat})
            if (row := found.mappings().one_or_none()) is None:
                return False
            if row["due_at"] == due_at and row["seen"] == join(seen):  # recorded before
                return True
            has = split(row["seen"])
            all_seen = join([*has, *(point for point in seen if point not in before)])
            if row["due_at"] != claim.lease:
                await connection.execute(sql.UNITE, {"chat": chat, "new_seen": all_seen})
                return False
            # Whoever started over meanwhile is not at the end, whatever was sent to him.
            done = {
                "chat": chat,
                "held": claim.lease,
                "old_seen": row["seen"],
                "new_due_at": due_at,
                "new_seen": all_seen,
                "new_recapped": recapped and set(before) <= set(has),
            }
            await connection.execute(sql.COMPLETE, done)
            return True

    async def put_off(self, claim: Claim, due_at: datetime) -> bool:
        """Try again at ``due_at``; one failure more. False when the lease was lost."""
        failures = min(claim.failures + 1, FAILURES)
        return await self._record(sql.PUT_OFF, claim, new_due_at=due_at, new_failures=failures)

    async def release(self, claim: Claim) -> bool:
        """Give a claim back as if it had never been taken. False when the lease was lost."""
        return await self._record(sql.RELEASE, claim, new_due_at=claim.slot)

    async def pause(self, claim: Claim, reason: Pause) -> bool:
        """Send nothing more until the chat comes back. False when the lease was lost."""
        return await self._record(sql.PAUSE, claim, new_paused=reason)

    async def hasten(self, found: Subscription, now: datetime) -> bool:
        """Let a chat be due ``now``. False when it has changed since it was read."""
        there = {"chat": found.chat, "held": found.due_at, "new_due_at": now}
        async with self._engine.connect() as connection:
            return (await connection.execute(sql.RELEASE, there)).rowcount == 1

    async def _record(self, statement: Update, claim: Claim, **values: Any) -> bool:
        held = {"chat": claim.subscription.chat, "held": claim.lease}
        async with self._engine.connect() as connection:
            return (await connection.execute(statement, held | values)).rowcount == 1

    async def next_due(self) -> datetime | None:
        """When the first chat is due or a lease ends; None when nothing is to come."""
        async with self._engine.connect() as connection:
            first: datetime | None = (await connection.execute(sql.NEXT)).scalar_one()
        return first

    async def due_count(self) -> int:
        """How many chats are due now and held by nobody."""
        statement = sql.COUNT_SHARED if self.shared else sql.COUNT
        async with self._engine.connect() as connection:
            found = await connection.execute(statement, {"now": self._clock.now()})
            count: int = found.scalar_one()
        return count

    async def turn(self, interval: timedelta) -> timedelta:
        """Take the next place in the pace of all processes, and tell how long it is until then.

        Places are ``interval`` apart; for several at once, multiply it. Only where ``shared``.
        """
        wanted = {"interval": interval, "furthest": FURTHEST}
        async with self._engine.connect() as connection:
            wait: timedelta = (await connection.execute(sql.TURN, wanted)).scalar_one()
        return max(wait, timedelta())


def _claimed(row: RowMapping, slot: datetime, lease: datetime, now: datetime) -> Claim:
    return Claim(subscription(row, lease), slot, lease, now, row["failures"])
