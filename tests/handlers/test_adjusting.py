from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given

from handlers.adjusting import (
    adjusted,
    muted,
    muted_until,
    next_run,
    paused,
    revived,
    unset,
)
from handlers.place import Place
from handlers.schedule import DAILY, WEEKDAYS, Schedule, next_due
from handlers.subscription import Pause, Subscription
from handlers.wishes import Wish
from handlers.zones import Zone
from tests.handlers.strategies import instants, subscriptions, wishes_for_one

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)  # a Tuesday, 20:00 in Singapore
HERE = Place(-100, "group", thread=7, person=77)
NINE = Schedule(time(9), DAILY, "Asia/Singapore")
OFF = Subscription(-100, "group", NINE, "zh", thread=3, administrator=1)
TOMORROW = datetime(2026, 11, 25, 1, tzinfo=UTC)
ON = replace(OFF, due_at=TOMORROW)


def test_a_chat_that_never_set_anything() -> None:
    fresh = unset(HERE, "zh")
    assert fresh.schedule == Schedule(time(9), DAILY, "Asia/Shanghai")
    assert (fresh.language, fresh.bilingual, fresh.count) == ("zh", True, 3)
    assert (fresh.guessed, fresh.thread, fresh.due_at) == (True, 7, None)
    assert unset(HERE, "en").schedule.zone == "UTC"


def test_where_it_is_turned_on_it_posts() -> None:
    after = adjusted(OFF, Wish(on=True), HERE, NOW)
    assert (after.due_at, after.thread, after.administrator) == (TOMORROW, 7, 77)
    # Pressed again, and from elsewhere, it changes nothing but who did it.
    again = adjusted(after, Wish(on=True), replace(HERE, thread=9), NOW)
    assert again == after


def test_what_is_off_stays_off_until_it_is_turned_on() -> None:
    after = adjusted(OFF, Wish(time=time(10)), HERE, NOW)
    assert (after.schedule.time, after.due_at, after.thread) == (time(10), None, 3)


def test_another_schedule_is_due_anew() -> None:
    assert adjusted(ON, Wish(time=time(21)), HERE, NOW).due_at == NOW + timedelta(hours=1)
    assert adjusted(ON, Wish(days=WEEKDAYS), HERE, NOW).due_at == TOMORROW
    zone = Wish(zone=Zone("Europe/London", exact=True))
    assert adjusted(ON, zone, HERE, NOW).due_at == TOMORROW + timedelta(hours=8)


@pytest.mark.parametrize(
    "wish",
    [Wish(count=5), Wish(language="en", bilingual=False), Wish(time=time(9)), Wish(on=True)],
)
def test_a_senders_lease_is_left_to_him(wish: Wish) -> None:
    lease = NOW + timedelta(minutes=1)
    after = adjusted(replace(ON, due_at=lease), wish, HERE, NOW)
    assert after.due_at == lease
    assert after.thread == 3


def test_a_guess_of_a_zone_stays_one_until_somebody_chooses() -> None:
    fresh = unset(HERE, "en")
    assert adjusted(fresh, Wish(count=1), HERE, NOW).guessed
    assert not adjusted(fresh, Wish(zone=Zone("UTC", exact=True)), HERE, NOW).guessed
    assert adjusted(OFF, Wish(zone=Zone("UTC", exact=False)), HERE, NOW).guessed


def test_no_day_at_all_changes_no_days() -> None:
    assert adjusted(ON, Wish(days=0), HERE, NOW).schedule == NINE


def test_a_mute_lasts_a_week_and_ends_when_it_is_turned_on() -> None:
    quiet = muted(ON, NOW)
    assert quiet.due_at == TOMORROW + timedelta(days=7)
    assert muted_until(quiet, NOW) == next_run(quiet, NOW) == quiet.due_at
    assert muted_until(ON, NOW) is None
    assert adjusted(quiet, Wish(count=1), HERE, NOW).due_at == quiet.due_at
    assert adjusted(quiet, Wish(on=True), HERE, NOW).due_at == TOMORROW
    assert muted(OFF, NOW) == OFF


def test_the_next_run_is_a_slot_even_while_a_sender_is_at_it() -> None:
    for due in (NOW - timedelta(days=2), NOW + timedelta(minutes=1), TOMORROW):
        assert next_run(replace(ON, due_at=due), NOW) == TOMORROW
    assert next_run(OFF, NOW) is None


@pytest.mark.parametrize(
    ("why", "goes_on"), [("blocked", True), ("gone", True), ("rights", True), ("topic", False)]
)
def test_a_pause_ends_where_the_bot_is_let_in_again(why: Pause, *, goes_on: bool) -> None:
    stopped = paused(ON, why)
    assert (stopped.due_at, stopped.paused) == (None, why)
    assert revived(stopped, NOW) == (ON if goes_on else stopped)
    assert paused(OFF, why) == OFF
    assert revived(OFF, NOW) == OFF
    # People themselves may end any pause, and turning it off leaves nothing to revive.
    assert adjusted(stopped, Wish(on=True), HERE, NOW).due_at == TOMORROW
    assert revived(adjusted(stopped, Wish(on=False), HERE, NOW), NOW).due_at is None


def test_another_topic_takes_over_from_one_that_was_closed() -> None:
    after = adjusted(paused(ON, "topic"), Wish(on=True), HERE, NOW)
    assert (after.thread, after.due_at, after.paused) == (7, TOMORROW, None)


@given(subscriptions, wishes_for_one, instants)
def test_a_wish_comes_true_once(before: Subscription, wish: Wish, now: datetime) -> None:
    before = before if before.due_at is None else replace(before, paused=None)
    after = adjusted(before, wish, HERE, now)
    assert adjusted(after, wish, HERE, now) == after
    assert after.schedule.days
    assert after.due_at is None or after.paused is None
    assert (after.due_at is None) == (before.due_at is None if wish.on is None else not wish.on)
    if after.schedule != before.schedule and after.due_at:
        assert after.due_at == next_due(after.schedule, now)
    assert (after.seen, after.recapped, after.chat) == (before.seen, before.recapped, before.chat)
