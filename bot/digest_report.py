"""What came of digests that were sent by hand."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

#: What may come of a chat beside ``bot.sender.Outcome``: it gets no digests, or another process
#: that holds it has not come to an end with it.
OFF, NOT_YET = "off or paused", "not yet"
#: Outcomes after which there is nothing left to do.
DONE = ("sent", "nothing to say")


@dataclass
class Report:
    """What came of each chat in the end; it is not ``finished`` where somebody stopped it.

    ``on_done`` is called once for each chat.
    """

    on_done: Callable[[], object] = lambda: None
    outcomes: dict[int, str] = field(default_factory=dict)
    finished: bool = False

    def note(self, chat: int, outcome: str) -> None:
        """Keep the last outcome of a chat."""
        if chat not in self.outcomes:
            self.on_done()
        self.outcomes[chat] = outcome

    @property
    def complete(self) -> bool:
        """Nothing is left to do."""
        return self.finished and all(one in DONE for one in self.outcomes.values())

    def summary(self) -> str:
        """One line, with the three outcomes that matter always."""
        named = dict.fromkeys(("sent", "put off", "paused"), 0) | Counter(self.outcomes.values())
        counts = ", ".join(f"{outcome}: {count}" for outcome, count in named.items())
        return counts if self.finished else f"{counts} (stopped early)"
