from dataclasses import replace
from datetime import UTC, datetime, time

from hypothesis import given
from hypothesis import strategies as st

from handlers.actions import Adjust, Page, Preview, TypeCity
from handlers.panel_keyboards import HOURS, ZONES, rows
from handlers.schedule import DAILY, WEEKDAYS, Schedule
from handlers.subscription import COUNTS, ChatKind, Subscription
from handlers.wishes import Wish
from tests.handlers.strategies import minutes

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)
PLACE = Subscription(77, "private", Schedule(time(9), DAILY, "Asia/Tokyo"), "zh")


def buttons(page: Page, subscription: Subscription = PLACE) -> dict[str, object]:
    """By their English labels: what they do."""
    shown = rows(subscription, page, NOW, is_elsewhere=False, all_seen=False)
    return {button.label.in_("en"): button.action for row in shown for button in row}


def at(when: time, days: int = DAILY) -> Subscription:
    return replace(PLACE, schedule=Schedule(when, days, "Asia/Tokyo"))


def test_the_first_page() -> None:
    assert list(buttons("main")) == [
        "▶️ Turn on",
        "👀 Preview now",
        "🕘 09:00",
        "📅 every day",
        "🌏 Tokyo (UTC+9)",
        "🌐 中文 + English",
        *("1", "2", "✓ 3", "4", "5"),
    ]
    assert buttons("main")["5"] == Adjust(Wish(count=5), "main")
    assert buttons("main")["👀 Preview now"] == Preview()
    assert len(COUNTS) == 5


def test_the_time_is_moved_or_chosen() -> None:
    shown = buttons("time")
    assert shown["−1 h"] == Adjust(Wish(time=time(8)), "time")
    assert shown["−15 min"] == Adjust(Wish(time=time(8, 45)), "time")
    assert shown["+15 min"] == Adjust(Wish(time=time(9, 15)), "time")
    assert shown["+1 h"] == Adjust(Wish(time=time(10)), "time")
    assert shown["21:00"] == Adjust(Wish(time=time(21)), "time")
    assert "✓ 09:00" in shown
    assert len(shown) == 4 + len(HOURS) + 1


def test_the_time_goes_past_midnight() -> None:
    assert buttons("time", at(time(0, 5)))["−15 min"] == Adjust(Wish(time=time(23, 50)), "time")
    assert buttons("time", at(time(23, 30)))["+1 h"] == Adjust(Wish(time=time(0, 30)), "time")


@given(minutes)
def test_any_time_can_be_moved(now: time) -> None:
    wishes = [one.wish for one in buttons("time", at(now)).values() if isinstance(one, Adjust)]
    assert all(wish.time for wish in wishes)


def test_days_are_put_in_and_taken_out() -> None:
    shown = buttons("days", at(time(9), WEEKDAYS))
    assert shown["every day"] == Adjust(Wish(days=DAILY), "days")
    assert "✓ weekdays" in shown
    assert shown["✓ Mon"] == Adjust(Wish(days=WEEKDAYS - 1), "days")
    assert shown["Sun"] == Adjust(Wish(days=WEEKDAYS + 64), "days")


@given(st.integers(0, 6))
def test_the_only_day_carries_a_wish_for_none(day: int) -> None:
    wishes = [
        one.wish
        for one in buttons("days", at(time(9), 1 << day)).values()
        if isinstance(one, Adjust)
    ]
    assert sum(wish.days == 0 for wish in wishes) == 1


def test_zones_are_named_with_their_offsets() -> None:
    shown = buttons("zone")
    assert "✓ Tokyo (UTC+9)" in shown
    assert "London (UTC+0)" in shown or "London (UTC)" in shown
    assert shown["⌨️ Type a city"] == TypeCity()
    assert len(shown) == len(ZONES) + 2
    # What is only a guess is not ticked.
    assert "Tokyo (UTC+9)" in buttons("zone", replace(PLACE, guessed=True))


def test_in_a_channel_nobody_types() -> None:
    kinds: tuple[ChatKind, ...] = ("private", "group", "channel")
    typed = ["⌨️ Type a city" in buttons("zone", replace(PLACE, kind=kind)) for kind in kinds]
    assert typed == [True, True, False]


def test_either_language_or_both() -> None:
    shown = buttons("language")
    assert shown["English"] == Adjust(Wish(language="en", bilingual=False), "language")
    assert shown["English + 中文"] == Adjust(Wish(language="en", bilingual=True), "language")
    assert "✓ 中文 + English" in shown
