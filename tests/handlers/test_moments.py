from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.moments import clock, day, days, moment, zone
from handlers.schedule import DAILY, WEEKDAYS, WEEKEND

AT = datetime(2026, 11, 25, 1, tzinfo=UTC)


def test_a_moment_is_told_in_the_zones_own_time() -> None:
    assert moment(AT, "Asia/Singapore").zh == "11月25日 周三 09:00"
    assert moment(AT, "Asia/Singapore").en == "Wed 25 Nov, 09:00"
    assert moment(AT, "America/Los_Angeles").en == "Tue 24 Nov, 17:00"


@pytest.mark.parametrize(
    ("chosen", "zh", "en"),
    [
        (DAILY, "每天", "every day"),
        (WEEKDAYS, "工作日", "weekdays"),
        (WEEKEND, "周末", "weekends"),
        (0b0000101, "周一、周三", "Mon, Wed"),
        (0b1000000, "周日", "Sun"),
    ],
)
def test_days_by_name(chosen: int, zh: str, en: str) -> None:
    assert (days(chosen).zh, days(chosen).en) == (zh, en)


@given(st.integers(1, DAILY))
def test_any_days_have_a_name(chosen: int) -> None:
    assert days(chosen).zh
    assert days(chosen).en


def test_a_day_a_time_and_a_zone() -> None:
    assert (day(0).zh, day(6).en) == ("周一", "Sun")
    assert clock(time(9, 5)) == "09:05"
    assert zone("Asia/Singapore", AT).zh == "新加坡（UTC+8）"
    assert zone("Asia/Singapore", AT).en == "Singapore (UTC+8)"
