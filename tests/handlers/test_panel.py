from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.actions import Adjust, Page, Panel, PostHere, StartOver
from handlers.buttons import LIMIT, decode
from handlers.panel import View, panel
from handlers.render import Reader, message
from handlers.schedule import DAILY, Schedule
from handlers.subscription import Pause, Subscription
from handlers.zones import Zone
from knowledge.index import Index
from knowledge.models import Language
from tests.handlers.conftest import ME
from tests.handlers.gair import KNOWLEDGE, POINTS
from tests.handlers.strategies import instants, languages, subscriptions

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC)  # a Tuesday, 20:00 in Singapore
NINE = Schedule(time(9), DAILY, "Asia/Singapore")
OFF = Subscription(77, "private", NINE, "zh")
ON = replace(OFF, due_at=datetime(2026, 11, 25, 1, tzinfo=UTC))
ALL = tuple(point.id for point in POINTS)
PAGES: list[Page] = ["main", "time", "days", "zone", "language"]
INDEX = Index(KNOWLEDGE)


def view(subscription: Subscription, **fields: Any) -> View:
    return replace(View(subscription, KNOWLEDGE, NOW), **fields)


def actions(shown: View, page: Page = "main") -> list[object]:
    return [button.action for row in panel(shown, page).rows for button in row]


def test_all_that_is_set_in_chinese() -> None:
    assert panel(view(replace(ON, seen=ALL[:3]))).plain("zh").split("\n") == [
        "要点推送",
        "✅ 已开启",
        "🕘 09:00，每天",
        "🌏 新加坡（UTC+8）",
        "🌐 中文 + English · 每次 3 条",
        "下一次：11月25日 周三 09:00",
        "已推送：要点 3/12 条，讲者 1/3 位",
    ]


def test_all_that_is_set_in_english() -> None:
    off = replace(OFF, bilingual=False, count=1, guessed=True)
    assert panel(view(off, is_new=True)).plain("en").split("\n") == [
        "Scheduled highlights",
        "⏸ Off",
        "🕘 09:00, every day",
        "🌏 Singapore (UTC+8): a guess, please check",
        "🌐 中文 · 1 at a time",
        "Shown so far: 0 of 12 statements, 0 of 3 speakers",
        "",
        "I send a few highlights at the time you choose, none of them twice.",
    ]


@pytest.mark.parametrize(
    ("why", "said"),
    [
        ("blocked", "Paused: I could not write here"),
        ("gone", "Paused: I could not write here"),
        ("rights", "Paused: I was not allowed"),
        ("topic", "Paused: the topic is closed or deleted"),
    ],
)
def test_a_pause_says_why(why: Pause, said: str) -> None:
    shown = panel(view(replace(OFF, paused=why)))
    assert said in shown.plain("en")
    assert shown.rows[0][0].label.in_("en") == "▶️ Resume"


def test_a_mute_says_until_when() -> None:
    muted = view(replace(ON, due_at=NOW + timedelta(days=8)))
    assert "Muted" in panel(muted).plain("en")
    assert "Next: Wed 2 Dec, 20:00" in panel(muted).plain("en")
    assert panel(muted).rows[0][0].label.in_("en") == "🔔 Unmute"


def test_what_was_all_seen_may_start_over() -> None:
    shown = view(replace(ON, seen=ALL))
    assert "Everything has been shown." in panel(shown).plain("en")
    assert actions(shown)[-1] == StartOver(panel=True)
    assert StartOver(panel=True) not in actions(view(replace(ON, seen=ALL[1:])))


def test_another_topic_is_told_of_and_may_be_left() -> None:
    forum = replace(ON, kind="group", thread=7)
    assert "another topic" in panel(view(forum)).plain("en")
    assert PostHere() in actions(view(forum, thread=3))
    assert PostHere() not in actions(view(forum, thread=7))
    # Turned on here, they would come here.
    assert "another topic" not in panel(view(replace(forum, due_at=None))).plain("en")


@pytest.mark.parametrize("page", PAGES)
def test_others_may_look_but_have_no_buttons(page: Page) -> None:
    shown = panel(view(ON, may_change=False), page)
    assert not shown.rows
    assert "Only administrators can change this." in shown.plain("en")


def test_guesses_of_zones_take_the_place_of_the_usual() -> None:
    guesses = [Zone("America/Chicago", exact=False), Zone("America/Mexico_City", exact=False)]
    shown = panel(view(replace(ON, guessed=True)), "zone", guesses)
    assert [button.label.in_("en") for button in shown.rows[0]] == [
        "Chicago (UTC-6)",
        "Mexico City (UTC-6)",
    ]


@given(
    subscriptions,
    st.sampled_from(PAGES),
    instants,
    st.none() | st.integers(1, 2**31),
    languages,
)
def test_every_panel_is_a_message_whose_buttons_say_what_they_do(
    subscription: Subscription,
    page: Page,
    now: datetime,
    thread: int | None,
    language: Language,
) -> None:
    shown = panel(View(subscription, KNOWLEDGE, now, thread), page)
    payload = message(shown, Reader(language, ME))
    assert len(payload["text"]) < 1000
    rows = payload["reply_markup"]["inline_keyboard"]
    assert all(1 <= len(row) <= 5 for row in rows)
    for row, buttons in zip(rows, shown.rows, strict=True):
        for button, meant in zip(row, buttons, strict=True):
            assert 1 <= len(button["callback_data"].encode()) <= LIMIT
            press = decode(button["callback_data"], INDEX)
            assert press
            assert (press.does, press.language, press.asker) == (meant.action, language, None)
    if page != "main":
        assert shown.rows[-1][0].action == Panel("main")
    assert all(
        action.page == page
        for row in shown.rows
        for button in row
        if isinstance(action := button.action, Adjust)
    )
