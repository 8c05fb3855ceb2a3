"""Local times across the clocks' jumps, in zones that jump at different hours and by different
lengths, and a calendar that left out a day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from handlers.schedule import DAILY, WEEKDAYS, WEEKEND, Schedule, next_due

ZONES = (
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",  # jumps by half an hour
    "America/Sao_Paulo",  # until 2019 jumped at midnight
    "Asia/Beirut",  # falls back at midnight: the last hour of a day comes twice
    "America/Nuuk",  # jumps over midnight itself
    "Asia/Kathmandu",
    "Asia/Shanghai",
    "UTC",
)
schedules = st.builds(
    Schedule,
    time=st.times(datetime.min.time(), time(23, 59)).map(
        lambda t: t.replace(second=0, microsecond=0)
    ),
    days=st.integers(1, DAILY),
    zone=st.sampled_from(ZONES),
)
instants = st.integers(
    int(datetime(2000, 1, 1, tzinfo=UTC).timestamp()),
    int(datetime(2060, 1, 1, tzinfo=UTC).timestamp()),
).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


def slots(schedule: Schedule, after: datetime) -> Iterator[datetime]:
    while True:
        yield (after := next_due(schedule, after))


def offset(at: datetime) -> timedelta:
    found = at.utcoffset()
    assert found is not None
    return found


def local(zone: str, at: str, number: int, after: str, days: int = DAILY) -> list[str]:
    """The first slots after a local time, on that zone's clock with its offset."""
    home = ZoneInfo(zone)
    schedule = Schedule(time.fromisoformat(at), days, zone)
    start = datetime.fromisoformat(after).replace(tzinfo=home)
    found = islice(slots(schedule, start), number)
    return [slot.astimezone(home).isoformat(" ", "minutes") for slot in found]


@pytest.mark.parametrize(
    ("zone", "at", "after", "expected"),
    [
        (
            "Europe/Berlin",
            "02:30",
            "2024-03-29 12:00",
            ["2024-03-30 02:30+01:00", "2024-03-31 03:30+02:00", "2024-04-01 02:30+02:00"],
        ),
        (
            "America/New_York",
            "02:00",
            "2024-03-09 12:00",
            ["2024-03-10 03:00-04:00", "2024-03-11 02:00-04:00"],
        ),
        (
            "Australia/Lord_Howe",
            "02:10",
            "2024-10-05 12:00",
            ["2024-10-06 02:40+11:00", "2024-10-07 02:10+11:00"],
        ),
        (
            "America/Sao_Paulo",
            "00:15",
            "2018-11-03 12:00",
            ["2018-11-04 01:15-02:00", "2018-11-05 00:15-02:00"],
        ),
        (
            "Asia/Beirut",
            "00:00",
            "2024-03-30 12:00",
            ["2024-03-31 01:00+03:00", "2024-04-01 00:00+03:00"],
        ),
        (
            "America/Nuuk",
            "23:30",
            "2024-03-29 12:00",
            [
                "2024-03-29 23:30-02:00",
                "2024-03-31 00:30-01:00",  # the thirtieth's
                "2024-03-31 23:30-01:00",
            ],
        ),
    ],
)
def test_a_time_that_clocks_jump_over_is_moved_by_the_jump(
    zone: str, at: str, after: str, expected: list[str]
) -> None:
    assert local(zone, at, len(expected), after) == expected


@pytest.mark.parametrize(
    ("zone", "at", "after", "expected"),
    [
        (
            "Europe/Berlin",
            "02:30",
            "2024-10-26 12:00",
            ["2024-10-27 02:30+02:00", "2024-10-28 02:30+01:00"],
        ),
        (
            "America/New_York",
            "01:00",
            "2024-11-02 12:00",
            ["2024-11-03 01:00-04:00", "2024-11-04 01:00-05:00"],
        ),
        (
            "Australia/Lord_Howe",
            "01:45",
            "2024-04-06 12:00",
            ["2024-04-07 01:45+11:00", "2024-04-08 01:45+10:30"],
        ),
        (
            "America/Sao_Paulo",
            "23:15",
            "2018-02-17 12:00",
            ["2018-02-17 23:15-02:00", "2018-02-18 23:15-03:00"],
        ),
        (
            "Asia/Beirut",
            "23:59",
            "2024-10-26 12:00",
            ["2024-10-26 23:59+03:00", "2024-10-27 23:59+02:00"],
        ),
    ],
)
def test_of_a_time_that_comes_twice_the_first_is_the_slot(
    zone: str, at: str, after: str, expected: list[str]
) -> None:
    assert local(zone, at, len(expected), after) == expected


def test_between_the_two_of_a_repeated_time_the_next_is_tomorrow() -> None:
    schedule = Schedule(time(2, 30), DAILY, "Europe/Berlin")
    between = datetime(2024, 10, 27, 1, 0, tzinfo=UTC)  # 02:00 for the second time
    assert next_due(schedule, between) == datetime(2024, 10, 28, 1, 30, tzinfo=UTC)


