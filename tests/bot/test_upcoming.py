import json
from dataclasses import replace
from datetime import UTC, datetime, time

from bot.storage.totals import Totals
from bot.upcoming import as_json, table
from handlers.schedule import DAILY, WEEKDAYS, WEEKEND, Schedule
from handlers.subscription import Subscription

NOW = datetime(2026, 1, 1, 12, tzinfo=UTC)
PERSON = Subscription(
    chat=1001,
    kind="private",
    schedule=Schedule(time(9), DAILY, "Asia/Singapore"),
    language="zh",
    due_at=datetime(2026, 1, 2, 1, tzinfo=UTC),
)
FORUM = Subscription(
    chat=-1001000000003,
    kind="group",
    thread=2,
    schedule=Schedule(time(17, 15), 0b0000101, "Asia/Kathmandu"),
    language="en",
    bilingual=False,
    count=1,
    due_at=datetime(2026, 1, 1, 11, 30, tzinfo=UTC),
)


def test_a_line_a_chat_stands_in_columns() -> None:
    shown = table([FORUM, PERSON], Totals(on=2, off=1, paused=3, overdue=1), NOW)
    assert (
        shown
        == """\
CHAT            KIND      LOCAL TIME            ZONE            UTC               DAYS     LANGUAGE\
  STATE
-1001000000003  group #2  Thu 2026-01-01 17:15  Asia/Kathmandu  2026-01-01 11:30  Mon Wed  en      \
  overdue
1001            private   Fri 2026-01-02 09:00  Asia/Singapore  2026-01-02 01:00  daily    zh+en   \
  on

2 on (1 overdue), 1 off, 3 paused"""
    )


def test_more_than_is_shown_is_said() -> None:
    lines = table([PERSON], Totals(on=1_000), NOW).splitlines()
    assert lines[2] == "… and 999 more: --limit 1000"


def test_nothing_is_due() -> None:
    lines = table([], Totals(off=2), NOW).splitlines()
    assert lines == ["Nothing is due.", "", "0 on (0 overdue), 2 off, 0 paused"]


def test_days_have_names() -> None:
    schedules = [replace(PERSON.schedule, days=days) for days in (WEEKDAYS, WEEKEND, 64)]
    shown = table([replace(PERSON, schedule=one) for one in schedules], Totals(on=3), NOW)
    head, *lines = shown.splitlines()[:4]
    named = [line[head.index("DAYS") :].split()[0] for line in lines]
    assert named == ["weekdays", "weekends", "Sun"]


def test_machines_get_one_line_of_json() -> None:
    off, gone = replace(PERSON, due_at=None), replace(PERSON, due_at=None, paused="gone")
    text = as_json([FORUM, off, gone], Totals(1, 1, 1, 1), NOW)
    assert "\n" not in text
    shown = json.loads(text)
    assert shown["now"] == "2026-01-01T12:00:00+00:00"
    assert shown["totals"] == {"on": 1, "off": 1, "paused": 1, "overdue": 1}
    assert shown["next"][0] == {
        "chat": -1001000000003,
        "kind": "group",
        "thread": 2,
        "due_at": "2026-01-01T11:30:00+00:00",
        "local": "2026-01-01T17:15:00+05:45",
        "zone": "Asia/Kathmandu",
        "time": "17:15",
        "days": ["Mon", "Wed"],
        "language": "en",
        "bilingual": False,
        "count": 1,
        "state": "overdue",
    }
    assert [(one["due_at"], one["state"]) for one in shown["next"][1:]] == [
        (None, "off"),
        (None, "paused: gone"),
    ]
