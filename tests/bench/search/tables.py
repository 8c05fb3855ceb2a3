"""The tables of docs/benchmarks.md: pure."""

from collections.abc import Iterator, Mapping, Sequence

from tests.bench.figures import Goal, table
from tests.bench.search.goals import label
from tests.bench.search.outcome import Figures, Outcome, Times
from tests.bench.search.peers import OURS, PEERS
from tests.bench.search.quality import Quality, lead
from tests.bench.search.sets import UNSEEN

GOALS = ("goal", "is", "got", "reached")
QUALITY = ("asked", "right first", "answered right", "top 3", "false answers")
COST = ("cold µs, p50", "p99", "warm µs, p50", "p99", "worst ms", "build s", "MB")
TITLES = {"heldout": "held-out", "dev": "development"}
#: What else is done with inputs that are as much work as possible.
MORE = {"reply": "its reply written", "inline": "an inline query's results"}


def page(outcome: Outcome, reached: Sequence[Goal]) -> str:
    """``reached`` are Rostrum's own goals; those beside others are in a table of their own."""
    parts = [table(GOALS, [(g.name, g.goal, g.got, "yes" if g.ok else "**no**") for g in reached])]
    ours = outcome[OURS]
    if len(outcome) > 1:
        parts.append(table(("ahead of", *map(label, ours)), _ahead(outcome)))
    for size in ours:
        here = {name: by_size[size] for name, by_size in outcome.items() if size in by_size}
        of = label(size) if size else f"{label(size)}, unseen questions"
        rows = [(name, _threshold(it), *_quality(it.quality)) for name, it in here.items()]
        parts.append(table((of, "threshold", *QUALITY), rows))
        if ours[size].by_set:
            head = (f"{OURS} by question set", "read while building", *QUALITY)
            parts.append(table(head, _sets(ours[size].by_set)))
        parts.append(table((label(size), *COST), _costs(here)))
    parts.append(table(("right first, by kind", *map(label, ours)), _kinds(outcome)))
    return "\n\n".join(parts)


def _ahead(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    """By how much more is right first, and how many times faster a new question is answered."""
    ours = outcome[OURS]
    for name in [name for name in PEERS if name in outcome]:
        theirs = outcome[name]
        leads = [100 * lead(ours[size].quality, theirs[size].quality) for size in ours]
        yield f"{name}: right first, points", *(_won(f"{ahead:+.1f}", ahead > 0) for ahead in leads)
        times = [theirs[size].cold.p50 / ours[size].cold.p50 for size in ours]
        yield f"{name}: p50 cold", *(_won(f"{ratio:.2f}×", ratio > 1) for ratio in times)


def _won(text: str, ok: bool) -> str:
    return text if ok else f"**{text}**"


def _threshold(it: Figures) -> str:
    return "-" if it.threshold is None else f"{it.threshold:.3g}"


def _quality(counts: Quality) -> Iterator[str]:
    yield f"{counts.inside} + {counts.outside}"
    for count in (counts.first, counts.answered, counts.top):
        yield f"{100 * counts.share(count):.1f} %"
    yield f"{100 * counts.false_share:.1f} % ({counts.false})"


def _sets(by_set: Mapping[str, Quality]) -> Iterator[tuple[str, ...]]:
    for name, counts in by_set.items():
        yield TITLES.get(name, name), "no" if name in UNSEEN else "yes", *_quality(counts)


def _costs(here: Mapping[str, Figures]) -> Iterator[tuple[str, ...]]:
    for name, it in here.items():
        worst = f"{it.worst['answer'].ms:.3g}" if "answer" in it.worst else ""
        built = f"{it.build_s:.3g}", f"{it.memory_mb:.1f}"
        yield name, *_micros(it.cold), *_micros(it.warm), worst, *built
        if it.remembered:
            yield f"{name}, answer remembered", "", "", *_micros(it.remembered), "", "", ""
        for what in [what for what in MORE if what in it.worst]:
            yield f"{name}, {MORE[what]}", *[""] * 4, f"{it.worst[what].ms:.3g}", "", ""


def _micros(times: Times) -> Iterator[str]:
    return (f"{micros:,.3g}" if micros < 10 else f"{micros:,.0f}" for micros in times)


def _kinds(outcome: Outcome) -> Iterator[tuple[str, ...]]:
    """Rostrum's own, of the kinds that are asked at any size."""
    by_size = [figures.quality.kinds for figures in outcome[OURS].values()]
    for kind in sorted({kind for kinds in by_size for kind in kinds}):
        yield kind, *(_kind(*kinds[kind]) if kind in kinds else "" for kinds in by_size)


def _kind(asked: int, first: int, answered: int) -> str:
    """With how many of them are answers, where others are asked back and count all the same."""
    back = f", {answered} answered" if answered < first else ""
    return f"{first} of {asked}{back}"
