from datetime import time
from typing import Any, cast

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import RowMapping

from bot.storage.rows import join, settings, split, subscription
from handlers.schedule import Schedule
from handlers.subscription import Subscription

POINTS = st.lists(st.text(st.characters(exclude_characters="\n"), min_size=1), unique=True)
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))
SUBSCRIPTIONS = st.builds(
    Subscription,
    schedule=st.builds(Schedule, TIMES, st.integers(1, 127), st.just("Asia/Singapore")),
    due_at=st.none(),
    seen=st.just(()),
    recapped=st.just(False),
)


@given(SUBSCRIPTIONS, POINTS, st.booleans())
def test_what_a_chat_sets_and_has_seen_becomes_columns_and_back(
    chat: Subscription, points: list[str], recapped: bool
) -> None:
    row: dict[str, Any] = settings(chat) | {"seen": join(points), "recapped": recapped}
    back = subscription(cast("RowMapping", row), None)
    assert settings(back) == settings(chat)
    assert (back.schedule, back.seen, back.recapped) == (chat.schedule, tuple(points), recapped)


def test_a_point_is_seen_once_and_keeps_its_place() -> None:
    assert join(["a", "b", "a", "c", "b"]) == "a\nb\nc"
    assert split(join([])) == ()
