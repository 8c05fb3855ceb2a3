"""Everything that happens, numbered, for those who watch: the page and the tests."""

import asyncio
import secrets
from collections import deque
from dataclasses import dataclass
from typing import Any

from bot.sandbox.signals import Signal


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: ``kind`` and its JSON ``data``."""

    number: int
    kind: str
    data: dict[str, Any]


class Events:
    """The last few thousand events; whoever is late by more is told to start afresh."""

    def __init__(self, keep: int = 2_000) -> None:
        self._kept: deque[Event] = deque(maxlen=keep)
        self._signal = Signal()
        self.last = 0
        #: Tells the events of this run from those of another.
        self.run = secrets.token_hex(4)
        self.closed = False

    def publish(self, kind: str, **data: Any) -> None:
        """Tell everybody."""
        self.last += 1
        self._kept.append(Event(self.last, kind, data))
        self._signal.fire()

    def close(self) -> None:
        """Send all the watchers home."""
        self.closed = True
        self._signal.fire()

    def place(self, number: int) -> str:
        """An event's number in a form that another run does not take for its own."""
        return f"{self.run}.{number}"

    def number(self, place: str) -> int:
        """The number that ``place`` made; -1 for one of another run."""
        run, _, number = place.partition(".")
        return int(number) if run == self.run and number.isdecimal() else -1

    def since(self, number: int) -> list[Event]:
        """The events after one, oldest first; a single ``reload`` when some are gone."""
        first = self._kept[0].number if self._kept else self.last + 1
        if number > self.last or number + 1 < first or number < 0:
            return [Event(self.last, "reload", {})]
        return [event for event in self._kept if event.number > number]

    async def wait(self, number: int, seconds: float) -> list[Event]:
        """The events after one; none when nothing happens within the time."""
        try:
            async with asyncio.timeout(seconds):
                while not (found := self.since(number)) and not self.closed:
                    await self._signal.wait()
                return found
        except TimeoutError:
            return []
