"""What is to be reached, and what came out: pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.bench.figures import Goal
from tests.bench.search.outcome import Figures, Outcome
from tests.bench.search.peers import OURS
from tests.bench.search.quality import lead
from tests.bench.search.sets import SHIPPED

FACTS = 0.95


@dataclass(frozen=True, slots=True)
class Target:
    """Shares of questions, microseconds, milliseconds, seconds and megabytes."""

    first: float
    top: float
    false: float
    warm_us: float
    cold_us: float
    p99_ms: float
    build_s: float
    memory_mb: float
    worst_ms: float | None = None


TARGETS = {
    SHIPPED: Target(0.97, 0.99, 0.01, 50, 130, 0.3, 0.05, 3, worst_ms=5),
    1_000: Target(0.98, 0.99, 0.01, 50, 130, 0.5, 0.15, 6),
    10_000: Target(0.97, 0.99, 0.03, 60, 180, 1, 1.5, 40),
    100_000: Target(0.95, 0.98, 0.05, 80, 200, 2, 10, 200, worst_ms=50),
}


def label(size: int) -> str:
    return f"{size:,} entries" if size else "shipped file"


def goals(outcome: Outcome, facts: Mapping[str, float]) -> list[Goal]:
    """One for each figure that is to be reached. ``facts`` by how they were asked and counted."""
    return [*own(outcome[OURS], facts), *beside(outcome)]


def own(ours: Mapping[int, Figures], facts: Mapping[str, float]) -> list[Goal]:
    """What Rostrum is to reach by itself."""
    found = [goal for size, figures in ours.items() for goal in _own(size, figures, TARGETS[size])]
    for asked, share in facts.items():
        found.append(_least(f"{label(SHIPPED)}: facts in the answer, {asked}", share, FACTS))
    return found


def beside(outcome: Outcome) -> list[Goal]:
    """What Rostrum is to be ahead of each of the others in."""
    found: list[Goal] = []
    for name, by_size in outcome.items():
        if name != OURS:
            for size, theirs in by_size.items():
                found += _beside(size, name, outcome[OURS][size], theirs)
    return found


def _own(size: int, ours: Figures, target: Target) -> Iterator[Goal]:
    counts = ours.quality
    of = label(size) if size else f"{label(size)}, unseen questions"
    yield _least(f"{of}: right first", counts.share(counts.first), target.first)
    yield _least(f"{of}: top 3", counts.share(counts.top), target.top)
    false = f"{100 * counts.false_share:.1f} % ({counts.false} of {counts.outside})"
    yield Goal(
        f"{of}: false answers",
        f"≤ {100 * target.false:g} %",
        false,
        counts.false_share <= target.false,
    )
    of = label(size)
    yield _most(f"{of}: p50 warm", ours.warm.p50, target.warm_us, "µs")
    yield _most(f"{of}: p50 cold", ours.cold.p50, target.cold_us, "µs")
    yield _most(f"{of}: p99 cold", ours.cold.p99 / 1e3, target.p99_ms, "ms")
    yield _most(f"{of}: build", ours.build_s, target.build_s, "s")
    yield _most(f"{of}: memory", ours.memory_mb, target.memory_mb, "MB")
    if target.worst_ms is not None:
        yield _most(f"{of}: worst input", ours.worst["answer"].ms, target.worst_ms, "ms")


def _beside(size: int, name: str, ours: Figures, theirs: Figures) -> Iterator[Goal]:
    ratio = theirs.cold.p50 / ours.cold.p50
    yield Goal(f"{label(size)}: {name} / Rostrum, p50 cold", "> 1×", f"{ratio:.2f}×", ratio > 1)
    points = 100 * lead(ours.quality, theirs.quality)
    name = f"{label(size)}: Rostrum - {name}, right first"
    yield Goal(name, "> 0 points", f"{points:+.1f} points", points > 0)


def _least(name: str, got: float, least: float) -> Goal:
    return Goal(name, f"≥ {100 * least:g} %", f"{100 * got:.1f} %", got >= least)


def _most(name: str, got: float, most: float, unit: str) -> Goal:
    return Goal(name, f"≤ {most:g} {unit}", f"{got:.3g} {unit}", got <= most)
