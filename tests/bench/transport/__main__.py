"""``make bench-transport``: prints the tables of docs/benchmarks.md, writes them to
.bench/transport.md and the figures to .bench/transport.json.

The exit status tells only whether everything could be measured, not whether goals were reached.
"""

import asyncio
import json
import os
import signal
import sys
import time
from dataclasses import asdict

import uvloop

from tests.bench.processes import PEERS, ROOT, FailedError
from tests.bench.transport import goals, tables
from tests.bench.transport.asking import CARD, WARM
from tests.bench.transport.contenders import ALL, FEW
from tests.bench.transport.measure import Plan, measure
from tests.bench.transport.outcome import Outcome

OUT = ROOT / ".bench" / "transport"
FULL = Plan(
    contenders=ALL,
    rounds=15,
    wide_rounds=4,
    flat=0.3,
    paced={100: 2, 1000: 1},
    delayed=1,
    paced_jobs=WARM,
    limit=1200,
)
QUICK = Plan(
    contenders=FEW,
    rounds=3,
    wide_rounds=1,
    flat=0.15,
    paced={100: 0.3, 1000: 0.25},
    delayed=0.5,
    paced_jobs=(CARD,),
    limit=120,
)


def main() -> None:
    quick = os.environ.get("QUICK", "") not in {"", "0"}
    began = time.monotonic()
    if not PEERS.exists():
        raise FailedError("python-telegram-bot and aiogram are not there: make compat")
    outcome = uvloop.run(run(QUICK if quick else FULL))
    write(outcome, quick, round(time.monotonic() - began, 1))


async def run(plan: Plan) -> Outcome:
    """Within its limit; interrupted, it ends the bots first."""
    this = asyncio.current_task()
    assert this
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, this.cancel)
    async with asyncio.timeout(plan.limit):
        return await measure(plan)


def write(outcome: Outcome, quick: bool, seconds: float) -> None:
    reached = goals.goals(outcome)
    page = tables.page(outcome, reached)
    kept = {"goals": [asdict(goal) for goal in reached], "quick": quick, "seconds": seconds}
    kept["contenders"] = tables.summary(outcome)
    OUT.parent.mkdir(exist_ok=True)
    OUT.with_suffix(".md").write_text(page + "\n", "utf-8")
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    OUT.with_suffix(".json").write_text(text + "\n", "utf-8")
    missed = sum(not goal.ok for goal in reached)
    print(page)
    print(f"\n{missed or 'no'} of {len(reached)} goals missed; {seconds} s; .bench/transport.json")


if __name__ == "__main__":
    try:
        main()
    except FailedError as error:
        sys.exit(str(error))
    except TimeoutError:
        sys.exit("it took too long")
    except asyncio.CancelledError:
        sys.exit("interrupted")
