import asyncio
import subprocess
import sys
from datetime import timedelta

from bot.clock import SystemClock
from bot.sandbox.clock import JumpingClock
from bot.ticks import Ticks

HOUR = timedelta(hours=1)


async def test_it_ticks() -> None:
    async with asyncio.timeout(10), Ticks(SystemClock(), every=0.01) as ticks:
        for _ in range(3):
            await ticks.wait(10)


async def test_a_call_ends_this_wait_or_the_next() -> None:
    async with asyncio.timeout(10), Ticks(SystemClock(), every=3600) as ticks:
        ticks.wake()
        await ticks.wait(10)
        waiting = asyncio.ensure_future(ticks.wait(10))
        await asyncio.sleep(0)
        assert not waiting.done()
        ticks.wake()
        await waiting


async def test_it_waits_no_longer_than_told() -> None:
    async with asyncio.timeout(10), Ticks(SystemClock(), every=3600) as ticks:
        await ticks.wait(0.01)


async def test_it_rings_at_a_moment_to_which_the_clock_jumps() -> None:
    clock = JumpingClock()
    async with asyncio.timeout(10), Ticks(clock, every=3600) as ticks:
        soon = clock.now() + HOUR
        ticks.ring_at(soon)
        ticks.ring_at(soon)
        await asyncio.sleep(0)
        assert clock.next_alarm() == soon
        ticks.ring_at(soon + HOUR)
        await asyncio.sleep(0)
        assert clock.next_alarm() == soon + HOUR
        waiting = asyncio.ensure_future(ticks.wait(10))
        clock.jump_to_alarm()
        await waiting
        ticks.ring_at(clock.now() + HOUR)
        await asyncio.sleep(0)
        ticks.ring_at(None)
        await asyncio.sleep(0)
        assert clock.next_alarm() is None


async def test_no_alarm_is_left_behind() -> None:
    clock = JumpingClock()
    async with Ticks(clock) as ticks:
        ticks.ring_at(clock.now() + HOUR)
        await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert clock.next_alarm() is None


QUIET = """
import asyncio
from bot import logs
from bot.clock import SystemClock
from bot.ticks import Ticks

async def tick():
    async with asyncio.timeout(10), Ticks(SystemClock(), every=0.01) as ticks:
        for _ in range(3):
            await ticks.wait(10)

logs.configure("DEBUG")
asyncio.run(tick())
"""


def test_the_scheduler_is_quiet_in_our_logs() -> None:
    done = subprocess.run(
        [sys.executable, "-c", QUIET], capture_output=True, text=True, check=True, timeout=30
    )
    assert "asyncio" in done.stderr
    assert "apscheduler" not in done.stderr
