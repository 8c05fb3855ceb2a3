"""What is due when, as a table for people or as one JSON object."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from bot.storage.totals import Totals
from handlers.schedule import DAILY, WEEKDAYS, WEEKEND
from handlers.subscription import Subscription
from handlers.words import other

_HEAD = ("CHAT", "KIND", "LOCAL TIME", "ZONE", "UTC", "DAYS", "LANGUAGE", "STATE")
_GAP = "  "
_NAMED = {DAILY: "daily", WEEKDAYS: "weekdays", WEEKEND: "weekends"}
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def table(subscriptions: Sequence[Subscription], totals: Totals, now: datetime) -> str:
    """A line a chat in columns, and the totals below."""
    rows = [_cells(subscription, now) for subscription in subscriptions]
    lines = _aligned([_HEAD, *rows]) if rows else ["Nothing is due."]
    left = totals.on - len(rows)
    if rows and left > 0:
        lines.append(f"… and {left} more: --limit {totals.on}")
    summary = f"{totals.on} on ({totals.overdue} overdue), {totals.off} off, {totals.paused} paused"
    return "\n".join([*lines, "", summary])


def as_json(subscriptions: Sequence[Subscription], totals: Totals, now: datetime) -> str:
    """The same for machines: instants in ISO 8601, days as a list, on one line."""
    described = [_described(subscription, now) for subscription in subscriptions]
    return json.dumps({"now": _utc(now), "totals": asdict(totals), "next": described})


def days(bits: int) -> str:
    """Days of the week in words."""
    return _NAMED.get(bits) or " ".join(_days(bits))


def _days(bits: int) -> list[str]:
    return [name for place, name in enumerate(_DAYS) if bits >> place & 1]


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        _GAP.join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _cells(subscription: Subscription, now: datetime) -> tuple[str, ...]:
    schedule, due, kind = subscription.schedule, subscription.due_at, subscription.kind
    local = due and due.astimezone(ZoneInfo(schedule.zone))
    both = (subscription.language, other(subscription.language))
    return (
        str(subscription.chat),
        kind if subscription.thread is None else f"{kind} #{subscription.thread}",
        f"{local:%a %Y-%m-%d %H:%M}" if local else "-",
        schedule.zone,
        f"{due.astimezone(UTC):%Y-%m-%d %H:%M}" if due else "-",
        days(schedule.days),
        "+".join(both) if subscription.bilingual else subscription.language,
        _state(subscription, now),
    )


def _state(subscription: Subscription, now: datetime) -> str:
    if subscription.paused:
        return f"paused: {subscription.paused}"
    if subscription.due_at is None:
        return "off"
    return "overdue" if subscription.due_at <= now else "on"


def _described(subscription: Subscription, now: datetime) -> dict[str, Any]:
    schedule, due = subscription.schedule, subscription.due_at
    return {
        "chat": subscription.chat,
        "kind": subscription.kind,
        "thread": subscription.thread,
        "due_at": due and _utc(due),
        "local": due and due.astimezone(ZoneInfo(schedule.zone)).isoformat(),
        "zone": schedule.zone,
        "time": f"{schedule.time:%H:%M}",
        "days": _days(schedule.days),
        "language": subscription.language,
        "bilingual": subscription.bilingual,
        "count": subscription.count,
        "state": _state(subscription, now),
    }


def _utc(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
