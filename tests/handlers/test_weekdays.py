import pytest

from handlers import weekdays
from handlers.schedule import DAILY, WEEKDAYS, WEEKEND


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("daily", DAILY),
        ("every day", DAILY),
        ("每天", DAILY),
        ("weekdays", WEEKDAYS),
        ("工作日", WEEKDAYS),
        ("weekends", WEEKEND),
        ("周末", WEEKEND),
        ("mon", 0b1),
        ("tuesday", 0b10),
        ("thurs", 0b1000),
        ("sundays", 0b1000000),
        ("mon-fri", WEEKDAYS),
        ("friday to monday", 0b1110001),
        ("周一", 0b1),
        ("每个星期天", 0b1000000),
        ("礼拜日", 0b1000000),
        ("周一三五", 0b10101),
        ("星期二、四", 0b1010),
        ("周一、周三", 0b101),
        ("周1,3", 0b101),
        ("周一至周五", WEEKDAYS),
        ("周六到一", 0b1100001),
    ],
)
def test_days_are_read(text: str, days: int) -> None:
    (found,) = (found for form in weekdays.FORMS if (found := form.fullmatch(text)))
    assert weekdays.read(found) == days


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("周一三点", "周一"),
        ("周五六点半", "周五"),
        ("周一三条", "周一"),
        ("周1 3条", "周1"),
        ("monaco", None),
        ("sunny", None),
        ("someday", None),
        ("friendly", None),
    ],
)
def test_what_follows_is_left_alone(text: str, taken: str | None) -> None:
    matches = [found[0] for form in weekdays.FORMS for found in form.finditer(text)]
    assert matches == ([taken] if taken else [])


@pytest.mark.parametrize("text", ["weekly", "every week", "每周"])
def test_a_week_alone_names_no_day(text: str) -> None:
    assert weekdays.WEEKLY.fullmatch(text)
    assert not any(form.search(text) for form in weekdays.FORMS)
