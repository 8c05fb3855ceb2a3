"""The tables of docs/benchmarks.md: pure."""

from collections.abc import Iterator, Sequence

from tests.bench.figures import Goal, table
from tests.bench.search.goals import label
from tests.bench.search.outcome import Figures, Outcome
from tests.bench.search.peers import OURS

GOALS = ("goal", "is", "got", "reached")
QUALITY = ("asked", "threshold", "right first", "answered right", "top 3", "false answers")
COST = ("cold µs, p50", "p99", "warm µs, p50", "p99", "worst ms", "build s", "MB")


def page(outcome: Outcome, reached: Sequence[Goal]) -> str:
    rows = [(g.name, g.goal, g.got, "yes" if g.ok else "**no**") for g in reached]
    parts = [table(GOALS, rows)]
    for size in outcome[OURS]:
        here = {name: by_size[size] for name, by_size in outcome.items() if size in by_size}
        of = label(size)
        parts.append(table((of, *QUALITY), [(name, *_quality(it)) for name, it in here.items()]))
        parts.append(table((of, *COST), [(name, *_cost(it)) for name, it in here.items()]))
    parts.append(table(("right first, by kind", *map(label, outcome[OURS])), _kinds(outcome)))
    return "\n\n".join(parts)


def _quality(it: Figures) -> Iterator[str]:
    counts = it.quality
    yield f"{counts.inside} + {counts.outside}"
    yield "-" if it.threshold is None else f"{it.threshold:.3g}"
    for count in (counts.first, counts.answered, counts.top):
        yield f"{100 * counts.share(count):.1f} %"
    yield f"{100 * counts.false_share:.1f} %"


def _cost(it: Figures) -> Iterator[str]:
    for micros in (it.cold_p50, it.cold_p99, it.warm_p50, it.warm_p99):
        yield f"{micros:,.0f}"
    yield f"{it.worst_ms:.3g}"
    yield f"{it.build_s:.3g}"
    yield f"{it.memory_mb:.1f}"


def _kinds(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    """Rostrum's own, of the kinds that are asked at any size."""
    by_size = [figures.quality.kinds for figures in outcome[OURS].values()]
    for kind in sorted({kind for kinds in by_size for kind in kinds}):
        cells = [kinds.get(kind) for kinds in by_size]
        yield kind, *(f"{cell[1]} of {cell[0]}" if cell else "" for cell in cells)
