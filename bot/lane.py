"""The lane of the digests: at most so many in any second, and the limits of a chat."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from datetime import timedelta
from math import ceil
from time import monotonic
from typing import Protocol

from telegram.error import RetryAfter

from bot.pace import Now, Pauses

Sleep = Callable[[float], Awaitable[object]]

#: Places lie this much further apart than the rate asks for, so that a message that is a little
#: late and the next ones, which are not, keep to the rate in any second, too.
SPACING = 1.015
#: A second as this process counts it, since messages may arrive closer together than they left.
SECOND = 1.005
#: A digest that could not be sent for longer than that is put off, and its place given to others.
PATIENCE_SECONDS = 3.0
#: What Telegram allows: a message a second in a chat, twenty a minute in a group.
CHAT_SECONDS = 1.0
GROUP_MESSAGES, GROUP_SECONDS = 20, 60.0


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


class Recent:
    """When digests were sent within the last minute, for the limits of one chat and of all."""

    def __init__(self, rate: int, now: Now) -> None:
        self._now = now
        self._all: deque[float] = deque(maxlen=rate)
        self._chats: OrderedDict[int, deque[float]] = OrderedDict()  # the latest sent to is last

    def __len__(self) -> int:
        return len(self._chats)

    def all_left(self) -> float:
        """For how many seconds the rate is used up."""
        full = len(self._all) == self._all.maxlen
        return max(0.0, self._all[0] + SECOND - self._now()) if full else 0.0

    def left(self, chat: int, *, group: bool) -> float:
        """For how many seconds a chat has had enough."""
        sent = self._chats.get(chat)
        if sent is None:
            return 0.0
        free = sent[-1] + CHAT_SECONDS
        if group and len(sent) == GROUP_MESSAGES:
            free = max(free, sent[0] + GROUP_SECONDS)
        return max(0.0, free - self._now())

    def note(self, chat: int) -> None:
        """A digest is sent to a chat now."""
        now = self._now()
        self._all.append(now)
        sent = self._chats.pop(chat, None) or deque(maxlen=GROUP_MESSAGES)
        sent.append(now)
        self._chats[chat] = sent
        while next(iter(self._chats.values()))[-1] <= now - GROUP_SECONDS:
            self._chats.popitem(last=False)


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
        self._interval = SPACING / rate
        #: Places taken at once: one for each 10 ms, so that a high rate asks the database less.
        self._block = ceil(rate / 100)
        self._pauses = pauses
        self._turns = turns
        self._now = now
        self._sleep = sleep
        self._recent = Recent(rate, now)
        self._taking = asyncio.Lock()
        self._next, self._places = now(), 0

    def paused(self) -> float:
        """For how many seconds no digest may be sent to anybody."""
        return self._pauses.digests_left()

    async def turn(self, chat: int, *, group: bool) -> None:
        """Wait until a digest may be sent to a chat; it counts as sent then.

        Raises ``RetryAfter`` when that takes longer than ``PATIENCE_SECONDS``, and what the shared
        pace raises.
        """
        while True:
            if wait := self._closed(chat, group=group):
                await self._sleep(wait)
                continue
            place = await self._place()
            while (wait := max(place - self._now(), self._recent.all_left())) > 0:
                await self._sleep(wait)
            if not self._closed(chat, group=group):
                self._recent.note(chat)
                return

    def _closed(self, chat: int, *, group: bool) -> float:
        wait = max(self.paused(), self._pauses.left(chat), self._recent.left(chat, group=group))
        if wait > PATIENCE_SECONDS:
            raise RetryAfter(ceil(wait))
        return wait

    async def _place(self) -> float:
        """The moment of the next free place; those that passed unused are lost."""
        async with self._taking:
            if not self._places or self._next < self._now():
                wait = await self._turns.turn(timedelta(seconds=self._interval * self._block))
                self._next, self._places = self._now() + wait.total_seconds(), self._block
            place = self._next
            self._next += self._interval
            self._places -= 1
            return place
