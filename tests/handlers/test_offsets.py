from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers import offsets


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("utc+8", 480),
        ("utc +08:00", 480),
        ("gmt-3:30", -210),
        ("gmt−5", -300),
        ("+0545", 345),
        ("+530", 330),
        ("utc8", 480),
        ("utc+0", 0),
        ("etc/gmt-8", 480),
        ("etc/gmt+5", -300),
        ("东八区", 480),
        ("西十一区", -660),
        ("8", None),
        ("08:00", None),
        ("utc", None),
        ("utc+8:75", None),
        ("utc+123456", None),
        ("东区", None),
    ],
)
def test_offsets_are_read(text: str, minutes: int | None) -> None:
    assert offsets.read(text) == minutes


def test_every_whole_hour_that_is_kept_somewhere_has_a_zone_of_its_own() -> None:
    for hours in range(-12, 15):
        (name,) = offsets.zones(60 * hours)
        assert datetime.now(ZoneInfo(name)).utcoffset() == timedelta(hours=hours)
    assert offsets.zones(-13 * 60) == offsets.zones(15 * 60) == offsets.zones(7) == ()


@given(st.sampled_from(range(-12 * 60, 14 * 60, 15)))
def test_zones_for_parts_of_an_hour_have_that_offset_at_least_in_one_season(minutes: int) -> None:
    for name in offsets.zones(minutes):
        seasons = (datetime(2026, month, 15, tzinfo=UTC) for month in (1, 7))
        kept = {at.astimezone(ZoneInfo(name)).utcoffset() for at in seasons}
        assert timedelta(minutes=minutes) in kept


@given(st.integers(-14 * 60, 14 * 60))
def test_what_is_written_is_read_as_the_same(minutes: int) -> None:
    assert offsets.read(offsets.write(timedelta(minutes=minutes)).lower()) == minutes


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("09:00 utc+8 x3", "utc+8"),
        ("-3:30 9am", "-3:30"),
        ("每天东八区9点", "东八区"),
        ("utc8点", None),
        ("utc 09:00", None),
        ("9:00-10:00", None),
        ("2024-05-06", None),
    ],
)
def test_offsets_are_told_from_times_beside_them(text: str, found: str | None) -> None:
    match = offsets.FORM.search(text)
    assert (match and match[0]) == found
