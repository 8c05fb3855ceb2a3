"""One contender at one size, in a process of its own: ``python -m … contender size sets seconds``.

Prints what came out as JSON. ``seconds`` bounds each of a peer's passes: who is slow is asked less.
The bot itself is asked everything; only it is always given what is as much work as possible.
"""

import ctypes
import gc
import json
import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from random import Random
from typing import Any

from knowledge.models import Knowledge
from tests.bench.search import hostile, sets
from tests.bench.search.peers import Answer, Bot, Contender, contender
from tests.bench.search.question import Question

#: Asked in any case, however slow.
LEAST = 30
ROUNDS, WARM = 3, 300
#: Seconds from which on peers are given what is as much work as possible: some of them take 11 s
#: for one such input.
LONG = 2


@dataclass(frozen=True, slots=True)
class Run:
    """Answers to the first of the trial questions and of those that count; how long the latter
    took when they were new, when they had been asked before, and when their answers were
    remembered, in ns; how long inputs took that are as much work as possible, in ms by what is
    done with them and by kind; and what it costs to build the index.
    """

    name: str
    size: int
    build_s: float
    memory_mb: float
    trial: list[Answer]
    asked: list[Answer]
    cold_ns: list[int]
    warm_ns: list[int]
    remembered_ns: list[int]
    hostile_ms: dict[str, dict[str, float]]

    @classmethod
    def of(cls, plain: dict[str, Any]) -> "Run":
        answers = {key: [_answer(*row) for row in plain[key]] for key in ("trial", "asked")}
        return cls(**(plain | answers))


def _answer(ids: list[str], score: float, said: bool | None) -> Answer:
    return Answer(tuple(ids), score, said)


def run(name: str, size: int, questions: sets.Sets, seconds: float) -> Run:
    known, make = sets.knowledge(size), contender(name)
    before = _settled()
    began = time.perf_counter()
    index = make(known)
    build_s = time.perf_counter() - began
    memory_mb = (_settled() - before) / 1e6
    if isinstance(index, Bot):
        seconds = float("inf")
    gc.freeze()  # nobody pays for the collector going through the whole corpus
    trial = [answer for answer, _ in _asked(index, questions.trial, seconds / 2)]
    asked = list(_asked(index, questions.asked, seconds))
    again = [question.q for question in questions.asked[: len(asked)]][:WARM]
    forget = index.forget if isinstance(index, Bot) else _keep
    remembered = list(_warm(index, again, seconds / 2)) if isinstance(index, Bot) else []
    return Run(
        name=name,
        size=size,
        build_s=build_s,
        memory_mb=memory_mb,
        trial=trial,
        asked=[answer for answer, _ in asked],
        cold_ns=[took for _, took in asked],
        warm_ns=list(_warm(index, again, seconds / 2, forget)),
        remembered_ns=remembered,
        hostile_ms=dict(_worst(index, known, seconds)),
    )


def _settled() -> int:
    """Bytes that are resident, once what is free has been given back."""
    gc.collect()
    with suppress(OSError, AttributeError):  # another C library than GNU's
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    with suppress(OSError):
        resident = Path("/proc/self/statm").read_text().split()[1]
        return int(resident) * resource.getpagesize()
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def _timed(index: Contender, q: str) -> tuple[Answer, int]:
    began = time.perf_counter_ns()
    answer = index.ask(q)
    return answer, time.perf_counter_ns() - began


def _asked(
    index: Contender, questions: Sequence[Question], seconds: float
) -> Iterator[tuple[Answer, int]]:
    """Each once, until the time is over."""
    until = time.monotonic() + seconds
    for count, question in enumerate(questions):
        if count >= LEAST and time.monotonic() > until:
            return
        yield _timed(index, question.q)


def _keep() -> None:
    """There is nothing to forget."""


def _warm(
    index: Contender,
    questions: Sequence[str],
    seconds: float,
    forget: Callable[[], None] = _keep,
) -> Iterator[int]:
    """The best of some rounds of each, all of which have been asked before."""
    until = time.monotonic() + seconds
    for count, q in enumerate(questions):
        if count >= LEAST // 3 and time.monotonic() > until:
            return
        yield _best(index.ask, q, forget)


def _best(ask: Callable[[str], object], q: str, forget: Callable[[], None]) -> int:
    """The shortest of some rounds: the machine stops now and then, which is nobody's work."""
    took: list[int] = []
    for _ in range(ROUNDS):
        forget()
        began = time.perf_counter_ns()
        ask(q)
        took.append(time.perf_counter_ns() - began)
    return min(took)


def _worst(
    index: Contender, known: Knowledge, seconds: float
) -> Iterator[tuple[str, dict[str, float]]]:
    """What is done with inputs that are as much work as possible, with nothing remembered."""
    if isinstance(index, Bot):
        yield "answer", dict(_hostile(index.ask, known, seconds, index.forget))
        for what, ask in (("reply", index.reply), ("inline", index.inline)):
            yield what, dict(_hostile(ask, known, seconds, index.forget, variants=1))
    elif seconds >= LONG:
        yield "answer", dict(_hostile(index.ask, known, seconds, _keep))


def _hostile(
    ask: Callable[[str], object],
    known: Knowledge,
    seconds: float,
    forget: Callable[[], None],
    variants: int = hostile.VARIANTS,
) -> Iterator[tuple[str, float]]:
    """The longest of each kind's variants."""
    until = time.monotonic() + seconds
    for kind, texts in hostile.inputs(known, Random(len(known.speakers))):
        took: list[int] = []
        for q in texts[:variants]:
            took.append(_best(ask, q, forget))
            if time.monotonic() > until:
                break
        yield kind, max(took) / 1e6
        if time.monotonic() > until:
            return


def main() -> None:
    name, size, path, seconds = sys.argv[1:]
    questions = sets.Sets.read(Path(path))
    print(json.dumps(asdict(run(name, int(size), questions, float(seconds)))))


if __name__ == "__main__":
    main()
