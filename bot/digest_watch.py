"""Digests that another process sends: on a SQLite file, the one that holds it."""

import asyncio
from collections.abc import Iterable
from datetime import datetime
from time import monotonic

from bot.delivery import LEASE
from bot.digest_report import NOT_YET, OFF, Report
from bot.storage.claims import MARGIN
from bot.storage.digests import Digests
from handlers.schedule import next_due
from handlers.subscription import Subscription

#: How a chat may stand for which nothing has come about: its time has come, somebody holds it (or
#: it is due as soon as a lease ends), or it is due later.
DUE, HELD, LATER = "due", "held", "later"
#: How long to wait for another process while it gets nothing done: a lease may have to end first.
PATIENCE_SECONDS = 2 * LEASE.total_seconds()
#: Rows are read that often, and that many at once.
LOOK_SECONDS, BATCH = 0.25, 500


def standing(before: Subscription, after: Subscription | None, now: datetime) -> str:
    """What others have done to a chat between two looks at its row: "sent", "paused", ``OFF``,
    or how it stands.
    """
    if after is None:
        return OFF
    if set(after.seen) - set(before.seen) or (after.recapped and not before.recapped):
        return "sent"
    if after.due_at is None:
        return "paused" if after.paused and not before.paused else OFF
    if after.due_at <= now:
        return DUE
    return HELD if after.due_at <= now + LEASE + MARGIN else LATER


class Watch:
    """Lets the process that holds the database send, and reports what comes of it.

    ``chats`` are made due now, unless it is sending to them; None stands for all that are due.
    """

    def __init__(self, digests: Digests, chats: Iterable[int] | None, report: Report) -> None:
        self._digests = digests
        self._chats = None if chats is None else tuple(dict.fromkeys(chats))
        self._report = report
        self._until = monotonic() + PATIENCE_SECONDS

    async def run(self) -> None:
        """Watch until all are done, or nothing happens for ``PATIENCE_SECONDS``."""
        named = self._chats
        chats = await self._due() if named is None else await self._hastened(named)
        while chats:
            for before in chats:
                self._report.note(before.chat, await self._outcome(before))
            more = named is None and monotonic() < self._until
            chats = await self._due() if more else []
        self._report.finished = True

    async def _due(self) -> list[Subscription]:
        first, now = await self._digests.upcoming(BATCH), await self._digests.now()
        return [one for one in first if one.due_at and one.due_at <= now]

    async def _hastened(self, chats: Iterable[int]) -> list[Subscription]:
        found = [await self._digests.subscription(chat) for chat in chats]
        known = [one for one in found if one]
        for one in known:
            now = await self._digests.now()
            if standing(one, one, now) == LATER:
                await self._digests.hasten(one, now)
        return known

    async def _outcome(self, before: Subscription) -> str:
        while True:
            after, now = await self._digests.subscription(before.chat), await self._digests.now()
            what = standing(before, after, now)
            if what not in (DUE, HELD):
                break
            if monotonic() > self._until:
                return NOT_YET
            await asyncio.sleep(LOOK_SECONDS)
        self._until = monotonic() + PATIENCE_SECONDS
        if what != LATER or after is None:
            return what
        ended = after.due_at == next_due(after.schedule, now)
        return "nothing to say" if ended else "put off"
