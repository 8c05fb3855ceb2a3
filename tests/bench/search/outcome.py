"""What a run comes to: figures of each contender at each size. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tests.bench.figures import percentile
from tests.bench.search.measure import Run
from tests.bench.search.peers import Answer
from tests.bench.search.quality import Quality, best_threshold, quality
from tests.bench.search.question import Question
from tests.bench.search.sets import SEEN, SHIPPED, UNSEEN, Sets

Pair = tuple[Question, Answer]


class Times(NamedTuple):
    """In µs."""

    p50: float
    p99: float


class Worst(NamedTuple):
    """The longest that any input took that is as much work as possible, and its kind."""

    ms: float
    kind: str


@dataclass(frozen=True, slots=True)
class Figures:
    """``quality`` is of questions that were not read while the search was built; ``by_set``, of
    the shipped file, of each question set. Questions are new (``cold``) or were asked before
    (``warm``); ``remembered`` is for who remembers answers. ``worst`` is by what is done with the
    input: answer, reply, inline; empty where it was not measured. ``threshold`` is None for who
    says itself what it answers.
    """

    quality: Quality
    threshold: float | None
    cold: Times
    warm: Times
    build_s: float
    memory_mb: float
    remembered: Times | None = None
    worst: Mapping[str, Worst] = field(default_factory=dict)
    by_set: Mapping[str, Quality] = field(default_factory=dict)


#: By contender, then by size.
Outcome = Mapping[str, Mapping[int, Figures]]


def figures(run: Run, sets: Sets) -> Figures:
    says_itself = all(answer.said is not None for answer in run.asked)
    pairs = list(zip(sets.asked, run.asked, strict=False))
    judged = [(question, answer) for question, answer in pairs if question.source not in SEEN]
    # People's questions are like no others: there the threshold is the best one in hindsight.
    tried = judged if run.size == SHIPPED else list(zip(sets.trial, run.trial, strict=False))
    threshold = best_threshold(*_apart(tried))
    by_set = {
        name: quality(*_apart([pair for pair in pairs if pair[0].source == name]), threshold)
        for name in (*UNSEEN, *SEEN)
    }
    return Figures(
        quality=quality(*_apart(judged), threshold),
        threshold=None if says_itself else threshold,
        cold=_times(run.cold_ns),
        warm=_times(run.warm_ns),
        build_s=run.build_s,
        memory_mb=run.memory_mb,
        remembered=_times(run.remembered_ns) if run.remembered_ns else None,
        worst={
            what: Worst(*max((took, kind) for kind, took in by_kind.items()))
            for what, by_kind in run.hostile_ms.items()
        },
        by_set={name: found for name, found in by_set.items() if found.inside},
    )


def _apart(pairs: Sequence[Pair]) -> tuple[list[Question], list[Answer]]:
    return [question for question, _ in pairs], [answer for _, answer in pairs]


def _times(took_ns: Sequence[int]) -> Times:
    return Times(percentile(took_ns, 0.5) / 1e3, percentile(took_ns, 0.99) / 1e3)


def summary(outcome: Outcome) -> dict[str, Any]:
    """All figures, for machines."""
    return {
        name: {str(size or "shipped"): _plain(found) for size, found in by_size.items()}
        for name, by_size in outcome.items()
    }


def _plain(found: Figures) -> dict[str, Any]:
    return _counts(found.quality) | {
        "sets": {name: _counts(counts) for name, counts in found.by_set.items()},
        "cold_us": found.cold._asdict(),
        "warm_us": found.warm._asdict(),
        "remembered_us": found.remembered._asdict() if found.remembered else None,
        "worst_ms": {what: worst._asdict() for what, worst in found.worst.items()},
        "build_s": found.build_s,
        "memory_mb": found.memory_mb,
    }


def _counts(counts: Quality) -> dict[str, Any]:
    return {
        "asked": counts.inside,
        "right_first": counts.share(counts.first),
        "answered_right": counts.share(counts.answered),
        "top_3": counts.share(counts.top),
        "out_of_scope": counts.outside,
        "false_answers": counts.false_share,
        "kinds": counts.kinds,
    }
