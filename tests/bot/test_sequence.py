import asyncio
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sequence import LEFT, Sequencer, origin
from handlers.context import Call


def message(update_id: int, chat: int) -> dict[str, Any]:
    return {"update_id": update_id, "message": {"chat": {"id": chat}, "text": "hi"}}


class Work:
    """Handles an update when it is let; keeps the order of beginnings and ends."""

    def __init__(self) -> None:
        self.begun: list[int] = []
        self.ended: list[int] = []
        self.gates: dict[int, asyncio.Event] = {}

    def gate(self, update_id: int) -> asyncio.Event:
        return self.gates.setdefault(update_id, asyncio.Event())

    async def __call__(self, update: Any) -> None:
        self.begun.append(update["update_id"])
        await self.gate(update["update_id"]).wait()
        self.ended.append(update["update_id"])


async def turns(count: int = 10) -> None:
    """Let every task go as far as it can."""
    for _ in range(count):
        await asyncio.sleep(0)


async def test_one_chat_in_order_different_chats_at_once() -> None:
    work = Work()
    sequencer = Sequencer(work)
    tasks = [sequencer.submit(message(i, chat)) for i, chat in [(1, 7), (2, 7), (3, 8)]]
    await turns()
    assert work.begun == [1, 3]
    work.gate(3).set()
    await tasks[2]
    work.gate(2).set()
    work.gate(1).set()
    await asyncio.gather(*tasks)
    assert work.ended == [3, 1, 2]


async def test_a_duplicate_waits_for_the_first_ones_outcome() -> None:
    work = Work()
    sequencer = Sequencer(work)
    first = sequencer.submit(message(1, 7))
    await turns()
    again = sequencer.submit(message(1, 7))
    assert again is first
    assert not again.done()
    work.gate(1).set()
    await again
    assert sequencer.submit(message(1, 7)).done()
    assert work.begun == [1]


async def test_no_more_at_once_than_allowed() -> None:
    work = Work()
    sequencer = Sequencer(work, at_once=2)
    tasks = [sequencer.submit(message(i, i)) for i in range(5)]
    await turns()
    assert work.begun == [0, 1]
    for i in range(5):
        work.gate(i).set()
    await asyncio.gather(*tasks)
    assert work.ended == [0, 1, 2, 3, 4]


async def test_a_long_queue_of_one_chat_takes_no_others_place() -> None:
    work = Work()
    sequencer = Sequencer(work, at_once=2)
    for i in range(10):
        sequencer.submit(message(i, 7))
    other = sequencer.submit(message(10, 8))
    work.gate(10).set()
    await other
    assert work.begun == [0, 10]
    for i in range(10):
        work.gate(i).set()
    assert await sequencer.drain(5)


async def test_an_error_counts_as_handled_and_is_logged(caplog: pytest.LogCaptureFixture) -> None:
    async def fail(update: Any) -> None:
        raise ValueError("this update")

    sequencer = Sequencer(fail)
    await asyncio.wait_for(sequencer.submit(message(1, 7)), 5)
    await asyncio.wait_for(sequencer.submit(message(2, 7)), 5)


async def test_an_update_that_hangs_is_given_up() -> None:
    work = Work()
    sequencer = Sequencer(work, seconds=0.01)
    hanging = sequencer.submit(message(1, 7))
    work.gate(2).set()
    await asyncio.wait_for(sequencer.submit(message(2, 7)), 5)
    assert hanging.done()
    assert work.ended == [2]


async def test_the_memory_is_bounded_and_keeps_what_is_in_work() -> None:
    work = Work()
    sequencer = Sequencer(work, remembered=2)
    slow = sequencer.submit(message(1, 7))
    await turns()
    for i in range(2, 6):
        work.gate(i).set()
        await sequencer.submit(message(i, i))
    assert sequencer.submit(message(1, 7)) is slow
    work.gate(1).set()
    await slow
    for i in range(6, 9):
        work.gate(i).set()
        await sequencer.submit(message(i, i))
    again = sequencer.submit(message(1, 7))
    assert again is not slow
    await again


async def test_draining_waits_then_cancels() -> None:
    work = Work()
    sequencer = Sequencer(work)
    quick, slow, behind = (sequencer.submit(message(i, c)) for i, c in [(1, 1), (2, 2), (3, 2)])
    work.gate(1).set()
    assert not await sequencer.drain(0.05)
    assert quick.done()
    assert not quick.cancelled()
    assert slow.cancelled()
    assert behind.cancelled()
    assert await sequencer.drain(0)


