"""What came out, as tables for people and figures for machines: pure."""

import statistics
from collections.abc import Iterator, Sequence
from typing import Any

from tests.bench.figures import Goal, percentile, table
from tests.bench.transport.asking import COLD, WARM
from tests.bench.transport.contenders import AIOGRAM, ALL, PTB
from tests.bench.transport.goals import ratio
from tests.bench.transport.outcome import RATES, Measured, Outcome, Paced

#: The asking side had no more to give: the bot might have done more.
FULL = 0.9

GOALS = ("goal", "is", "got", "reached")
COST = (
    "CPU ms an update",
    *(job.name for job in WARM + COLD),
    f"{PTB.name} is ×",
    f"{AIOGRAM.name} is ×",
)
MOST = ("updates a second", *(job.name for job in WARM), "card, 50 ms latency")
WAITS = (
    "ms until the reply",
    *(
        f"{job.name} at {rate:,}/s, {share}"
        for job in WARM
        for rate in RATES
        for share in ("p50", "p99")
    ),
)
PROCESS = ("process", "start-up s", "of it CPU s", "MB")


def page(outcome: Outcome, reached: Sequence[Goal]) -> str:
    """The tables of docs/benchmarks.md."""
    found = [it for it in ALL if it.name in outcome]
    return "\n\n".join(
        (
            table(GOALS, [(g.name, g.goal, g.got, "yes" if g.ok else "**no**") for g in reached]),
            table(
                COST,
                [
                    (
                        it.name,
                        *costs(outcome[it.name]),
                        *(f"{ratio(outcome, peer, it):.1f}" for peer in (PTB, AIOGRAM)),
                    )
                    for it in found
                ],
            ),
            table(MOST, [(it.name, *most(outcome[it.name])) for it in found]),
            table(WAITS, [(it.name, *waits(outcome[it.name])) for it in found]),
            table(PROCESS, [(it.name, *process(outcome[it.name])) for it in found]),
        )
    )


def costs(measured: Measured) -> Iterator[str]:
    for job in WARM + COLD:
        flat = measured.flat.get(job.name)
        yield f"{statistics.median(flat.cpu_ms):.3f}" if flat else ""


def most(measured: Measured) -> Iterator[str]:
    for job in WARM:
        flat = measured.flat[job.name]
        more = "≥ " if statistics.median(flat.busy) > FULL else ""
        yield f"{more}{statistics.median(flat.rate):,.0f}"
    yield f"{statistics.median(measured.delayed):,.0f}"


def waits(measured: Measured) -> Iterator[str]:
    for job in WARM:
        paced = measured.paced.get(job.name)
        for rate in RATES:
            for share in (0.5, 0.99):
                yield _wait(paced[rate], share) if paced else ""


def _wait(paced: Paced, share: float) -> str:
    return f"{1000 * percentile(paced.waits, share):.2f}" if paced.keeps_up else "—"


def process(measured: Measured) -> tuple[str, ...]:
    return f"{measured.start:.2f}", f"{measured.start_cpu:.2f}", f"{measured.memory[0]:.0f}"


def summary(outcome: Outcome) -> dict[str, Any]:
    """All figures, for machines."""
    return {name: _summary(measured) for name, measured in outcome.items()}


def _summary(measured: Measured) -> dict[str, Any]:
    even = {
        job: {
            str(rate): {
                **{f"p{n}_ms": 1000 * percentile(paced.waits, n / 100) for n in (50, 99)},
                "kept_up": paced.kept_up,
            }
            for rate, paced in by_rate.items()
        }
        for job, by_rate in measured.paced.items()
    }
    return {
        "flat_out": {
            job: {"cpu_ms": flat.cpu_ms, "updates_per_second": flat.rate, "asking_busy": flat.busy}
            for job, flat in measured.flat.items()
        },
        "at_an_even_rate": even,
        "updates_per_second_with_50_ms_latency": measured.delayed,
        "start_up_seconds": measured.start,
        "start_up_cpu_seconds": measured.start_cpu,
        "memory_mb": measured.memory,
    }
