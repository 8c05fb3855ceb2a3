"""The load on one bot, closed loop and open, with every reply accounted for."""

import asyncio
import time

from tests.bench.processes import FailedError
from tests.bench.transport.api import Api
from tests.bench.transport.asking import Asker, Job
from tests.bench.transport.ledger import Ledger, nothing
from tests.bench.transport.ways import Way

#: More without a reply, at an even rate, and the bot does not keep up: at any time, and in the end
#: the updates of so many seconds. Fewer than the regulars, so that nobody asks twice at once.
MOST_WAITING, BEHIND_SECONDS = 200, 0.05
PATIENCE_SECONDS, LOOK_SECONDS = 20.0, 0.002


class Load:
    """Asks one bot, which must be there."""

    def __init__(self, way: Way, api: Api, ledger: Ledger) -> None:
        self.way = way
        self.api = api
        self.ledger = ledger
        self._asker = Asker()

    def ask(self, job: Job) -> None:
        """Of somebody who waits for nothing, as a person would."""
        update = self._asker.update(job)
        while update.key in self.ledger.waiting:
            update = self._asker.update(job)
        self.ledger.asked(update.key)
        self.way.offer(update)

    async def some(self, job: Job, count: int, at_once: int) -> None:
        """So many updates, ``at_once`` at a time."""
        for first in range(0, count, at_once):
            for _ in range(min(at_once, count - first)):
                self.ask(job)
            await self.drain()

    async def closed(self, job: Job, at_once: int, seconds: float) -> int:
        """For so long, ``at_once`` updates without a reply at any time: how many replies came until
        then. The rest is waited for.
        """
        end = time.perf_counter() + seconds

        def again() -> None:
            if time.perf_counter() < end:
                self.ask(job)

        before = len(self.ledger.waits)
        self.ledger.replied = again
        for _ in range(at_once):
            self.ask(job)
        await asyncio.sleep(seconds)
        came = len(self.ledger.waits) - before
        self.ledger.replied = nothing
        await self.drain()
        return came

    async def paced(self, job: Job, rate: float, seconds: float) -> tuple[list[float], bool]:
        """``rate`` updates a second, evenly, whatever the bot does: the seconds until each reply,
        and whether it keeps up.
        """
        self.ledger.waits.clear()
        began, asked, keeps_up = time.perf_counter(), 0, True
        while keeps_up and (elapsed := time.perf_counter() - began) < seconds:
            while asked < elapsed * rate:
                self.ask(job)
                asked += 1
            await asyncio.sleep(0.001)
            keeps_up = len(self.ledger.waiting) <= MOST_WAITING
        keeps_up = keeps_up and len(self.ledger.waiting) <= max(10, rate * BEHIND_SECONDS)
        await self.drain()
        return self.ledger.waits[:], keeps_up

    async def drain(self) -> None:
        """Wait for all replies, without latency; raises :class:`FailedError` for what is wrong."""
        self.api.latency = 0
        end = time.perf_counter() + PATIENCE_SECONDS
        while self.ledger.waiting or not self.way.idle:
            if self.ledger.faults or time.perf_counter() > end:
                break
            await asyncio.sleep(LOOK_SECONDS)
        if self.ledger.faults:
            raise FailedError("; ".join(self.ledger.faults[:3]))
        if self.ledger.waiting:
            raise FailedError(f"{len(self.ledger.waiting)} updates were not answered")
