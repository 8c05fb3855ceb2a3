from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.schedule import DAILY, WEEKDAYS, WEEKEND
from handlers.subscription import COUNTS
from handlers.wishes import LONGEST, Code, Misread, Wish, read
from handlers.words import ECHO, echo
from handlers.zone_names import gazetteer
from handlers.zones import Zone, find

SINGAPORE = Zone("Asia/Singapore", exact=True)


@pytest.mark.parametrize(
    ("words", "wish"),
    [
        ("", Wish()),
        (" \n ", Wish()),
        ("09:00 Asia/Singapore", Wish(time=time(9), zone=SINGAPORE)),
        ("Singapore 9am", Wish(time=time(9), zone=SINGAPORE)),
        (
            "weekdays at 7:30 pm in New York, 3 highlights, English please",
            Wish(
                time=time(19, 30),
                days=WEEKDAYS,
                zone=Zone("America/New_York", exact=True),
                count=3,
                language="en",
                bilingual=False,
            ),
        ),
        (
            "每天早上八点半新加坡3条双语",
            Wish(time=time(8, 30), days=DAILY, zone=SINGAPORE, count=3, bilingual=True),
        ),
        (
            "週一、週三 晚上九點 臺北",
            Wish(time=time(21), days=0b101, zone=Zone("Asia/Taipei", exact=True)),
        ),
        ("mon,wed,fri noon", Wish(time=time(12), days=0b10101)),
        ("sat and sun 10:00", Wish(time=time(10), days=WEEKEND)),
        ("weekly Monday 9:00", Wish(time=time(9), days=1)),
        ("周一三五八点", Wish(time=time(8), days=0b10101)),
        ("周一三条", Wish(days=1, count=3)),
        ("x5 off", Wish(on=False, count=5)),
        ("开", Wish(on=True)),
        ("开罗 9点", Wish(time=time(9), zone=Zone("Africa/Cairo", exact=True))),
        ("关岛", Wish(zone=Zone("Pacific/Guam", exact=True))),
        ("zh", Wish(language="zh", bilingual=False)),
        ("英文 双语", Wish(language="en", bilingual=True)),
        ("en zh", Wish(language="en", bilingual=True)),
        ("both", Wish(bilingual=True)),
        ("UTC 09:00", Wish(time=time(9), zone=Zone("UTC", exact=True))),
        ("9:00 UTC+8 3条", Wish(time=time(9), zone=Zone("Etc/GMT-8", exact=True), count=3)),
        ("９：００，＋８", Wish(time=time(9), zone=Zone("Etc/GMT-8", exact=True))),
        ("09：00 新加坡", Wish(time=time(9), zone=SINGAPORE)),
        ("21：30", Wish(time=time(21, 30))),
        ("早上9：00", Wish(time=time(9))),
        ("turn on, 09:00", Wish(on=True, time=time(9))),
        ("Turn off", Wish(on=False)),
        ("please turn it off", Wish(on=False)),
        ("turn them on", Wish(on=True)),
        ("09:00 9am", Wish(time=time(9))),
    ],
)
def test_words_are_read_in_any_order(words: str, wish: Wish) -> None:
    assert read(words) == wish


@pytest.mark.parametrize(
    ("words", "zone", "others"),
    [
        ("Singapor 9:00", "Asia/Singapore", ()),
        ("-3:30 9:00", "America/St_Johns", ()),
        ("Cambridge", "Europe/London", ("America/New_York",)),
        ("usa daily", "America/New_York", ("America/Los_Angeles", "America/Chicago")),
        ("Singapore (UTC+8)", "Asia/Singapore", ()),
    ],
)
def test_a_guess_is_told_with_what_may_have_been_meant_as_well(
    words: str, zone: str, others: tuple[str, ...]
) -> None:
    wish = read(words)
    assert isinstance(wish, Wish)
    assert wish.zone == Zone(zone, exact=False)
    assert wish.others == tuple(Zone(other, exact=False) for other in others)


