"""The lane of the digests: at most so many in any second, and the limits of a chat."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AbstractContextManager
from datetime import timedelta
from math import ceil
from time import monotonic
from typing import Protocol

from telegram.error import RetryAfter

from bot.limits import Chats, Window
from bot.pace import Now, Pauses

Sleep = Callable[[float], Awaitable[object]]

#: Places lie this much further apart than the rate asks for, so that a message that is a little
#: late and the next ones, which are not, keep to the rate in any second, too.
SPACING = 1.015
#: Where several processes share the pace: how long each one's messages are on their way differs.
SHARED_SPACING = 1.045
#: A process whose connections are cold, since it sent nothing for so long, has to make one first:
#: when it joins others at work, it keeps that much of their pace free, as its message comes late.
COLD_SECONDS, WARM_SECONDS = 25.0, timedelta(seconds=0.2)
#: A digest that could not be sent for longer than that is put off, and its place given to others.
PATIENCE_SECONDS = 3.0


class Turns(Protocol):
    """Places in a pace, handed out to all who share it; ``bot.storage`` has one for replicas."""

    async def turn(self, interval: timedelta) -> timedelta:
        """Take the next free place and keep the following ``interval`` free: how long to wait."""


class OwnTurns:
    """The pace of a process that is alone (GCRA with a burst of one)."""

    def __init__(self, now: Now = monotonic) -> None:
        self._now = now
        self._free = now()

    async def turn(self, interval: timedelta) -> timedelta:
        now = self._now()
        place = max(now, self._free)
        self._free = place + interval.total_seconds()
        return timedelta(seconds=place - now)


class Lane:
    """The way of the digests: at most ``rate`` in any second, and the limits of a chat."""

    def __init__(
        self,
        rate: int,
        pauses: Pauses,
        turns: Turns,
        *,
        now: Now = monotonic,
        sleep: Sleep = asyncio.sleep,
    ) -> None:
        self._even = 1 / rate
        self._interval = SPACING * self._even
        #: Places taken at once: one for each 10 ms, so that a high rate asks the database less.
        self._block = ceil(rate / 100)
        self._pauses = pauses
        self._turns = turns
        self._now = now
        self._sleep = sleep
        self._window = Window(rate, now)
        self._chats = Chats(now)
        self._taking = asyncio.Lock()
        self._next, self._places = now(), 0
        self._last = now() - COLD_SECONDS

    def paused(self) -> float:
        """For how many seconds no digest may be sent to anybody."""
        return self._pauses.digests_left()

    async def turn(self, chat: int, *, group: bool) -> None:
        """Wait until a digest may be sent to a chat, to be done :meth:`sending` at once.

        Raises ``RetryAfter`` when that takes longer than ``PATIENCE_SECONDS``, and what the shared
        pace raises.
        """
        while True:
            if wait := self._closed(chat, group=group):
                await self._sleep(wait)
                continue
            place = await self._place()
            while (wait := max(place - self._now(), self._window.left())) > 0:
                await self._sleep(wait)
            if not self._closed(chat, group=group):
                self._chats.note(chat)
                return

    def sending(self) -> AbstractContextManager[None]:
        """Around the call that sends it."""
        return self._window.sending()

    def _closed(self, chat: int, *, group: bool) -> float:
        wait = max(self.paused(), self._pauses.left(chat), self._chats.left(chat, group=group))
        if wait > PATIENCE_SECONDS:
            raise RetryAfter(ceil(wait))
        return wait

    async def _place(self) -> float:
        """The moment of the next free place; those that passed unused are lost."""
        async with self._taking:
            if not self._places or self._next < self._now():
                cold = self._now() - self._last >= COLD_SECONDS
                alone = max(self._next, self._now())
                wait = await self._turns.turn(timedelta(seconds=self._interval * self._block))
                self._next, self._places = self._now() + wait.total_seconds(), self._block
                others = self._next - alone > self._even / 2
                self._interval = (SHARED_SPACING if others else SPACING) * self._even
                if wait and cold:
                    await self._turns.turn(WARM_SECONDS)
            place = self._last = self._next
            self._next += self._interval
            self._places -= 1
            return place
