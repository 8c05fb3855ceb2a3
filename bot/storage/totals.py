"""How many chats have highlights on, off or paused."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import digests


@dataclass(frozen=True, slots=True)
class Totals:
    """Chats that have highlights on, off or paused; the ``overdue`` are on as well."""

    on: int = 0
    off: int = 0
    paused: int = 0
    overdue: int = 0


async def count(connection: AsyncConnection, now: datetime) -> Totals:
    """Count them all; what is due before ``now``, or just then, is overdue."""
    row = digests.c
    counts = select(
        _number(row.due_at.is_not(None)),
        _number(row.due_at.is_(None) & row.paused.is_(None)),
        _number(row.paused.is_not(None)),
        _number(row.due_at <= now),
    ).select_from(digests)
    return Totals(*(await connection.execute(counts)).one())


def _number(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.count().filter(condition)
