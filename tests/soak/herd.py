"""Processes that send digests, and how each of them ends."""

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: Where a process can be killed: at the start of a step plus some milliseconds (so that it is in
#: the middle of it), or when the step is done.
PHASES = ("claiming", "claimed", "sending", "sent", "recording", "recorded")


@dataclass(frozen=True, slots=True)
class Death:
    """SIGKILL at the ``turn``-th time that a process is in a ``phase``, ``after`` seconds later."""

    phase: str
    turn: int
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Orders:
    """What a process is told: see :mod:`tests.soak.victim`. ``lease`` is in seconds."""

    database_url: str
    api_base: str
    lease: float
    rate: int = 1_000
    death: Death | None = None


class Member:
    """A running process."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    def signal(self, number: signal.Signals) -> None:
        self._process.send_signal(number)

    async def ended(self) -> int:
        """Wait for its end; the exit status, negative for a signal."""
        return await self._process.wait()


@asynccontextmanager
async def member(orders: Orders) -> AsyncIterator[Member]:
    """Start a process; whatever is left of it in the end is killed."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.soak.victim",
        json.dumps(asdict(orders)),
        cwd=ROOT,
        env={"PATH": os.defpath, "PYTHONPATH": str(ROOT)},
    )
    try:
        yield Member(process)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
