"""What a run comes to: figures of each contender at each size. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tests.bench.figures import percentile
from tests.bench.search.measure import Run
from tests.bench.search.quality import Quality, best_threshold, quality
from tests.bench.search.sets import SHIPPED, Sets


@dataclass(frozen=True, slots=True)
class Figures:
    """Times in µs, of questions that were asked before (``warm``) or never (``cold``);
    ``worst_ms`` is the longest that any input took that is as much work as possible, ``worst``
    its kind. ``threshold`` is None for who says itself what it answers.
    """

    quality: Quality
    threshold: float | None
    warm_p50: float
    warm_p99: float
    cold_p50: float
    cold_p99: float
    worst_ms: float
    worst: str
    build_s: float
    memory_mb: float


#: By contender, then by size.
Outcome = Mapping[str, Mapping[int, Figures]]


def figures(run: Run, sets: Sets) -> Figures:
    says_itself = all(answer.said is not None for answer in run.asked)
    # People's questions are like no others: there the threshold is the best one in hindsight.
    hindsight = run.size == SHIPPED
    threshold = best_threshold(
        sets.asked if hindsight else sets.trial, run.asked if hindsight else run.trial
    )
    worst = max(run.hostile_ms, key=run.hostile_ms.__getitem__)
    return Figures(
        quality=quality(sets.asked, run.asked, threshold),
        threshold=None if says_itself else threshold,
        warm_p50=percentile(run.warm_ns, 0.5) / 1e3,
        warm_p99=percentile(run.warm_ns, 0.99) / 1e3,
        cold_p50=percentile(run.cold_ns, 0.5) / 1e3,
        cold_p99=percentile(run.cold_ns, 0.99) / 1e3,
        worst_ms=run.hostile_ms[worst],
        worst=worst,
        build_s=run.build_s,
        memory_mb=run.memory_mb,
    )


def summary(outcome: Outcome) -> dict[str, Any]:
    """All figures, for machines."""
    return {
        name: {str(size or "shipped"): _plain(found) for size, found in by_size.items()}
        for name, by_size in outcome.items()
    }


def _plain(found: Figures) -> dict[str, Any]:
    counts = found.quality
    return {
        "asked": counts.inside,
        "right_first": counts.share(counts.first),
        "answered_right": counts.share(counts.answered),
        "top_3": counts.share(counts.top),
        "out_of_scope": counts.outside,
        "false_answers": counts.false_share,
        "kinds": counts.kinds,
        "cold_us": {"p50": found.cold_p50, "p99": found.cold_p99},
        "warm_us": {"p50": found.warm_p50, "p99": found.warm_p99},
        "worst_ms": found.worst_ms,
        "worst": found.worst,
        "build_s": found.build_s,
        "memory_mb": found.memory_mb,
    }
