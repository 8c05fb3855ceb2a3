"""The lane of the digests, in a time of the tests' own."""

import asyncio
import heapq
from bisect import bisect_left
from collections.abc import Coroutine
from datetime import timedelta
from itertools import count, pairwise
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from telegram.error import RetryAfter

from bot.client import seconds
from bot.lane import PATIENCE_SECONDS, SPACING, WARM_SECONDS, Lane, OwnTurns
from bot.limits import GROUP_MESSAGES
from bot.pace import Pauses


class Time:
    """Passes when everybody sleeps; wakes people up to ``late`` seconds late, one after another
    of the values."""

    def __init__(self, late: list[float] | None = None) -> None:
        self.now = 1000.0
        self._late = late or [0.0]
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._number = count()

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        number = next(self._number)
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        at = self.now + seconds + self._late[number % len(self._late)]
        heapq.heappush(self._sleepers, (at, number, woken))
        await woken

    async def run(self, *work: Coroutine[Any, Any, None]) -> None:
        tasks = [asyncio.create_task(each) for each in work]
        while not all(task.done() for task in tasks):
            for _ in range(20):
                await asyncio.sleep(0)
            if self._sleepers:
                at, _, woken = heapq.heappop(self._sleepers)
                self.now = max(self.now, at)
                woken.set_result(None)
        for task in tasks:
            task.result()


def most_in_a_second(moments: list[float]) -> int:
    return max(bisect_left(moments, t + 1) - i for i, t in enumerate(moments))


class Senders:
    """Some that send as fast as the lane lets them, with when they did."""

    def __init__(self, time: Time, lane: Lane, senders: int = 3, *, latency: float = 0.05) -> None:
        self.time, self.lane = time, lane
        self.senders, self.latency = senders, latency
        self.sent: list[float] = []
        self._chats = count()

    async def send(self, messages: int) -> None:
        async def work() -> None:
            while len(self.sent) < messages:
                await self.lane.turn(next(self._chats), group=False)
                self.sent.append(self.time.now)
                with self.lane.sending():
                    await self.time.sleep(self.latency)

        await self.time.run(*(work() for _ in range(self.senders)))

    def most_in_a_second(self) -> int:
        return most_in_a_second(self.sent)

    def rate(self) -> float:
        return (len(self.sent) - 1) / (self.sent[-1] - self.sent[0])


def lane(time: Time, rate: int = 23, pauses: Pauses | None = None) -> Lane:
    return Lane(rate, pauses or Pauses(time), OwnTurns(time), now=time, sleep=time.sleep)


