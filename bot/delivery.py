"""Digests that are due are claimed, a few at a time, and sent.

The database is the schedule: what a process that dies has claimed is due again when its lease
ends, and several processes on one database share the work.
"""

import asyncio
import contextlib
from datetime import datetime, timedelta
from functools import partial
from math import ceil, floor
from time import monotonic

import structlog
from sqlalchemy.exc import SQLAlchemyError
from telegram.error import InvalidToken

from bot.client import ATTEMPT_SECONDS
from bot.clock import Alarm
from bot.record import AWAY, reason
from bot.sender import DigestSender
from bot.storage.claims import Claim, Claims
from bot.ticks import Ticks

log = structlog.get_logger(__name__)

LEASE = timedelta(seconds=60)
#: No sending begins later than this after a claim: it must be over when the lease ends.
USABLE_SECONDS = LEASE.total_seconds() - ATTEMPT_SECONDS - 5
#: At the end what is being sent has this much time.
FINISH_SECONDS = 7.0
#: And a claim that is on its way has this much; after that it waits for the end of its lease.
CLAIM_SECONDS = 1.5
#: While the database is away, or others hold what is due.
AWAY_SECONDS, HELD_SECONDS = 1.0, 0.05


def at_once(rate: int) -> int:
    """How many digests a process holds at most: a kill may double as many. They keep up the
    rate (messages a second) while Telegram answers within 0.1 s.
    """
    return max(3, ceil(rate * 0.1))


class Delivery:
    """Claims and sends ``limit`` digests at once at most."""

    def __init__(
        self,
        digests: Claims,
        sender: DigestSender,
        clock: Alarm,
        *,
        limit: int = 3,
    ) -> None:
        self._digests = digests
        self._sender = sender
        self._clock = clock
        self._limit = limit
        self._tasks: dict[int, asyncio.Task[None]] = {}
        self._more = False
        self._away = False
        self._refusal: InvalidToken | None = None

    async def run(self) -> None:
        """Deliver until cancelled; then finish what is being sent and give the rest back.

        Raises ``InvalidToken`` when Telegram does not know the token (any more).
        """
        async with Ticks(self._clock) as ticks:
            try:
                while self._refusal is None:
                    await self._step_if_possible(ticks)
            finally:
                await self._finish()
        raise self._refusal

    async def _step_if_possible(self, ticks: Ticks) -> None:
        try:
            await self._step(ticks)
        except (SQLAlchemyError, OSError) as error:
            if not self._away:
                log.warning("the database is away: no digests meanwhile", reason=reason(error))
            self._away = True
            await asyncio.sleep(AWAY_SECONDS)
            return
        if self._away and not self._sender.records.waiting:
            self._away = False
            log.info("the database is back")

    async def _step(self, ticks: Ticks) -> None:
        """Claim what there is time for, or wait for something to change."""
        free = self._limit - len(self._tasks)
        pause = self._sender.lane.paused()
        if pause:
            await ticks.wait(pause)
        elif free <= 0 or self._sender.records.waiting:
            await ticks.wait()
        elif self._more or await self._is_due(ticks):
            claims = await self._claim(free, ticks)
            self._more = len(claims) == free
            if not claims:
                await asyncio.sleep(HELD_SECONDS)
        else:
            await ticks.wait()

    async def _is_due(self, ticks: Ticks) -> bool:
        """Tell whether something is due, and have the ticks ring when it will be."""
        # While something is sent, the next moment may be no more than the end of its lease; it may
        # be done by the time that the answer is here, which is of before.
        sending = bool(self._tasks)
        due, here = await self._digests.next_due(), self._clock.now()
        there = await self._digests.now()
        if due is not None and due <= there:
            return True
        ticks.ring_at(None if due is None or sending else due - ahead(there, here))
        return False

    async def _claim(self, free: int, ticks: Ticks) -> list[Claim]:
        until = monotonic() + USABLE_SECONDS
        claiming = asyncio.ensure_future(self._digests.claim(free, LEASE))
        try:
            claims = await asyncio.shield(claiming)
        except asyncio.CancelledError:
            # Whatever was claimed in the last moment is given back, too.
            with contextlib.suppress(*AWAY, TimeoutError):
                async with asyncio.timeout(CLAIM_SECONDS):
                    self._start(await claiming, -1, ticks)
            raise
        self._start(claims, until, ticks)
        return claims

    def _start(self, claims: list[Claim], until: float, ticks: Ticks) -> None:
        for claim in claims:
            chat = claim.subscription.chat
            if chat in self._tasks:
                log.warning("claimed again while in work", chat=chat)
                continue
            task = asyncio.create_task(self._deliver(claim, until), name=f"digest {chat}")
            self._tasks[chat] = task
            task.add_done_callback(partial(self._done, chat, ticks))

    async def _deliver(self, claim: Claim, until: float) -> None:
        try:
            await self._sender.deliver(claim, until)
        except InvalidToken as refusal:
            self._refusal = refusal

    def _done(self, chat: int, ticks: Ticks, _: object) -> None:
        del self._tasks[chat]
        ticks.wake()

    async def _finish(self) -> None:
        self._sender.stopping = True
        if not self._tasks:
            return
        _, late = await asyncio.wait(self._tasks.values(), timeout=FINISH_SECONDS)
        for task in late:
            task.cancel()
        if late:
            log.error("stopped before all digests were recorded", left=len(late))
            await asyncio.wait(late, timeout=1)


def ahead(there: datetime, here: datetime) -> timedelta:
    """By how much the database's clock is ahead of this computer's, in tenths of a second, since
    the way to the database takes its time, too.
    """
    return timedelta(seconds=floor((there - here).total_seconds() * 10) / 10)
