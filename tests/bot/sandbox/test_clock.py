"""The clock that may be put forward."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.sandbox.clock import FARTHEST, JumpingClock
from bot.sandbox.refusals import MistakeError
from bot.sandbox.server import Sandbox
from bot.sandbox.world import ZH
from handlers.context import Clock
from tests.bot.sandbox.conftest import Api, TurnableClock

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def test_it_runs_ahead_of_its_source_until_it_is_called_back(clock: TurnableClock) -> None:
    jumping: Clock = JumpingClock(clock)
    assert isinstance(jumping, JumpingClock)
    jumping.jump(3600)
    jumping.jump(0.5)
    clock.forward(minutes=1)
    assert jumping.now() == NOON + timedelta(hours=1, minutes=1, seconds=0.5)
    jumping.back_to_real_time()
    assert jumping.now() == clock()


@pytest.mark.parametrize("seconds", [-1, float("nan"), float("inf"), 1e300, 3_661 * 86_400])
def test_it_goes_forward_only_and_not_for_ever(clock: TurnableClock, seconds: float) -> None:
    jumping = JumpingClock(clock)
    with pytest.raises(MistakeError):
        jumping.jump(seconds)
    assert jumping.ahead == timedelta(0)
    jumping.jump(FARTHEST.total_seconds())
    with pytest.raises(MistakeError):
        jumping.jump(1)


async def test_who_waits_for_a_moment_is_woken_by_the_jump_that_reaches_it(
    clock: TurnableClock,
) -> None:
    jumping = JumpingClock(clock)
    await jumping.wait(NOON)
    waiting = asyncio.create_task(jumping.wait(NOON + timedelta(days=1)))
    await asyncio.sleep(0)
    jumping.jump(3600)
    for _ in range(3):
        await asyncio.sleep(0)
    assert not waiting.done()
    jumping.jump(23 * 3600)
    await waiting


async def test_who_waits_is_woken_by_time_itself() -> None:
    jumping = JumpingClock()
    until = jumping.now() + timedelta(milliseconds=20)
    await jumping.wait(until)
    assert jumping.now() >= until


async def test_it_knows_its_next_alarm_and_tells_when_it_is_another(clock: TurnableClock) -> None:
    told: list[datetime | None] = []
    jumping = JumpingClock(clock, lambda: told.append(jumping.next_alarm()))
    soon, late = NOON + timedelta(hours=1), NOON + timedelta(days=1)
    waits = [asyncio.create_task(jumping.wait(until)) for until in (late, soon, late, soon)]
    await asyncio.sleep(0)
    assert told == [late, soon]
    waits[1].cancel()
    waits[3].cancel()
    await asyncio.wait(waits[1::2])
    assert told == [late, soon, late]
    clock.forward(days=1)
    jumping.jump(0)
    assert told == [late, soon, late, None]
    await asyncio.gather(*waits[::2])
    assert told == [late, soon, late, None]


async def test_time_that_passes_takes_an_alarm_away() -> None:
    told: list[datetime | None] = []
    jumping = JumpingClock(on_change=lambda: told.append(jumping.next_alarm()))
    until = jumping.now() + timedelta(milliseconds=20)
    await jumping.wait(until)
    assert told == [until, None]


async def test_it_jumps_to_its_next_alarm_exactly(clock: TurnableClock) -> None:
    jumping = JumpingClock(clock)
    with pytest.raises(MistakeError, match="nobody waits"):
        jumping.jump_to_alarm()
    moments = [NOON + timedelta(days=days, microseconds=days) for days in (5, 3)]
    waits = [asyncio.create_task(jumping.wait(until)) for until in moments]
    await asyncio.sleep(0)
    jumping.jump_to_alarm()
    assert jumping.now() == moments[1]
    await waits[1]
    jumping.jump_to_alarm()
    assert jumping.now() == moments[0]
    await waits[0]
    assert jumping.next_alarm() is None


async def test_an_alarm_farther_than_the_clock_goes_is_refused(clock: TurnableClock) -> None:
    jumping = JumpingClock(clock)
    waiting = asyncio.create_task(jumping.wait(NOON + FARTHEST + timedelta(seconds=1)))
    await asyncio.sleep(0)
    with pytest.raises(MistakeError, match="ten years"):
        jumping.jump_to_alarm()
    waiting.cancel()
    await asyncio.wait([waiting])


def test_a_bot_may_share_it(clock: TurnableClock) -> None:
    jumping = JumpingClock(clock)
    assert not jumping.to_json()["shared"]
    assert jumping.share() is jumping
    assert jumping.to_json()["shared"]


async def test_the_next_alarm_is_told_and_gone_to_over_http(sandbox: Sandbox, api: Api) -> None:
    address = f"{sandbox.base_url}/sandbox/clock"
    async with api.session.post(address, json={"to": "alarm"}) as refused:
        assert refused.status == 400
        assert "nobody waits" in (await refused.json())["error"]
    until = NOON + timedelta(hours=9, microseconds=1)
    waiting = asyncio.create_task(sandbox.clock.wait(until))
    async with api.session.get(address) as answer:
        assert (await answer.json())["alarm"] == until.timestamp()
    async with api.session.post(address, json={"to": "alarm"}) as answer:
        assert (await answer.json())["ahead"] == 9 * 3600 + 1e-6
    await waiting
    told = [e.data["clock"]["alarm"] for e in sandbox.world.events.since(0) if e.kind == "clock"]
    assert told == [until.timestamp(), None]


async def test_messages_are_dated_and_questions_expire_by_it(sandbox: Sandbox, api: Api) -> None:
    before = sandbox.people.send(ZH, ZH, "before")["date"]
    keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "go"}]]}
    sent = await api.ok("sendMessage", chat_id=ZH, text="x", reply_markup=keyboard)
    question = sandbox.people.tap(ZH, ZH, sent["message_id"], "go")
    sandbox.clock.jump(86_400)
    assert sandbox.people.send(ZH, ZH, "after")["date"] == before + 86_400
    refusal = await api.refused("answerCallbackQuery", callback_query_id=question.id)
    assert "query is too old" in refusal
    (told,) = [e for e in sandbox.world.events.since(0) if e.kind == "clock"]
    assert told.data["clock"] == {
        "now": NOON.timestamp() + 86_400,
        "ahead": 86_400,
        "alarm": None,
        "shared": False,
    }
