"""What a chat has set for its highlights, as a row of the table ``digests`` and back."""

from collections.abc import Iterable
from datetime import datetime, time
from typing import Any

from sqlalchemy import RowMapping

from handlers.schedule import Schedule
from handlers.subscription import Subscription

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def settings(subscription: Subscription) -> dict[str, Any]:
    """The columns that a chat sets: all but what it has seen."""
    schedule = subscription.schedule
    return {
        "chat_id": subscription.chat,
        "kind": subscription.kind,
        "thread_id": subscription.thread,
        "administrator": subscription.administrator,
        "local_time": schedule.time.hour * 60 + schedule.time.minute,
        "days": schedule.days,
        "zone": schedule.zone,
        "guessed": subscription.guessed,
        "language": subscription.language,
        "bilingual": subscription.bilingual,
        "count": subscription.count,
        "due_at": subscription.due_at,
        "paused": subscription.paused,
    }


def subscription(row: RowMapping, due_at: datetime | None) -> Subscription:
    """A whole row, due at an instant that may not be the row's any more."""
    return Subscription(
        chat=row["chat_id"],
        kind=row["kind"],
        schedule=Schedule(time(*divmod(row["local_time"], 60)), row["days"], row["zone"]),
        language=row["language"],
        guessed=row["guessed"],
        bilingual=row["bilingual"],
        count=row["count"],
        thread=row["thread_id"],
        administrator=row["administrator"],
        due_at=due_at,
        paused=row["paused"],
        seen=split(row["seen"]),
        recapped=row["recapped"],
    )


def join(points: Iterable[str]) -> str:
    """Ids of points, each once, as the column ``seen`` has them."""
    return "\n".join(dict.fromkeys(points))


def split(seen: str) -> tuple[str, ...]:
    """Back from :func:`join`."""
    return tuple(seen.split("\n")) if seen else ()


def legible(row: RowMapping) -> dict[str, Any]:
    """Any row in values of JSON that a person can read."""
    return {str(name): _legible(str(name), value) for name, value in row.items()}


def _legible(name: str, value: Any) -> Any:
    match name:
        case "seen":
            return list(split(value))
        case "local_time":
            return f"{time(*divmod(value, 60)):%H:%M}"
        case "days":
            return [day for bit, day in enumerate(_DAYS) if value >> bit & 1]
    return value.isoformat() if isinstance(value, datetime) else value
