"""From what was measured to figures: pure."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Goal:
    """A figure that is to be reached, in words such as "≤ 25 ms", and what came out."""

    name: str
    goal: str
    got: str
    ok: bool


def at_least(name: str, got: float, least: float) -> Goal:
    """So many times as much as another, or more."""
    return Goal(name, f"≥ {least:g}×", f"{got:.1f}×", got >= least)


def at_most(name: str, got: float, most: float, unit: str = "") -> Goal:
    shown = str(got) if isinstance(got, int) else f"{got:.1f}"
    return Goal(name, f"≤ {most:g} {unit}".strip(), f"{shown} {unit}".strip(), got <= most)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that ``share`` (0 to 1) of the values do not exceed."""
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def most_in_any_second(times: Sequence[float]) -> int:
    """Most events within one second wherever it begins; ``times`` in seconds, rising."""
    most, first = 0, 0
    for last, time in enumerate(times):
        while time - times[first] >= 1:
            first += 1
        most = max(most, last - first + 1)
    return most


def rate(times: Sequence[float]) -> float:
    """Events a second from the first to the last; ``times`` in seconds, rising, two or more."""
    return (len(times) - 1) / (times[-1] - times[0])


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table in Markdown."""
    lines = [head, ["-"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)
