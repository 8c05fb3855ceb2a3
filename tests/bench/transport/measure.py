"""All contenders in turn, again and again."""

import gc
import os
import tempfile
import time
from collections.abc import Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path

from tests.bench.transport.asking import CARD, COLD, REGULARS, WARM, Job
from tests.bench.transport.contenders import Contender
from tests.bench.transport.outcome import Flat, Measured, Paced
from tests.bench.transport.running import Running, cores, running
from tests.bench.transport.said import Said, check, said

#: Updates without a reply at any time: flat out, and with latency, as many as Telegram would have.
AT_ONCE, AT_ONCE_DELAYED = 32, 100
LATENCY_SECONDS = 0.05


@dataclass(frozen=True, slots=True)
class Plan:
    """Who; how many rounds, and how many of them with more than warm questions flat out; the
    seconds of each measurement flat out, of those at an even rate by updates a second, and of those
    with latency; what is asked at an even rate; and after how many seconds it must be over.
    """

    contenders: Sequence[Contender]
    rounds: int
    wide_rounds: int
    flat: float
    paced: Mapping[int, float]
    delayed: float
    paced_jobs: Sequence[Job]
    limit: float


async def measure(plan: Plan) -> dict[str, Measured]:
    """By the contenders' names."""
    theirs, own = cores()
    os.sched_setaffinity(0, {own})
    gc.disable()  # a walk through the heap here would look like a slow bot
    async with AsyncExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        bots = await start(plan.contenders, stack, folder, theirs)
        measured = {bot.contender.name: Measured(bot.start, bot.start_cpu) for bot in bots}
        for number in range(plan.rounds):
            await a_round(plan, bots, measured, wide=number < plan.wide_rounds)
        for bot in bots:
            measured[bot.contender.name].memory.append(bot.process.memory())
    return measured


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


async def a_round(
    plan: Plan, bots: list[Running], measured: Mapping[str, Measured], *, wide: bool
) -> None:
    """Everybody's turn at one thing after the other, so that it is the same hour for all."""
    kept = [(bot, measured[bot.contender.name]) for bot in bots]
    for job in WARM + COLD if wide else WARM:
        for bot, its in kept:
            if bot.contender.cold or not job.cold:
                await flat(bot, job, plan.flat, its.flat.setdefault(job.name, Flat()))
    if not wide:
        return
    for job in plan.paced_jobs:
        for rate, seconds in plan.paced.items():
            for bot, its in kept:
                by_rate = its.paced.setdefault(job.name, {})
                await paced(bot, job, rate, seconds, by_rate.setdefault(rate, Paced()))
    for bot, its in kept:
        await delayed(bot, plan.delayed, its.delayed)


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


async def paced(bot: Running, job: Job, rate: int, seconds: float, kept: Paced) -> None:
    """At an even rate."""
    await ready(bot, job)
    waits, keeps_up = await bot.load.paced(job, rate, seconds)
    kept.waits.extend(waits)
    kept.kept_up.append(keeps_up)


async def delayed(bot: Running, seconds: float, kept: list[float]) -> None:
    """As many as it can while every call takes its time."""
    await ready(bot, CARD)
    bot.load.api.latency = LATENCY_SECONDS
    kept.append(await bot.load.closed(CARD, AT_ONCE_DELAYED, seconds) / seconds)
