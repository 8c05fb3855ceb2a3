"""What came out, as tables for people, goals, and figures for machines: pure."""

import statistics
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from tests.bench.claims import Costs
from tests.bench.figures import (
    Goal,
    at_least,
    at_most,
    most_in_any_second,
    percentile,
    rate,
    table,
)
from tests.bench.sending import AIOGRAM, CONTENDERS, HERE, PTB, ratio
from tests.bench.whole import RATE, Paced

#: By how much the rate may be off, and what the bot may grow by while it sends.
TOLERANCE, GROWTH_MB = 0.02, 10.0
REPLY_MS, CLAIM_MS = 50.0, 25.0

GOALS = ("goal", "is", "got", "reached")
SENDERS = ("sender", "at once", "CPU ms a message", "× Rostrum")
STORAGE = ("storage's share", "claim ms, p50", "p95", "CPU ms a digest")
WHOLE = ("the whole bot, no pace", "CPU ms a digest")
PACED = ("at the pace", "sent", "a second", "most", "replies", "ms, p50", "p99", "MB", "grew")


@dataclass(frozen=True, slots=True)
class Measured:
    """Processor time a message by sender and of the whole bot, in ms; what the databases cost; and
    the runs at the pace. Databases by name.
    """

    senders: Mapping[str, list[float]]
    storage: Mapping[str, Costs]
    unpaced: Mapping[str, float]
    paced: Mapping[str, Paced]


def goals(measured: Measured) -> list[Goal]:
    """One for each figure that is to be reached."""
    found = [
        at_least("python-telegram-bot / Rostrum, CPU a message", ratio(measured.senders, PTB), 10),
        at_least("aiogram / Rostrum, CPU a message", ratio(measured.senders, AIOGRAM), 2),
    ]
    for name, paced in measured.paced.items():
        found += _paced_goals(name, paced)
    for name, costs in measured.storage.items():
        p95 = 1000 * percentile(costs.claims, 0.95)
        found.append(at_most(f"{name}: claim p95, 100,000 due", p95, CLAIM_MS, "ms"))
    return found


def _paced_goals(database: str, paced: Paced) -> Iterator[Goal]:
    sent = rate(paced.arrivals)
    yield Goal(
        f"{database}: digests a second",
        f"{RATE} ± {TOLERANCE:.0%}",
        f"{sent:.2f}",
        abs(sent / RATE - 1) <= TOLERANCE,
    )
    most = most_in_any_second(paced.arrivals)
    yield at_most(f"{database}: most in any second", most, RATE)
    # Whoever got no answer at all waited longer than everybody else.
    waits = [*paced.replies, *[float("inf")] * paced.unanswered]
    wait = 1000 * percentile(waits, 0.99)
    yield Goal(f"{database}: reply p99", f"< {REPLY_MS:g} ms", f"{wait:.1f} ms", wait < REPLY_MS)
    yield at_most(f"{database}: memory growth", growth(paced), GROWTH_MB, "MB")


def growth(paced: Paced) -> float:
    return paced.memory[-1] - paced.memory[0]


def page(measured: Measured, reached: list[Goal]) -> str:
    """The tables of docs/benchmarks.md."""
    rows = [(g.name, g.goal, g.got, "yes" if g.ok else "**no**") for g in reached]
    return "\n\n".join(
        (
            table(GOALS, rows),
            table(SENDERS, _senders(measured)),
            table(STORAGE, _storage(measured)),
            table(WHOLE, _unpaced(measured)),
            table(PACED, _paced(measured)),
        )
    )


def _senders(measured: Measured) -> Iterator[tuple[str, ...]]:
    for it in CONTENDERS:
        cost = statistics.median(measured.senders[it.name])
        times = 1 if it is HERE else ratio(measured.senders, it)
        yield it.name, str(it.workers), f"{cost:.3f}", f"{times:.1f}"


def _storage(measured: Measured) -> Iterator[tuple[str, ...]]:
    for name, costs in measured.storage.items():
        p50, p95 = (1000 * percentile(costs.claims, share) for share in (0.5, 0.95))
        yield name, f"{p50:.1f}", f"{p95:.1f}", f"{costs.cpu_ms:.3f}"


def _unpaced(measured: Measured) -> Iterator[tuple[str, ...]]:
    for name, cost in measured.unpaced.items():
        yield name, f"{cost:.2f}"


def _paced(measured: Measured) -> Iterator[tuple[str, ...]]:
    for name, run in measured.paced.items():
        yield (
            name,
            str(len(run.arrivals)),
            f"{rate(run.arrivals):.2f}",
            str(most_in_any_second(run.arrivals)),
            f"{len(run.replies)} of {len(run.replies) + run.unanswered}",
            *(f"{1000 * percentile(run.replies, share):.1f}" for share in (0.5, 0.99)),
            f"{run.memory[-1]:.0f}",
            f"{growth(run):+.1f}",
        )


def summary(measured: Measured) -> dict[str, Any]:
    """All figures, for machines."""
    storage = {
        name: {
            "claim_p50_ms": 1000 * percentile(costs.claims, 0.5),
            "claim_p95_ms": 1000 * percentile(costs.claims, 0.95),
            "cpu_ms": costs.cpu_ms,
        }
        for name, costs in measured.storage.items()
    }
    paced = {
        name: {
            "sent": len(run.arrivals),
            "rate": rate(run.arrivals),
            "most_in_any_second": most_in_any_second(run.arrivals),
            "reply_p50_ms": 1000 * percentile(run.replies, 0.5),
            "reply_p99_ms": 1000 * percentile(run.replies, 0.99),
            "unanswered": run.unanswered,
            "memory_mb": run.memory[-1],
            "memory_growth_mb": growth(run),
        }
        for name, run in measured.paced.items()
    }
    return {
        "senders_cpu_ms": measured.senders,
        "storage": storage,
        "whole_bot_cpu_ms": measured.unpaced,
        "paced": paced,
    }
