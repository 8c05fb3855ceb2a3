"""The senders alone, one after the other, again and again: what one message costs each."""

import statistics
import sys
from collections.abc import Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.delivery import at_once
from handlers import render
from handlers.context import Me
from handlers.digests import digest
from knowledge.index import Index
from knowledge.loader import load
from tests.bench.processes import PEERS, ROOT, FailedError, sender, telegram
from tests.bench.rows import subscription
from tests.bench.senders.load import FIRST_CHAT, Job
from tests.bench.whole import RATE

WORKERS = 32


@dataclass(frozen=True, slots=True)
class Contender:
    """A sender. A round has ``count`` of its messages, so that all take a similar time."""

    name: str
    module: str
    python: Path
    workers: int
    count: int


OURS = Path(sys.executable)
HERE = Contender("Rostrum", "ours", OURS, WORKERS, 2000)
FEW = Contender("Rostrum, as many at once as it delivers", "ours", OURS, at_once(RATE), 2000)
PTB = Contender("python-telegram-bot on httpx", "ptb", PEERS, WORKERS, 240)
AIOGRAM = Contender("aiogram on uvloop", "aiogram", PEERS, WORKERS, 600)
CONTENDERS = (HERE, FEW, PTB, AIOGRAM)
WARM_UP = 100

#: Processor time a message in ms, a value for each round.
Costs = Mapping[str, list[float]]


def payload() -> dict[str, Any]:
    """A first digest of the file that is shipped, in both languages, with its buttons."""
    me = Me(424242, "rostrum_bench_bot", can_read_all_group_messages=False)
    issue = digest(
        Index(load(ROOT / "knowledge" / "gair2023.yaml")),
        subscription(FIRST_CHAT, datetime.now(UTC)),
    )
    assert issue
    return render.message(issue.reply, render.Reader("zh", me))


async def measure(rounds: int, share: float = 1.0) -> Costs:
    """Let each of them in turn send a ``share`` of its messages, in every round.

    Raises ``FailedError`` where the others are not installed.
    """
    if not PEERS.exists():
        raise FailedError("python-telegram-bot and aiogram are not there: make compat")
    costs: dict[str, list[float]] = {contender.name: [] for contender in CONTENDERS}
    async with AsyncExitStack() as stack:
        base, message = (await stack.enter_async_context(telegram())).base, payload()
        started = [
            await stack.enter_async_context(
                sender(it.python, it.module, Job(base, message, it.workers, WARM_UP))
            )
            for it in CONTENDERS
        ]
        for _ in range(rounds):
            for it, process in zip(CONTENDERS, started, strict=True):
                process.say(str(round(share * it.count)))
                costs[it.name].append(float(await process.line()))
    return costs


def ratio(costs: Costs, peer: Contender, own: Contender = HERE) -> float:
    """How many times as much a peer's message costs: the median of the rounds' own ratios."""
    pairs = zip(costs[peer.name], costs[own.name], strict=True)
    return statistics.median(theirs / ours for theirs, ours in pairs)
