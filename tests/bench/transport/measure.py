"""All contenders in turn, again and again."""

import gc
import os
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench.transport.asking import CARD, CARD_COLD, INLINE, INLINE_COLD, REGULARS, Job
from tests.bench.transport.contenders import Contender
from tests.bench.transport.running import Running, cores, running
from tests.bench.transport.said import Said, check, said

#: Updates without a reply at any time: flat out, and with latency, as many as Telegram would have.
AT_ONCE, AT_ONCE_DELAYED = 32, 100
LATENCY_SECONDS = 0.05
RATES = (100, 1000)
WARM, COLD = (CARD, INLINE), (CARD_COLD, INLINE_COLD)


@dataclass(frozen=True, slots=True)
class Plan:
    """Who; how many rounds, and how many of them with cold questions; the seconds of each
    measurement flat out, of those at an even rate by updates a second, and of those with latency;
    what is asked at an even rate; and after how many seconds it must be over.
    """

    contenders: Sequence[Contender]
    rounds: int
    cold_rounds: int
    flat: float
    paced: Mapping[int, float]
    delayed: float
    paced_jobs: Sequence[Job]
    limit: float


@dataclass(frozen=True, slots=True)
class Flat:
    """Processor time an update in ms, updates a second, and how busy the asking core was, 0 to 1,
    a value a round.
    """

    cpu_ms: list[float] = field(default_factory=list)
    rate: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of a contender: by name of the job; ``paced`` also by updates a second, seconds
    until each reply, or None where it does not keep up; ``delayed`` is updates a second. Seconds
    and MB.
    """

    start: float
    flat: dict[str, Flat] = field(default_factory=dict)
    paced: dict[str, dict[int, list[float] | None]] = field(default_factory=dict)
    delayed: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


async def measure(plan: Plan) -> dict[str, Measured]:
    """By the contenders' names."""
    theirs, own = cores()
    os.sched_setaffinity(0, {own})
    gc.disable()  # a walk through the heap here would look like a slow bot
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        bots = await start(plan.contenders, stack, folder, theirs)
        measured = {bot.contender.name: Measured(bot.start) for bot in bots}
        for number in range(plan.rounds):
            for job in WARM + (COLD if number < plan.cold_rounds else ()):
                for bot in asked(bots, job):
                    kept = measured[bot.contender.name].flat.setdefault(job.name, Flat())
                    await flat(bot, job, plan.flat, kept)
            for bot in bots if number == 0 else ():
                await once(bot, plan, measured[bot.contender.name])
        for bot in bots:
            measured[bot.contender.name].memory.append(bot.process.memory())
    return measured


def asked(bots: list[Running], job: Job) -> list[Running]:
    return [bot for bot in bots if bot.contender.cold or not job.cold]


async def start(
    contenders: Sequence[Contender], stack: AsyncExitStack, folder: Path, core: int
) -> list[Running]:
    """One after the other. They say the same then, and ours know their regulars."""
    bots: list[Running] = []
    expected: Said | None = None
    for contender in contenders:
        given = None if contender.is_ours else expected
        bot = await stack.enter_async_context(running(contender, given, folder, core))
        own = await said(bot.load)
        expected = expected or own
        check(contender.name, own, expected)
        if contender.is_ours:
            await bot.load.some(CARD, REGULARS, AT_ONCE)
        bots.append(bot)
    return bots


async def flat(bot: Running, job: Job, seconds: float, kept: Flat) -> None:
    """As many as it can."""
    await ready(bot, job)
    process, load = bot.process, bot.load
    before, asking, began = process.cpu(), time.process_time(), time.perf_counter()
    came = await load.closed(job, AT_ONCE, seconds)
    kept.busy.append((time.process_time() - asking) / (time.perf_counter() - began))
    kept.cpu_ms.append(1000 * (process.cpu() - before) / len(load.ledger.waits))
    kept.rate.append(came / seconds)


async def ready(bot: Running, job: Job) -> None:
    """All connections are open, on both sides: some may have been dropped in the meantime."""
    gc.collect()
    await bot.load.way.open()
    await bot.load.some(job, AT_ONCE, AT_ONCE)
    bot.load.ledger.waits.clear()


async def once(bot: Running, plan: Plan, measured: Measured) -> None:
    """What does not need to be repeated."""
    for job in plan.paced_jobs:
        for rate, seconds in plan.paced.items():
            await ready(bot, job)
            waits = await bot.load.paced(job, rate, seconds)
            measured.paced.setdefault(job.name, {})[rate] = waits
    await ready(bot, CARD)
    bot.load.api.latency = LATENCY_SECONDS
    came = await bot.load.closed(CARD, AT_ONCE_DELAYED, plan.delayed)
    measured.delayed.append(came / plan.delayed)
