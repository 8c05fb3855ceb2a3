"""The processes of a run: the Bot API of :mod:`tests.bench.telegram`, and the bot."""

import asyncio
import os
import resource
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from tests.bench.senders.load import TOKEN

ROOT = Path(__file__).parents[2]


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

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._folder = Path("/proc") / str(process.pid)

    def check(self) -> None:
        """Raise :class:`FailedError` when it has ended."""
        if self._process.returncode is not None:
            raise FailedError(f"the bot ended with status {self._process.returncode}")

    def cpu(self) -> float:
        """Seconds of processor time that it has used, to a hundredth."""
        after_name = (self._folder / "stat").read_text().rpartition(")")[2].split()
        return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """What it has in memory, in MB."""
        resident = (self._folder / "statm").read_text().split()[1]
        return int(resident) * resource.getpagesize() / 1e6


@asynccontextmanager
async def telegram() -> AsyncIterator[Telegram]:
    """A Bot API of one's own."""
    async with _started("tests.bench.telegram") as process, aiohttp.ClientSession() as session:
        assert process.stdout
        base = (await process.stdout.readline()).decode().strip()
        yield Telegram(base, session)


@asynccontextmanager
async def bot(base: str, database_url: str, **settings: str) -> AsyncIterator[Process]:
    """``python -m bot run``, polling."""
    settings |= {
        "TELEGRAM_API_BASE": base,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "DATABASE_URL": database_url,
        "LOG_LEVEL": "WARNING",
    }
    async with _started("bot", "run", **settings) as process:
        yield Process(process)


@asynccontextmanager
async def _started(
    module: str, *arguments: str, **settings: str
) -> AsyncIterator[asyncio.subprocess.Process]:
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", module, *arguments),
        cwd=ROOT,
        env={"PATH": os.defpath, **settings},
        stdout=asyncio.subprocess.PIPE,
    )
    try:
        yield process
    finally:
        if process.returncode is None:
            process.terminate()
        await process.communicate()


async def run(python: Path | str, module: str, given: bytes) -> bytes:
    """Run a module of this project to its end; what it prints."""
    process = await asyncio.create_subprocess_exec(
        *(python, "-m", module),
        cwd=ROOT,
        env={"PATH": os.defpath},
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
    )
    printed, _ = await process.communicate(given)
    if process.returncode:
        raise FailedError(f"{module} ended with status {process.returncode}")
    return printed
