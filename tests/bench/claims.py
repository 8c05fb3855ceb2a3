"""What the database costs: taking what is due, and recording that it was sent."""

import resource
import time
from dataclasses import dataclass
from datetime import timedelta

from bot.clock import SystemClock
from bot.storage import Store
from bot.storage.claims import Claim, Claims
from handlers.schedule import next_due

#: As delivery claims.
LIMIT, LEASE = 3, timedelta(seconds=60)
WARM_UP = 20


@dataclass(frozen=True, slots=True)
class Costs:
    """How long each claim took (seconds), and processor time of this process a digest (ms)."""

    claims: list[float]
    cpu_ms: float


async def measure(url: str, times: int) -> Costs:
    """Claim ``times`` times from a database that has that many due, and complete every claim."""
    store = await Store.open(url, SystemClock())
    await _work(store.digests, WARM_UP)
    before = resource.getrusage(resource.RUSAGE_SELF)
    claims = await _work(store.digests, times)
    after = resource.getrusage(resource.RUSAGE_SELF)
    await store.close()
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Costs(claims, 1000 * used / (times * LIMIT))


async def _work(digests: Claims, times: int) -> list[float]:
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        claims = await digests.claim(LIMIT, LEASE)
        taken.append(time.perf_counter() - begin)
        if len(claims) != LIMIT:
            raise RuntimeError(f"{len(claims)} claimed instead of {LIMIT}")
        for claim in claims:
            await _complete(digests, claim)
    return taken


async def _complete(digests: Claims, claim: Claim) -> None:
    due_at = next_due(claim.subscription.schedule, await digests.now())
    await digests.complete(claim, due_at, ("a-point", "another-point"), recapped=False)
