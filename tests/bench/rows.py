"""Chats that get highlights, many at once: one is kept as the bot would, then multiplied."""

from datetime import UTC, datetime, time, timedelta

from sqlalchemy import BigInteger, ColumnElement, insert, literal, make_url, select, true
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.clock import SystemClock
from bot.storage import Store
from bot.storage.engine import create_engine
from bot.storage.tables import digests
from handlers.schedule import DAILY, Schedule
from handlers.subscription import Subscription
from tests.bench.senders.load import FIRST_CHAT

SCHEDULE = Schedule(time(9), DAILY, "Asia/Singapore")


def subscription(chat: int, due_at: datetime) -> Subscription:
    """As a person has it who changed nothing but the time."""
    return Subscription(chat=chat, kind="private", schedule=SCHEDULE, language="zh", due_at=due_at)


async def fill(url: str, count: int) -> None:
    """Make the tables in an empty database, and ``count`` chats that have been due for a while."""
    store = await Store.open(url, SystemClock())
    due_at = datetime.now(UTC) - timedelta(hours=1)
    await store.digests.subscribe(subscription(FIRST_CHAT, due_at))
    await store.close()
    engine = create_engine(make_url(url))
    await _multiply(engine, count)
    await engine.dispose()


async def _multiply(engine: AsyncEngine, count: int) -> None:
    numbers = select(literal(1, BigInteger).label("n")).cte("numbers", recursive=True)
    numbers = numbers.union_all(select(numbers.c.n + 1).where(numbers.c.n < count - 1))
    columns: list[ColumnElement[object]] = [
        FIRST_CHAT + numbers.c.n if column.primary_key else column for column in digests.columns
    ]
    every_one = digests.join(numbers, true())
    copies = select(*columns).select_from(every_one).where(digests.c.chat_id == FIRST_CHAT)
    async with engine.connect() as connection:
        await connection.execute(insert(digests).from_select(list(digests.columns), copies))
        await connection.exec_driver_sql("ANALYZE")
