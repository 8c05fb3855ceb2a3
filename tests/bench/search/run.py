"""Every contender at every size, each in a process of its own on a core of its own."""

import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from tests.bench.processes import ROOT, FailedError
from tests.bench.search.measure import Run
from tests.bench.search.outcome import Figures, Outcome, figures
from tests.bench.search.peers import CONTENDERS
from tests.bench.search.sets import Sets


@dataclass(frozen=True, slots=True)
class Plan:
    """Sizes; machine-made questions of each kind and about nothing; seconds that a pass of a
    contender may take; how many contenders are measured at the same time.
    """

    sizes: tuple[int, ...]
    each: int
    strangers: int
    seconds: float
    at_once: int


def measure(plan: Plan, folder: Path) -> tuple[Outcome, dict[str, float]]:
    """What contenders come to, and the shares of facts in Rostrum's answers. ``folder`` is for the
    sets of questions, which are the same for all.
    """

    def ask(size: int) -> Path:
        path = folder / f"{size}.json"
        _python("tests.bench.search.sets", size, plan.each, plan.strangers, path)
        return path

    def run(job: tuple[int, str]) -> Figures:
        size, name = job
        printed = _python("tests.bench.search.measure", name, size, paths[size], plan.seconds)
        return figures(Run.of(json.loads(printed)), Sets.read(paths[size]))

    with _on_cores(plan.at_once) as pool:
        paths = dict(zip(plan.sizes, pool.map(ask, plan.sizes), strict=True))
        jobs = list(product(sorted(plan.sizes, reverse=True), CONTENDERS))
        done = dict(zip(jobs, pool.map(run, jobs), strict=True))
        (facts,) = pool.map(_python, ["tests.bench.search.facts"])
    outcome = {name: {size: done[size, name] for size in plan.sizes} for name in CONTENDERS}
    return outcome, json.loads(facts)


def _on_cores(most: int) -> ThreadPoolExecutor:
    """Threads that keep to a core each; so do the processes that they start."""
    if not hasattr(os, "sched_setaffinity"):
        return ThreadPoolExecutor(most)
    able = sorted(os.sched_getaffinity(0))
    cores = iter(able)
    return ThreadPoolExecutor(
        min(most, len(able)), initializer=lambda: os.sched_setaffinity(0, {next(cores)})
    )


def _python(module: str, *given: object) -> str:
    """What ``python -m module given…`` prints."""
    done = subprocess.run(
        [sys.executable, "-m", module, *map(str, given)],
        cwd=ROOT,
        env={"PATH": os.defpath, "PYTHONHASHSEED": "0"},  # sets in the same order each time
        stdout=subprocess.PIPE,
        text=True,
        check=False,
    )
    if done.returncode:
        raise FailedError(f"{module} {given} ended with status {done.returncode}")
    return done.stdout
