"""``make bench-digest``: what digests cost, how well they keep the pace, and who has to wait.

Prints the tables of docs/benchmarks.md and writes .bench/digest.json. The exit status tells only
whether everything could be measured, not whether the goals were reached.
"""

import asyncio
import json
import os
import sys
import time
from dataclasses import asdict, dataclass

from tests import postgres
from tests.bench import claims, sending, tables, whole
from tests.bench.databases import Database, each
from tests.bench.processes import ROOT, FailedError
from tests.bench.tables import Measured

OUT = ROOT / ".bench" / "digest.json"


@dataclass(frozen=True, slots=True)
class Plan:
    """How much of everything: rounds of the senders and their share of a full round, claims,
    digests without a pace, seconds of the pace and between two questions meanwhile.
    """

    rounds: int
    share: float
    claims: int
    unpaced: int
    seconds: float
    asked_every: float


FULL = Plan(rounds=20, share=1, claims=1000, unpaced=5000, seconds=600, asked_every=0.25)
QUICK = Plan(rounds=6, share=0.25, claims=150, unpaced=200, seconds=10, asked_every=0.08)
ROWS_TO_CLAIM, ROWS_TO_SEND = 100_000, 10_000


async def measure(server: str, plan: Plan) -> Measured:
    """One after the other; the runs at the pace, which hardly use the processor, at once."""
    senders = await sending.measure(plan.rounds, plan.share)

    async def claim(database: Database) -> claims.Costs:
        return await claims.measure(database.engine_url, plan.claims)

    async def send(database: Database) -> float:
        return await whole.unpaced(database.url, plan.unpaced)

    async def pace(database: Database) -> whole.Paced:
        return await whole.paced(database.url, plan.seconds, plan.asked_every)

    return Measured(
        senders=senders,
        storage=await each(server, ROWS_TO_CLAIM, claim),
        unpaced=await each(server, ROWS_TO_SEND, send),
        paced=await each(server, ROWS_TO_SEND, pace, at_once=True),
    )


def main() -> None:
    quick = os.environ.get("QUICK", "") not in {"", "0"}
    began = time.monotonic()
    with postgres.server(os.environ.get("TEST_DATABASE_URL"), postgres.folders()) as server:
        measured = asyncio.run(measure(server, QUICK if quick else FULL))
    goals = tables.goals(measured)
    print(tables.page(measured, goals))
    OUT.parent.mkdir(exist_ok=True)
    seconds = round(time.monotonic() - began, 1)
    kept = {"goals": [asdict(goal) for goal in goals], "quick": quick, "seconds": seconds}
    OUT.write_text(json.dumps(kept | tables.summary(measured), ensure_ascii=False, indent=1) + "\n")
    missed = sum(not goal.ok for goal in goals)
    print(f"\n{missed or 'no'} of {len(goals)} goals missed; {seconds} s; {OUT.relative_to(ROOT)}")


if __name__ == "__main__":
    try:
        main()
    except (FailedError, postgres.PostgresMissingError) as error:
        sys.exit(str(error))
