"""What is done to the processes, and what came of it."""

import asyncio
import random
import signal
import time
from collections.abc import Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

from bot.clock import SystemClock
from bot.sandbox.faults import Fault
from tests.postgres import Own
from tests.soak.hall import Hall, hall
from tests.soak.herd import PHASES, Death, Orders, member

#: Seconds; short, so that what a killed process had claimed comes back soon.
LEASE = 4.0
#: Sends in flight of one process.
IN_FLIGHT = 3
PATIENCE_SECONDS = 300.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one scenario tried and lost. ``slowest`` is the longest exit or gap, in seconds."""

    name: str
    tried: int
    chats: int
    missed: int
    doubled: int
    allowed: int
    slowest: float = 0.0
    slowest_allowed: float = 0.0

    @property
    def good(self) -> bool:
        return (
            self.missed == 0
            and self.doubled <= self.allowed
            and self.slowest <= self.slowest_allowed
        )


async def kills(url: str, count: int, *, processes: int, seed: int, chats: int) -> Outcome:
    """``count`` times kill -9, spread over the phases of a delivery, in ``processes`` at once."""
    deaths = planned_deaths(count, seed)
    async with hall(chats) as readers:
        await readers.subscribe(url, SystemClock())
        left = list(deaths)

        async def keep_running() -> None:
            while left:
                orders = Orders(url, readers.sandbox.base_url, LEASE, death=left.pop())
                async with member(orders) as doomed:
                    if await doomed.ended() != -signal.SIGKILL:
                        raise AssertionError("a process ended by itself")

        await asyncio.gather(*(keep_running() for _ in range(processes)))
        async with member(Orders(url, readers.sandbox.base_url, LEASE)):
            await everybody_served(readers)
        # What was doubled must have been in the kill's hands.
        return outcome(f"kill -9, {backend(url)}, {processes} at once", count, readers, 3 * count)


def planned_deaths(count: int, seed: int) -> list[Death]:
    """Deaths spread evenly over the phases, each at a random time of a process' life."""
    chance = random.Random(seed)
    return [
        Death(PHASES[i % len(PHASES)], chance.randint(1, 25), chance.uniform(0, 0.004))
        for i in range(count)
    ]


async def terminations(url: str, count: int, *, processes: int, seed: int, chats: int) -> Outcome:
    """``count`` times SIGTERM at a random moment; another process takes over each time."""
    chance = random.Random(seed)
    slowest = 0.0
    async with hall(chats) as readers:
        await readers.subscribe(url, SystemClock())
        rounds = iter(range(count))

        async def keep_running() -> None:
            nonlocal slowest
            for _ in rounds:
                async with member(Orders(url, readers.sandbox.base_url, LEASE, rate=60)) as running:
                    before = readers.sent
                    await until(lambda: readers.sent > before, "a first message")  # noqa: B023
                    await asyncio.sleep(chance.uniform(0, 0.3))
                    began = time.monotonic()
                    running.signal(signal.SIGTERM)
                    if await running.ended() != 0:
                        raise AssertionError("SIGTERM did not end it well")
                    slowest = max(slowest, time.monotonic() - began)

        await asyncio.gather(*(keep_running() for _ in range(processes)))
        async with member(Orders(url, readers.sandbox.base_url, LEASE)):
            await everybody_served(readers)
        name = f"SIGTERM, {backend(url)}, {processes} at once"
        return outcome(name, count, readers, 0, slowest=slowest, slowest_allowed=10.0)


async def database_restarts(own: Own, count: int, *, chats: int) -> Outcome:
    """PostgreSQL stopped at once and started again while three processes send.

    ``slowest`` is from the server's return to the next message. What was sent but could not be
    recorded may come again: at most what was in flight.
    """
    slowest = 0.0
    async with hall(chats) as readers, AsyncExitStack() as running:
        await readers.subscribe(own.url, SystemClock())
        for _ in range(3):
            orders = Orders(own.url, readers.sandbox.base_url, LEASE, rate=60)
            await running.enter_async_context(member(orders))
        for _ in range(count):
            before = readers.sent
            await until(lambda: readers.sent > before + 20, "messages before the restart")  # noqa: B023
            await asyncio.to_thread(own.stop)
            await asyncio.sleep(1)
            at_rest = readers.sent
            await asyncio.to_thread(own.start)
            began = time.monotonic()
            await until(lambda: readers.sent > at_rest, "messages after the restart")  # noqa: B023
            slowest = max(slowest, time.monotonic() - began)
        await everybody_served(readers)
        return outcome(
            "PostgreSQL restarted, 3 at once",
            count,
            readers,
            3 * IN_FLIGHT * count,
            slowest=slowest,
            slowest_allowed=10.0,
        )


async def lost_answers(url: str, count: int, *, chats: int) -> Outcome:
    """Connections that break before and after Telegram took the message, and 5xx and 429.

    A message whose answer was lost after it was taken comes again: nobody can tell it apart.
    """
    async with hall(chats) as readers:
        await readers.subscribe(url, SystemClock())
        faults = [
            Fault("sendMessage", reset="before", count=count),
            Fault("sendMessage", reset="after", count=count),
            Fault("sendMessage", status=502, count=count),
            Fault("sendMessage", retry_after=1, count=1),
        ]
        for fault in faults:
            readers.sandbox.fail_next(fault)
        async with member(Orders(url, readers.sandbox.base_url, LEASE)):
            await everybody_served(readers)
        name = f"lost answers, resets, 502, 429, {backend(url)}"
        return outcome(name, sum(3 * [count]) + 1, readers, count)


async def pauses(url: str, count: int, *, chats: int) -> Outcome:
    """A process that stands still for longer than its lease (SIGSTOP) while another one works."""
    async with hall(chats) as readers, AsyncExitStack() as running:
        await readers.subscribe(url, SystemClock())
        orders = Orders(url, readers.sandbox.base_url, LEASE, rate=30)
        first = await running.enter_async_context(member(orders))
        await running.enter_async_context(member(orders))
        await until(lambda: readers.sent > 0, "a first message")
        for _ in range(count):
            first.signal(signal.SIGSTOP)
            await asyncio.sleep(LEASE + 1)
            first.signal(signal.SIGCONT)
            await asyncio.sleep(0.5)
        await everybody_served(readers)
        name = f"stopped for longer than the lease, {backend(url)}"
        return outcome(name, count, readers, IN_FLIGHT * count)


async def everybody_served(readers: Hall) -> None:
    """Wait until nobody waits, and then for whoever would send once more."""
    await until(lambda: not readers.missed, "everybody's digest")
    await asyncio.sleep(LEASE + 2)


async def until(holds: Callable[[], bool], what: str) -> None:
    """Wait for a condition that other processes bring about; AssertionError if they do not."""
    ends = time.monotonic() + PATIENCE_SECONDS
    while not holds():
        if time.monotonic() > ends:
            raise AssertionError(f"waited for {what} in vain")
        await asyncio.sleep(0.02)


def outcome(
    name: str,
    tried: int,
    readers: Hall,
    allowed: int,
    *,
    slowest: float = 0.0,
    slowest_allowed: float = 0.0,
) -> Outcome:
    """Count what reached the readers."""
    return Outcome(
        name,
        tried,
        len(readers.chats),
        readers.missed,
        readers.doubled,
        allowed,
        round(slowest, 2),
        slowest_allowed,
    )


def backend(url: str) -> str:
    return "SQLite" if url.startswith("sqlite") else "PostgreSQL"