async def test_what_was_cancelled_is_taken_anew() -> None:
    work = Work()
    sequencer = Sequencer(work)
    sequencer.submit(message(1, 7))
    await sequencer.drain(0.01)
    work.gate(1).set()
    await sequencer.submit(message(1, 7))
    assert work.ended == [1]


def said(update: Any) -> Call:
    return Call("answerInlineQuery", {"inline_query_id": update["update_id"]})


async def never(update: Any) -> None:
    raise AssertionError("nothing has to be waited for")


async def test_what_needs_no_waiting_is_done_at_once_and_once() -> None:
    asked: list[int] = []

    def immediate(update: Any) -> Call:
        asked.append(update["update_id"])
        return said(update)

    sequencer = Sequencer(never, immediate=immediate)
    outcome = sequencer.submit(message(1, 7))
    assert outcome.done()
    assert outcome.result() == said({"update_id": 1})
    assert sequencer.submit(message(1, 7)) is outcome
    assert asked == [1]


async def test_it_waits_for_what_its_chat_has_in_work() -> None:
    work = Work()

    def immediate(update: Any) -> Call | None:
        return said(update) if update["update_id"] > 1 else None

    sequencer = Sequencer(work, immediate=immediate)
    first, behind = sequencer.submit(message(1, 7)), sequencer.submit(message(2, 7))
    assert not behind.done()
    assert sequencer.submit(message(3, 8)).done()
    for i in (1, 2):
        work.gate(i).set()
    await asyncio.gather(first, behind)
    assert work.ended == [1, 2]


async def test_what_fails_at_once_is_handled_as_usual() -> None:
    def immediate(_: Any) -> Call:
        raise KeyError("from")

    work = Work()
    work.gate(1).set()
    await Sequencer(work, immediate=immediate).submit(message(1, 7))
    assert work.ended == [1]


@pytest.mark.parametrize("method", ["answerInlineQuery", "sendMessage"])
async def test_a_call_that_was_left_is_told_again(method: str) -> None:
    """The answer that carried it may have been lost. Not all can be kept: after many others, a
    reply is made anew, and what would come too late is not.
    """
    asked: list[int] = []

    def call(update: Any) -> Call:
        asked.append(update["update_id"])
        return Call(method, {"number": update["update_id"]})

    async def process(update: Any) -> Call:
        return call(update)

    sequencer = Sequencer(process, immediate=lambda u: call(u) if u["update_id"] % 2 else None)
    for i in range(LEFT + 2):
        await sequencer.submit(message(i, i))
    await turns()
    assert await sequencer.submit(message(LEFT + 1, 1)) == Call(method, {"number": LEFT + 1})
    assert await sequencer.submit(message(2, 1)) == Call(method, {"number": 2})
    assert len(asked) == LEFT + 2
    for number in (0, 1):
        again = await sequencer.submit(message(number, 1))
        anew = Call(method, {"number": number}) if method == "sendMessage" else None
        assert again == anew


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"message": {"chat": {"id": -100}, "from": {"id": 5}}}, -100),
        ({"callback_query": {"from": {"id": 5}, "message": {"chat": {"id": -100}}}}, -100),
        ({"callback_query": {"from": {"id": 5}, "inline_message_id": "x"}}, 5),
        ({"inline_query": {"from": {"id": 5}, "query": ""}}, 5),
        ({"my_chat_member": {"chat": {"id": -3}, "from": {"id": 5}}}, -3),
        ({"message_reaction": {"chat": {"id": -4}, "user": {"id": 5}}}, -4),
        ({"poll_answer": {"user": {"id": 6}}}, 6),
        ({"poll": {"id": "1"}}, 99),
        ({"something_new": 3}, 99),
        ({}, 99),
    ],
)
def test_the_origin_of_an_update(content: dict[str, Any], expected: int) -> None:
    assert origin({"update_id": 99, **content}) == expected


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), max_size=30), st.integers(1, 4))
def test_order_holds_whatever_arrives(arrivals: list[tuple[int, int]], at_once: int) -> None:
    """Each chat's updates end in the order of arrival, however long each one takes."""
    ended: list[int] = []

    async def process(update: Any) -> None:
        for _ in range(arrivals[update["update_id"]][1]):
            await asyncio.sleep(0)
        ended.append(update["update_id"])

    async def scenario() -> None:
        sequencer = Sequencer(process, at_once=at_once)
        for i, (chat, _) in enumerate(arrivals):
            sequencer.submit(message(i, chat))
        assert await sequencer.drain(5)

    asyncio.run(scenario())
    assert sorted(ended) == list(range(len(arrivals)))
    for chat in range(4):
        of_chat = [i for i in ended if arrivals[i][0] == chat]
        assert of_chat == sorted(of_chat)
