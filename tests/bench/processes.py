"""The processes of a run: the Bot API of :mod:`tests.bench.telegram`, and the bot."""

import asyncio
import json
import os
import resource
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any

import aiohttp

from tests.bench.senders.load import TOKEN, Job

ROOT = Path(__file__).parents[2]
#: Runs the bots that are made with other libraries; ``make compat`` puts it there.
PEERS = ROOT / "tests" / "compat" / ".venv" / "bin" / "python"


class FailedError(Exception):
    """Nothing could be measured."""


class Telegram:
    """The running Bot API at ``base``, and its ``/bench/…``."""

    def __init__(self, base: str, session: aiohttp.ClientSession) -> None:
        self.base = base
        self._session = session

    async def bench(self, verb: str, **given: Any) -> dict[str, Any]:
        async with self._session.post(f"{self.base}/bench/{verb}", json=given) as response:
            return dict((await response.json())["result"])

    async def count(self) -> int:
        """How many digests have arrived."""
        return int((await self.bench("count"))["arrivals"])


class Process:
    """A running process, seen from outside."""

    def __init__(self, process: asyncio.subprocess.Process, name: str) -> None:
        self._process = process
        self._name = name
        self.pid = process.pid

    def check(self) -> None:
        """Raise :class:`FailedError` when it has ended."""
        if self._process.returncode is not None:
            raise FailedError(f"{self._name} ended with status {self._process.returncode}")

    def say(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{line}\n".encode())

    async def line(self) -> str:
        """The next line that it prints."""
        assert self._process.stdout
        line = await self._process.stdout.readline()
        if not line:
            await self._process.wait()
            self.check()
        return line.decode().strip()

    def cpu(self) -> float:
        """Seconds of processor time that it has used, those of the kernel for it included."""
        # What clock_getcpuclockid gives: /proc/…/stat tells the same in steps of 10 ms.
        return time.clock_gettime((~self.pid << 3) | 2)

    def memory(self) -> float:
        """What it has in memory, in MB."""
        resident = Path(f"/proc/{self.pid}/statm").read_text().split()[1]
        return int(resident) * resource.getpagesize() / 1e6


@asynccontextmanager
async def telegram() -> AsyncIterator[Telegram]:
    """A Bot API of one's own."""
    command = (sys.executable, "-m", "tests.bench.telegram")
    async with started(*command) as process, aiohttp.ClientSession() as session:
        yield Telegram(await process.line(), session)


@asynccontextmanager
async def bot(base: str, database_url: str, **settings: str) -> AsyncIterator[Process]:
    """``python -m bot run``, polling."""
    settings |= {
        "TELEGRAM_API_BASE": base,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "DATABASE_URL": database_url,
        "LOG_LEVEL": "WARNING",
    }
    async with started(sys.executable, "-m", "bot", "run", **settings) as process:
        yield process


@asynccontextmanager
async def sender(python: Path, module: str, job: Job) -> AsyncIterator[Process]:
    """One of :mod:`tests.bench.senders`, with its job."""
    async with started(str(python), "-m", f"tests.bench.senders.{module}") as process:
        process.say(json.dumps(asdict(job)))
        yield process


@asynccontextmanager
async def started(*command: str, **settings: str) -> AsyncIterator[Process]:
    """A program with nothing in its environment but these settings; it is killed in the end."""
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=ROOT,
        env={"PATH": os.defpath, **settings},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield Process(process, command[2])
    finally:
        if process.returncode is None:
            process.kill()  # there is nothing worth waiting for
        await process.communicate()
