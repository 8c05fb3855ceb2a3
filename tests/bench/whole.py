"""The bot as it runs, on the Bot API of :mod:`tests.bench.telegram`, with much to send."""

import asyncio
from dataclasses import dataclass

from tests.bench.processes import FailedError, Process, Telegram, bot, telegram

RATE = 23
#: What people ask meanwhile: names, a question that is searched for, and a command.
QUESTIONS = [
    "张亚勤",
    "大模型怎么做安全对齐",
    "Yann LeCun",
    "/start",
    "自动驾驶",
    "who spoke about chips?",
]
WARM_UP = 100
SILENT_SECONDS = 3
LOOK_SECONDS, PATIENCE_SECONDS = 0.02, 60.0


@dataclass(frozen=True, slots=True)
class Paced:
    """Arrivals of digests and answers to people, in seconds; memory in MB, a value each second."""

    arrivals: list[float]
    replies: list[float]
    unanswered: int
    memory: list[float]


async def paced(url: str, seconds: float, asked_every: float) -> Paced:
    """For so long, or as long as there is something due, with people asking meanwhile."""
    async with telegram() as api, bot(api.base, url, DIGEST_RATE=str(RATE)) as process:
        await _arrived(RATE, api, process)
        await api.bench("reset")
        await api.bench("ask", texts=QUESTIONS, every=asked_every)
        memory = await _watch(api, process, seconds)
        await api.bench("stop")
        times = await api.bench("times")
        await asyncio.sleep(0.2)  # the last answers are on their way
        times |= {k: v for k, v in (await api.bench("times")).items() if k != "arrivals"}
    if len(times["arrivals"]) < RATE or not times["replies"]:
        raise FailedError("hardly anything arrived")
    return Paced(memory=memory, **times)


async def _arrived(count: int, api: Telegram, process: Process) -> int:
    """Wait until so many digests have arrived; how many have."""
    async with asyncio.timeout(PATIENCE_SECONDS):
        while (arrived := await api.count()) < count:
            process.check()
            await asyncio.sleep(LOOK_SECONDS)
    return arrived


async def _watch(api: Telegram, process: Process, seconds: float) -> list[float]:
    """Until nothing has come for some seconds, as all is sent."""
    memory: list[float] = []
    arrived, silent = 0, 0
    while len(memory) < seconds and silent < SILENT_SECONDS:
        process.check()
        memory.append(process.memory())
        await asyncio.sleep(1)
        before, arrived = arrived, await api.count()
        silent = silent + 1 if arrived == before else 0
    return memory


async def unpaced(url: str, count: int) -> float:
    """Processor time of the whole bot a digest, in ms, at the highest rate that it knows."""
    fast = {"DIGEST_RATE": "1000", "PAID_BROADCAST": "true"}
    async with telegram() as api, bot(api.base, url, **fast) as process:
        first = await _arrived(WARM_UP, api, process)
        before = process.cpu()
        last = await _arrived(first + count, api, process)
        return 1000 * (process.cpu() - before) / (last - first)
