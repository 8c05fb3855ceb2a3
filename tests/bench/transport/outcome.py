"""What was measured."""

from collections.abc import Mapping
from dataclasses import dataclass, field

#: Updates a second, where they come at an even rate.
RATES = (100, 1000)


@dataclass(frozen=True, slots=True)
class Flat:
    """Processor time an update in ms, updates a second, and how busy the asking core was, 0 to 1,
    a value a round.
    """

    cpu_ms: list[float] = field(default_factory=list)
    rate: list[float] = field(default_factory=list)
    busy: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Paced:
    """Seconds until each reply, and whether it kept up, a value a round."""

    waits: list[float] = field(default_factory=list)
    kept_up: list[bool] = field(default_factory=list)

    @property
    def keeps_up(self) -> bool:
        """More often than not."""
        return sum(self.kept_up) > len(self.kept_up) / 2


@dataclass(frozen=True, slots=True)
class Measured:
    """What became of a contender: by name of the job, ``paced`` also by updates a second;
    ``delayed`` is updates a second. Seconds and MB.
    """

    start: float
    start_cpu: float
    flat: dict[str, Flat] = field(default_factory=dict)
    paced: dict[str, dict[int, Paced]] = field(default_factory=dict)
    delayed: list[float] = field(default_factory=list)
    memory: list[float] = field(default_factory=list)


#: By the contenders' names.
Outcome = Mapping[str, Measured]
