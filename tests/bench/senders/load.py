"""What the senders have in common: the work, and how its cost is taken.

Standard library only, since each sender runs where its own library is installed.
"""

import asyncio
import json
import resource
import sys
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from typing import Any

#: Sends the message to a chat.
Send = Callable[[int], Awaitable[Any]]

TOKEN = "424242:" + "Abc_def-0" * 4
FIRST_CHAT = 5_000_000_000


@dataclass(frozen=True, slots=True)
class Job:
    """``count`` messages to so many chats, after ``warm_up`` others, ``workers`` at once."""

    base: str
    payload: dict[str, Any]
    count: int
    warm_up: int
    workers: int

    @classmethod
    def given(cls) -> "Job":
        """The one on standard input."""
        return cls(**json.load(sys.stdin))


async def drive(job: Job, send: Send) -> None:
    """Do the job and print ``{"cpu_ms", "wall_ms"}``, each for one message."""
    await _all(send, iter(range(FIRST_CHAT, FIRST_CHAT + job.warm_up)), job.workers)
    cpu, wall = _cpu(), time.perf_counter()
    await _all(send, iter(range(FIRST_CHAT, FIRST_CHAT + job.count)), job.workers)
    used, passed = _cpu() - cpu, time.perf_counter() - wall
    print(json.dumps({"cpu_ms": 1000 * used / job.count, "wall_ms": 1000 * passed / job.count}))


async def _all(send: Send, chats: Iterator[int], workers: int) -> None:
    async def worker() -> None:
        for chat in chats:
            await send(chat)

    await asyncio.gather(*(worker() for _ in range(workers)))


def _cpu() -> float:
    """Seconds of processor time that this process has used, those of the kernel for it included."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime
