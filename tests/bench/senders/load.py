"""What the senders have in common: the work, and how its cost is taken.

Standard library only, since each sender runs where its own library is installed.
"""

import asyncio
import json
import resource
import sys
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

#: Sends the message to a chat.
Send = Callable[[int], Awaitable[Any]]

TOKEN = "424242:" + "Abc_def-0" * 4
FIRST_CHAT = 5_000_000_000


@dataclass(frozen=True, slots=True)
class Job:
    """Messages to the Bot API at ``base``, ``workers`` at once, after ``warm_up`` others."""

    base: str
    payload: dict[str, Any]
    workers: int
    warm_up: int

    @classmethod
    def given(cls) -> "Job":
        """The one on the first line of standard input."""
        return cls(**json.loads(sys.stdin.readline()))


async def drive(job: Job, send: Send) -> None:
    """For each further line, a number, send to so many chats and print what one message cost in
    milliseconds of processor time. What is sent first opens the connections, which a library may
    have dropped while the others had their turn; it does not count.
    """
    await _all(send, job.warm_up, job.workers)
    for line in sys.stdin:
        await _all(send, job.workers, job.workers)
        count, before = int(line), _cpu()
        await _all(send, count, job.workers)
        print(1000 * (_cpu() - before) / count, flush=True)


async def _all(send: Send, count: int, workers: int) -> None:
    chats = iter(range(FIRST_CHAT, FIRST_CHAT + count))

    async def worker() -> None:
        for chat in chats:
            await send(chat)

    await asyncio.gather(*(worker() for _ in range(workers)))


def _cpu() -> float:
    """Seconds of processor time that this process has used, those of the kernel for it included."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime
