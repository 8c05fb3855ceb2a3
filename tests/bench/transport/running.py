"""A contender as a process of its own, with a Bot API of its own and its way in."""

import asyncio
import json
import os
import socket
import sys
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from tests.bench.processes import PEERS, FailedError, Process, started
from tests.bench.senders.load import TOKEN
from tests.bench.transport.api import Api
from tests.bench.transport.contenders import Contender
from tests.bench.transport.given import Given
from tests.bench.transport.ledger import Ledger
from tests.bench.transport.load import Load
from tests.bench.transport.said import Said
from tests.bench.transport.ways import PATH, SECRET, Called, Polled

START_SECONDS, LOOK_SECONDS = 30.0, 0.005


@dataclass(frozen=True, slots=True)
class Running:
    """``start`` is how many seconds it took to listen and to have told Telegram, or to ask for
    updates; ``start_cpu`` how many of processor time.
    """

    contender: Contender
    process: Process
    load: Load
    start: float
    start_cpu: float


@asynccontextmanager
async def running(
    contender: Contender, said: Said | None, folder: Path, core: int
) -> AsyncIterator[Running]:
    """Start it on this core; it is killed in the end. Other libraries' bots need what was ``said``.

    Raises :class:`FailedError` when it does not start.
    """
    ledger = Ledger()
    api = Api(ledger)
    port = free_port()
    url = f"http://127.0.0.1:{port}{PATH}"
    way = Polled(api) if contender.polls else Called(port, ledger)
    python = sys.executable if contender.is_ours else str(PEERS)
    command = (python, "-m", f"tests.bench.transport.{contender.module}", *contender.switches)
    async with await api.open():
        settings = environment(contender, api.base, url, folder) if contender.is_ours else {}
        began = time.perf_counter()
        async with started(*command, **settings) as process:
            os.sched_setaffinity(process.pid, {core})
            if said:
                given = Given(api.base, url, SECRET, said.cards, said.results)
                process.say(json.dumps(asdict(given)))
            async with asyncio.timeout(START_SECONDS):
                await until_ready(process, api, way)
            start = time.perf_counter() - began, process.cpu()
            try:
                yield Running(contender, process, Load(way, api, ledger), *start)
            finally:
                way.close()


async def until_ready(process: Process, api: Api, way: Polled | Called) -> None:
    while True:
        process.check()
        if api.ready.is_set():
            with suppress(ConnectionError):  # some tell Telegram before they listen
                await way.open()
                return
        await asyncio.sleep(LOOK_SECONDS)


def environment(contender: Contender, base: str, url: str, folder: Path) -> dict[str, str]:
    """The settings of this bot."""
    database = folder / f"{contender.name.replace(' ', '-')}.db"
    settings = {
        "TELEGRAM_API_BASE": base,
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "DATABASE_URL": f"sqlite:///{database}",
        "KNOWLEDGE_FILE": "knowledge/gair2023.yaml",
        "HOST": "127.0.0.1",
        "LOG_LEVEL": "WARNING",
        "REPLY_IN_RESPONSE": "all" if contender.in_response else "none",
    }
    if contender.polls:
        return settings
    port = url.removesuffix(PATH).rpartition(":")[2]
    return settings | {"WEBHOOK_URL": url, "WEBHOOK_SECRET": SECRET, "PORT": port}


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def cores() -> tuple[int, int]:
    """One for the bots, and one for all else."""
    if not hasattr(os, "sched_getaffinity"):
        raise FailedError("this needs Linux, to keep the bots on a core of their own")
    able = sorted(os.sched_getaffinity(0))
    return able[-1], able[0]