@pytest.mark.parametrize(
    ("words", "code", "at_fault"),
    [
        ("25:00 Singapore", "bad-time", "25:00"),
        ("９：５", "bad-time", "9:5"),
        ("9:00:30", "bad-time", "9:00:30"),
        ("13am", "bad-time", "13am"),
        ("早上", "bad-time", "早上"),
        ("9 条", "bad-count", "9 条"),
        ("X0", "bad-count", "X0"),
        ("9 Singapore", "number", "9"),
        ("3", "number", "3"),
        ("Weekly 9:00", "weekly", "weekly"),
        ("每周", "weekly", "每周"),
        ("09:00 21:00", "twice", "09:00, 21:00"),
        ("On OFF", "twice", "On, OFF"),
        ("x3 5条", "twice", "x3, 5条"),
        ("UTC+8 UTC+9", "twice", "UTC+8, UTC+9"),
        ("UTC+25", "unknown-zone", "UTC+25"),
        ("blah 9am", "unknown-word", "blah"),
        ("9am 你好", "unknown-word", "你好"),
        ("x" * (LONGEST + 1), "too-long", "x" * (ECHO - 1) + "…"),
    ],
)
def test_what_is_wrong_is_told_with_the_words_at_fault(
    words: str, code: Code, at_fault: str
) -> None:
    assert read(words) == Misread(code, at_fault)


def test_zones_near_an_unknown_one_are_told() -> None:
    boston = (Zone("America/New_York", exact=False),)
    assert read("9am Boston MA") == Misread("unknown-zone", "Boston MA", boston)
    singapore = (Zone("Asia/Singapore", exact=False),)
    assert read("Singapore foo") == Misread("unknown-zone", "Singapore foo", singapore)


def test_no_name_of_a_place_is_taken_for_something_else() -> None:
    for name in (*gazetteer().zones, *gazetteer().identifiers.values()):
        found = find(name, limit=3)
        assert read(f"每天9点{name} x3") == Wish(
            time=time(9), days=DAILY, zone=found[0], others=tuple(found[1:]), count=3
        )


#: Words that mean something, to be put together at random, with and without spaces.
times = st.sampled_from(["9:00", "25:00", "9am", "pm", "noon", "早上", "八点半", "21点", "9", "at"])
days = st.sampled_from(
    ["daily", "weekdays", "周一三五", "每周", "mon", "-", "fri", "weekly", "每天"]
)
places = st.sampled_from(["Singapore", "新加坡", "New", "York", "usa", "UTC", "+8", "GMT-3:30"])
others = st.sampled_from(
    ["3条", "x3", "zh", "双语", "on", "关", ",", "、", "blah", "的", "😀", "'"]
)
sentences = st.lists(times | days | places | others, max_size=12).flatmap(
    lambda words: st.sampled_from(["", " ", "\n", "，"]).map(lambda between: between.join(words))
)


@given(sentences | st.text(st.characters(codec=None), max_size=2 * LONGEST))
def test_any_words_are_a_wish_that_can_be_kept_or_a_fault_fit_to_be_told(words: str) -> None:
    got = read(words)
    if isinstance(got, Misread):
        assert got.words == echo(got.words) != ""
        assert len(got.near) <= 3
        return
    assert got.days is None or 0 < got.days <= DAILY
    assert got.count is None or got.count in COUNTS
    assert got.time is None or (got.time.second, got.time.tzinfo) == (0, None)
    assert not got.others or (got.zone and not got.zone.exact)
    assert got.bilingual is not None or got.language is None


@given(st.permutations(["工作日", "晚上9点", "Singapore", "2条", "en", "on"]))
def test_the_order_does_not_matter(words: list[str]) -> None:
    assert read(" ".join(words)) == Wish(
        on=True,
        time=time(21),
        days=WEEKDAYS,
        zone=SINGAPORE,
        count=2,
        language="en",
        bilingual=False,
    )
