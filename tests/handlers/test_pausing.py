from dataclasses import replace
from datetime import UTC, datetime, time

import pytest

from handlers.pausing import pause, revive
from handlers.schedule import DAILY, Schedule
from handlers.subscription import Subscription
from tests.handlers.conftest import Bot

TOMORROW = datetime(2023, 8, 15, 1, tzinfo=UTC)
ON = Subscription(77, "private", Schedule(time(9), DAILY, "Asia/Singapore"), "zh", due_at=TOMORROW)


async def test_a_pause_and_its_end(bot: Bot) -> None:
    bot.digests.subscriptions[77] = ON
    await pause(bot.services, 77, "blocked")
    assert bot.digests.subscriptions[77] == replace(ON, due_at=None, paused="blocked")
    said = await revive(bot.services, 77)
    assert said
    assert said.plain("zh") == "要点推送恢复了。下一次：8月15日 周二 09:00"
    assert said.plain("en") == "Scheduled highlights resume. Next: Tue 15 Aug, 09:00"
    assert bot.digests.subscriptions[77] == ON
    assert await revive(bot.services, 77) is None


@pytest.mark.parametrize("kept", [None, replace(ON, due_at=None)])
async def test_what_is_off_is_neither_paused_nor_revived(
    bot: Bot, kept: Subscription | None
) -> None:
    before = {77: kept} if kept else {}
    bot.digests.subscriptions |= before
    await pause(bot.services, 77, "rights")
    assert await revive(bot.services, 77) is None
    assert bot.digests.subscriptions == before