@pytest.mark.parametrize("rate", [1, 7, 23, 30, 1000])
async def test_it_keeps_to_the_rate_and_comes_close_to_it(rate: int) -> None:
    time = Time()
    senders = Senders(time, lane(time, rate), senders=max(3, rate // 10))
    await senders.send(max(5, min(rate * 3, 1200)))
    assert senders.most_in_a_second() <= rate
    assert senders.rate() == pytest.approx(rate / SPACING, rel=0.04)


@given(
    rate=st.integers(1, 40),
    senders=st.integers(1, 5),
    late=st.lists(st.floats(0, 0.2), min_size=1, max_size=40),
)
@settings(max_examples=40)
async def test_who_wakes_late_does_not_break_the_rate(
    rate: int, senders: int, late: list[float]
) -> None:
    time = Time(late)
    sent = Senders(time, lane(time, rate), senders, latency=0)
    await sent.send(rate * 2 + 5)
    assert sent.most_in_a_second() <= rate


async def test_it_does_not_make_up_for_idle_time() -> None:
    time = Time()
    senders = Senders(time, lane(time), latency=0)
    await senders.send(3)
    time.now += 100
    await senders.send(30)
    assert senders.most_in_a_second() <= 23
    assert min(b - a for a, b in pairwise(senders.sent)) >= 1 / 23


async def test_messages_that_arrive_late_do_not_break_the_rate() -> None:
    """The first on each connection, say, for which it has to be made first."""
    time = Time()
    one = lane(time)
    arrived: list[float] = []
    chats = count()

    async def work() -> None:
        late = 0.2
        while len(arrived) < 70:
            await one.turn(next(chats), group=False)
            with one.sending():
                await time.sleep(late)
                arrived.append(time.now)
                await time.sleep(0.05)
            late = 0.3 if len(arrived) in {40, 44} else 0

    await time.run(*(work() for _ in range(3)))
    assert most_in_a_second(sorted(arrived)) <= 23


async def test_a_chat_gets_one_a_second() -> None:
    time = Time()
    one = lane(time)
    start = time.now

    async def send() -> None:
        for _ in range(3):
            await one.turn(5, group=False)

    await time.run(send())
    assert 2 <= time.now - start < 2.1


async def test_a_group_gets_twenty_a_minute_and_the_rest_is_put_off() -> None:
    time = Time()
    one = lane(time)
    start = time.now

    async def send() -> None:
        for _ in range(GROUP_MESSAGES):
            await one.turn(-5, group=True)
        with pytest.raises(RetryAfter) as caught:
            await one.turn(-5, group=True)
        assert time.now + seconds(caught.value) >= start + 60
        await one.turn(-6, group=True)
        await one.turn(-6, group=False)
        time.now = start + 60
        await one.turn(-5, group=True)

    await time.run(send())


async def test_a_short_pause_is_waited_for_and_spreads_those_who_waited() -> None:
    time = Time()
    pauses = Pauses(time)
    senders = Senders(time, lane(time, pauses=pauses))
    pauses.refused(99, PATIENCE_SECONDS)
    start = time.now
    await senders.send(6)
    assert senders.sent[0] >= start + PATIENCE_SECONDS
    assert min(b - a for a, b in pairwise(senders.sent)) >= 1 / 23


async def test_a_long_pause_puts_off() -> None:
    time = Time()
    pauses = Pauses(time)
    one = lane(time, pauses=pauses)
    pauses.refused(99, 30)
    assert one.paused() == 30
    with pytest.raises(RetryAfter) as caught:
        await one.turn(5, group=False)
    assert seconds(caught.value) == 30


async def test_a_pause_that_begins_while_one_waits_counts() -> None:
    time = Time()
    pauses = Pauses(time)
    one = lane(time, 1, pauses)
    sent: list[float] = []

    async def send() -> None:
        for chat in (1, 2):
            await one.turn(chat, group=False)
            sent.append(time.now)

    async def refuse() -> None:
        await time.sleep(0.5)
        pauses.refused(99, 2)

    await time.run(send(), refuse())
    assert sent[1] >= sent[0] + 2.5


class Blocks(OwnTurns):
    def __init__(self, time: Time) -> None:
        super().__init__(time)
        self.asked = 0

    async def turn(self, interval: timedelta) -> timedelta:
        self.asked += 1
        return await super().turn(interval)


async def test_a_high_rate_takes_places_by_the_dozen() -> None:
    time = Time()
    turns = Blocks(time)
    senders = Senders(
        time, Lane(1000, Pauses(time), turns, now=time, sleep=time.sleep), 100, latency=0.05
    )
    await senders.send(1000)
    assert senders.most_in_a_second() <= 1000
    assert turns.asked < 200


async def test_replicas_that_share_turns_share_the_rate() -> None:
    time = Time()
    turns = OwnTurns(time)
    replicas = [Lane(23, Pauses(time), turns, now=time, sleep=time.sleep) for _ in range(3)]
    arrived: list[float] = []
    chats = count()

    async def work(replica: Lane, joins: float) -> None:
        await time.sleep(joins)
        late = 0.15  # its connection is cold
        while len(arrived) < 150:
            await replica.turn(next(chats), group=False)
            with replica.sending():
                await time.sleep(late)
                arrived.append(time.now)
                await time.sleep(0.05)
            late = 0

    joins = zip(replicas, (0, 0, 3), strict=True)
    await time.run(*(work(replica, at) for replica, at in joins))
    assert most_in_a_second(sorted(arrived)) <= 23
    rate = len(arrived) / (arrived[-1] - arrived[0] - 2 * WARM_SECONDS.total_seconds())
    assert rate == pytest.approx(23 / SPACING, rel=0.08)


@pytest.mark.parametrize("jitter", [0.02, 0.04])
async def test_replicas_keep_the_rate_though_their_ways_take_different_times(jitter: float) -> None:
    time, chance = Time(), Random(1)
    turns = OwnTurns(time)
    replicas = [Lane(23, Pauses(time), turns, now=time, sleep=time.sleep) for _ in range(3)]
    arrived: list[float] = []
    chats = count()

    async def work(replica: Lane) -> None:
        while len(arrived) < 600:
            await replica.turn(next(chats), group=False)
            with replica.sending():
                await time.sleep(0.03 + chance.uniform(0, jitter))
                arrived.append(time.now)
                await time.sleep(0.01)

    await time.run(*(work(replica) for replica in replicas))
    assert most_in_a_second(sorted(arrived)) <= 23
    assert len(arrived) / (arrived[-1] - arrived[0]) == pytest.approx(22, rel=0.02)
