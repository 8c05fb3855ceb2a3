"""Chats of the sandbox that have set their highlights, in a SQLite file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.clock import SystemClock
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from bot.storage import Store
from handlers.schedule import DAILY, Schedule
from handlers.subscription import Subscription

NOW = datetime.now(UTC)
HOUR = timedelta(hours=1)
#: Half a day from now, so that no slot comes while a test runs.
SCHEDULE = Schedule((NOW + 12 * HOUR).time().replace(second=0, microsecond=0), DAILY, "UTC")
DUE = Subscription(ZH, "private", SCHEDULE, "zh", due_at=NOW - HOUR)
LATER = Subscription(EN, "private", SCHEDULE, "en", bilingual=False, due_at=NOW + HOUR)
OFF = Subscription(CHANNEL, "channel", SCHEDULE, "en")
PAUSED = Subscription(GROUP, "group", SCHEDULE, "en", paused="rights")
TOPIC = replace(DUE, chat=FORUM, kind="group", thread=2, due_at=NOW + 24 * HOUR)
ALL = (DUE, LATER, OFF, PAUSED, TOPIC)


def url(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder}/rostrum.db"


async def keep(folder: Path, subscriptions: Sequence[Subscription] = ALL) -> None:
    store = await Store.open(url(folder), SystemClock())
    for subscription in subscriptions:
        await store.digests.subscribe(subscription)
    await store.close()
