"""``make bench-search``: prints the tables of docs/benchmarks.md, writes them to .bench/search.md
and the figures to .bench/search.json, and in the full form draws the plots in docs/images.

The exit status tells only whether everything could be measured, not whether goals were reached.
"""

import json
import os
import sys
import tempfile
import time
from dataclasses import asdict
from pathlib import Path

from tests.bench.processes import ROOT, FailedError
from tests.bench.search import goals, tables
from tests.bench.search.outcome import summary
from tests.bench.search.peers import OURS
from tests.bench.search.run import Plan, measure
from tests.bench.search.sets import SHIPPED

OUT = ROOT / ".bench" / "search.json"
FULL = Plan((SHIPPED, 1_000, 10_000, 100_000), each=60, strangers=400, seconds=60, at_once=1)
QUICK = Plan((SHIPPED, 1_000, 10_000), each=20, strangers=150, seconds=0.7, at_once=2)

PLOTS = (
    "![Right entry first against the median time of a question](images/search-quality.svg)\n\n"
    "![The time of a question against the number of entries](images/search-size.svg)"
)


def main() -> None:
    quick = os.environ.get("QUICK", "") not in {"", "0"}
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="rostrum-bench-") as folder:
        outcome, facts = measure(QUICK if quick else FULL, Path(folder))
    reached = goals.goals(outcome, facts)
    form = "The short form, `QUICK=1`." if quick else PLOTS
    page = f"{form}\n\n{tables.page(outcome, goals.own(outcome[OURS], facts))}"
    print(page)
    seconds = round(time.monotonic() - began, 1)
    kept = {"goals": [asdict(goal) for goal in reached], "quick": quick, "seconds": seconds}
    OUT.parent.mkdir(exist_ok=True)
    OUT.with_suffix(".md").write_text(page + "\n", "utf-8")
    OUT.write_text(json.dumps(kept | {"figures": summary(outcome)}, ensure_ascii=False, indent=1))
    if not quick:
        from tests.bench.search.plots import draw  # noqa: PLC0415 - matplotlib, for the full form alone

        draw(outcome, ROOT / "docs" / "images")
    missed = sum(not goal.ok for goal in reached)
    told = f"{missed or 'no'} of {len(reached)} goals missed; {seconds} s; {OUT.relative_to(ROOT)}"
    print(told, file=sys.stderr)


if __name__ == "__main__":
    try:
        main()
    except FailedError as error:
        sys.exit(str(error))
