"""Room for one call, as long as its update is in work."""

import asyncio

from bot.left import leave, slot
from handlers.context import Call

FIRST, SECOND = Call("answerInlineQuery", {}), Call("sendMessage", {"chat_id": 1})


def test_without_an_answer_to_carry_it_nothing_is_left() -> None:
    assert not leave(FIRST)
    with slot() as here:
        pass
    assert not leave(FIRST)
    assert here.call is None


def test_one_call_is_left_and_no_second() -> None:
    with slot() as here:
        assert leave(FIRST)
        assert not leave(SECOND)
    assert here.call is FIRST


async def test_every_update_has_its_own_room() -> None:
    async def handle(call: Call, first: asyncio.Event, then: asyncio.Event) -> Call | None:
        with slot() as here:
            first.set()
            await then.wait()
            assert leave(call)
        return here.call

    one, other = asyncio.Event(), asyncio.Event()
    found = list(await asyncio.gather(handle(FIRST, one, other), handle(SECOND, other, one)))
    assert found == [FIRST, SECOND]
