from dataclasses import replace
from datetime import time, timedelta

from bot.storage import Store
from bot.storage.totals import Totals
from handlers.schedule import DAILY, Schedule
from handlers.subscription import Subscription

CHAT = Subscription(1, "private", Schedule(time(9), DAILY, "Asia/Shanghai"), "zh")


async def test_an_empty_table_counts_nothing(store: Store) -> None:
    assert await store.digests.totals() == Totals()


async def test_every_chat_counts_by_its_state(store: Store) -> None:
    now = await store.digests.now()
    hour = timedelta(hours=1)
    for place, due_at in enumerate(
        [now - hour, now + hour, now + 2 * hour, None, None, None, None]
    ):
        await store.digests.subscribe(replace(CHAT, chat=place, due_at=due_at))
    await store.digests.subscribe(replace(CHAT, chat=6, paused="blocked"))
    assert await store.digests.totals() == Totals(on=3, off=3, paused=1, overdue=1)
