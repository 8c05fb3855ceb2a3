from datetime import time

import pytest

from handlers import times


def read(text: str) -> time | None:
    for form in times.FORMS:
        if found := form.fullmatch(text):
            return times.read(found)
    raise AssertionError(f"{text} does not look like a time")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("09:00", "09:00"),
        ("9:05", "09:05"),
        ("9.30", "09:30"),
        ("23:59:00", "23:59"),
        ("9am", "09:00"),
        ("7:30 pm", "19:30"),
        ("9 a.m.", "09:00"),
        ("12am", "00:00"),
        ("12:30 pm", "12:30"),
        ("13:30pm", "13:30"),
        ("8 o'clock", "08:00"),
        ("at 9", "09:00"),
        ("0930", "09:30"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("21点", "21:00"),
        ("9点30", "09:30"),
        ("早上八点半", "08:30"),
        ("晚上9点", "21:00"),
        ("晚上 8:30", "20:30"),
        ("晚上12点", "00:00"),
        ("晚上1点", "01:00"),
        ("凌晨12点", "00:00"),
        ("早上12点", "12:00"),
        ("中午1点", "13:00"),
        ("中午十二点", "12:00"),
        ("下午三点一刻", "15:15"),
        ("下午15点", "15:00"),
        ("两点", "02:00"),
        ("二十三点零五分", "23:05"),
        ("九点十五", "09:15"),
        ("9时05分", "09:05"),
        ("中午", "12:00"),
        ("半夜", "00:00"),
    ],
)
def test_times_are_read(text: str, expected: str) -> None:
    assert read(text) == time.fromisoformat(expected)


@pytest.mark.parametrize(
    "text",
    ["9:5", "25:00", "24:00", "9:75", "9:300", "13am", "三十点", "九点七十分", "上午15点", "早上"],
)
def test_what_only_looks_like_a_time_means_none(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize("text", ["v1:30", "1:30:45", "2024-0930", "0930x", "9", "noontime"])
def test_what_does_not_look_like_a_time_is_left_alone(text: str) -> None:
    assert not any(form.search(text) for form in times.FORMS)


@pytest.mark.parametrize(("text", "taken"), [("9点3条", "9点"), ("9点三亚", "9点")])
def test_minutes_are_not_taken_from_what_follows(text: str, taken: str) -> None:
    assert [found[0] for form in times.FORMS for found in form.finditer(text)] == [taken]