def test_a_time_is_not_read_as_the_second_even_where_it_says_so() -> None:
    schedule = Schedule(time(2, 30, fold=1), DAILY, "Europe/Berlin")
    before = datetime(2024, 10, 26, 12, tzinfo=UTC)
    assert next_due(schedule, before) == datetime(2024, 10, 27, 0, 30, tzinfo=UTC)


def test_a_weekly_slot_is_found_where_its_date_began_twice() -> None:
    """Newfoundland fell back at 00:01: Sunday began, it was Saturday again, Sunday began again."""
    zone = ZoneInfo("America/St_Johns")
    schedule = Schedule(time(0, 0), 0b1000000, "America/St_Johns")
    again = datetime(2005, 10, 29, 23, 30, fold=1, tzinfo=zone)
    assert next_due(schedule, again).astimezone(zone).isoformat() == "2005-11-06T00:00:00-03:30"


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        (DAILY, ["2011-12-29 09:00-10:00", "2011-12-31 09:00+14:00", "2012-01-01 09:00+14:00"]),
        (0b0010000, ["2011-12-31 09:00+14:00", "2012-01-06 09:00+14:00"]),  # Fridays
        (0b0100000, ["2011-12-31 09:00+14:00", "2012-01-07 09:00+14:00"]),  # Saturdays
    ],
)
def test_a_date_that_never_was_shares_the_next_dates_slot(days: int, expected: list[str]) -> None:
    """Samoa went from 29 December 2011, a Thursday, to the 31st."""
    assert local("Pacific/Apia", "09:00", len(expected), "2011-12-28 12:00", days) == expected


def test_days_are_those_of_the_zones_calendar() -> None:
    """Monday morning in Shanghai is Sunday in UTC."""
    assert local("Asia/Shanghai", "07:00", 1, "2024-05-04 12:00", 0b0000001) == [
        "2024-05-06 07:00+08:00"
    ]
    assert local("Asia/Shanghai", "07:00", 2, "2024-05-09 12:00", WEEKDAYS) == [
        "2024-05-10 07:00+08:00",
        "2024-05-13 07:00+08:00",
    ]
    assert local("Asia/Shanghai", "07:00", 3, "2024-05-09 12:00", WEEKEND) == [
        "2024-05-11 07:00+08:00",
        "2024-05-12 07:00+08:00",
        "2024-05-18 07:00+08:00",
    ]


@given(schedules, instants)
def test_a_slot_is_strictly_later_within_eight_days_and_in_utc(
    schedule: Schedule, after: datetime
) -> None:
    slot = next_due(schedule, after)
    assert after < slot <= after + timedelta(days=8)
    assert slot.tzinfo is UTC


@given(schedules, instants)
def test_a_slot_reads_the_chosen_time_unless_the_clocks_jumped_over_it(
    schedule: Schedule, after: datetime
) -> None:
    home = ZoneInfo(schedule.zone)
    slot = next_due(schedule, after).astimezone(home)
    assert slot.fold == 0
    if slot.time() == schedule.time:
        assert schedule.days >> slot.weekday() & 1
    else:
        jump = offset(slot) - offset(slot - timedelta(days=1))
        wanted = slot.replace(tzinfo=None) - jump
        assert jump > timedelta(0)
        assert wanted.time() == schedule.time
        assert schedule.days >> wanted.weekday() & 1


@given(schedules, instants)
def test_each_chosen_date_has_its_slot_exactly_once(schedule: Schedule, after: datetime) -> None:
    home = ZoneInfo(schedule.zone)
    first, *rest = islice(slots(schedule, after), 40)
    got = [first, *rest]

    def dated(slot: datetime) -> date:
        moved = slot.astimezone(home)
        early = moved.time() < schedule.time  # moved past midnight
        return moved.date() - timedelta(days=early)

    start, end = dated(first), dated(got[-1])
    every = (start + timedelta(days=day) for day in range((end - start).days + 1))
    assert [dated(slot) for slot in got] == [d for d in every if schedule.days >> d.weekday() & 1]


@given(schedules, instants, st.floats(0, 1, exclude_max=True))
def test_any_instant_before_a_slot_leads_to_the_same_slot(
    schedule: Schedule, after: datetime, part: float
) -> None:
    slot = next_due(schedule, after)
    between = after + part * (slot - after)
    assume(between < slot)
    assert next_due(schedule, between) == slot


@given(schedules, instants, st.sampled_from(ZONES))
def test_it_matters_not_in_which_zone_the_instant_is_told(
    schedule: Schedule, after: datetime, zone: str
) -> None:
    assert next_due(schedule, after.astimezone(ZoneInfo(zone))) == next_due(schedule, after)


def test_no_day_and_no_such_zone_are_refused() -> None:
    now = datetime(2024, 1, 1, tzinfo=UTC)
    with pytest.raises(ValueError, match="at least one day"):
        next_due(Schedule(time(9), 0, "UTC"), now)
    with pytest.raises(ZoneInfoNotFoundError):
        next_due(Schedule(time(9), DAILY, "Mars/Olympus"), now)
