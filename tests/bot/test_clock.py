from datetime import timedelta

from bot.clock import SystemClock


async def test_it_waits_until_a_moment_has_come() -> None:
    clock = SystemClock()
    until = clock.now() + timedelta(milliseconds=20)
    await clock.wait(until)
    assert clock.now() >= until
    await clock.wait(until)
