"""What is to be reached, and what came out: pure."""

import statistics
from collections.abc import Iterator

from tests.bench.figures import Goal, at_least, at_most
from tests.bench.transport.asking import WARM
from tests.bench.transport.contenders import AIOGRAM, APART, HOT, HOT_APART, PTB, Contender
from tests.bench.transport.outcome import Measured, Outcome

#: How many times this bot's processor time an update each of the others takes.
CHEAPER = (
    (PTB, APART, "callbacks, replies apart", 5),
    (AIOGRAM, APART, "callbacks, replies apart", 1.9),
    (PTB, HOT, "hot path, in the response", 25),
    (AIOGRAM, HOT, "hot path, in the response", 8),
)
MORE_DELAYED, MEMORY_MB, START_SECONDS = 50, 140, 1.5


def goals(outcome: Outcome) -> list[Goal]:
    """One for each figure that is to be reached."""
    found = [
        at_least(f"{peer.name} / Rostrum, {way}: CPU", ratio(outcome, peer, own), least)
        for peer, own, way, least in CHEAPER
    ]
    pairs = zip(outcome[HOT_APART.name].delayed, outcome[PTB.name].delayed, strict=True)
    more = statistics.median(own / theirs for own, theirs in pairs)
    name = f"Rostrum, hot path, replies apart / {PTB.name}: updates a second with 50 ms latency"
    found.append(at_least(name, more, MORE_DELAYED))
    own = list(ours(outcome))
    most = max(memory for measured in own for memory in measured.memory)
    found.append(at_most("memory after the run, most", most, MEMORY_MB, "MB"))
    start = statistics.median(measured.start for measured in own)
    goal = f"≤ {START_SECONDS:g} s"
    found.append(Goal("start-up, median", goal, f"{start:.2f} s", start <= START_SECONDS))
    return found


def ours(outcome: Outcome) -> Iterator[Measured]:
    for name, measured in outcome.items():
        if name not in {PTB.name, AIOGRAM.name}:
            yield measured


def ratio(outcome: Outcome, peer: Contender, own: Contender) -> float:
    """How many times as much a card and an inline query together cost with a peer: the median of
    the rounds' own ratios.
    """
    pairs = zip(both(outcome[peer.name]), both(outcome[own.name]), strict=True)
    return statistics.median(theirs / ours for theirs, ours in pairs)


def both(measured: Measured) -> list[float]:
    """Processor time of a card and an inline query together, in ms, by round."""
    return [sum(costs) for costs in zip(*(measured.flat[j.name].cpu_ms for j in WARM), strict=True)]
