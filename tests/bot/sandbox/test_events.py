"""The stream of what happens."""

import asyncio

from bot.sandbox.events import Events


async def test_whoever_comes_in_time_misses_nothing() -> None:
    events = Events(keep=3)
    waiting = asyncio.create_task(events.wait(0, seconds=10))
    await asyncio.sleep(0)
    for number in range(3):
        events.publish("x", number=number)
    assert [event.data["number"] for event in await waiting] == [0, 1, 2]
    assert [event.number for event in events.since(1)] == [2, 3]
    assert events.since(3) == []


def test_whoever_is_late_starts_afresh() -> None:
    events = Events(keep=3)
    for number in range(5):
        events.publish("x", number=number)
    assert [event.kind for event in events.since(1)] == ["reload"]
    assert [event.number for event in events.since(2)] == [3, 4, 5]


def test_places_of_another_run_are_not_taken() -> None:
    events, others = Events(), Events()
    events.publish("x")
    assert events.number(events.place(1)) == 1
    assert events.number(others.place(1)) == -1
    assert [event.kind for event in events.since(events.number("nonsense"))] == ["reload"]


async def test_closing_sends_everybody_home() -> None:
    events = Events()
    waiting = asyncio.create_task(events.wait(0, seconds=10))
    await asyncio.sleep(0)
    events.close()
    assert await waiting == []
    assert await Events().wait(0, seconds=0) == []
