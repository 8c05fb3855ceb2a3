"""Telegram's memory of inline answers."""

from datetime import timedelta

import pytest

from bot.sandbox.clock import JumpingClock
from bot.sandbox.inline_cache import MAX_KEPT, InlineCache
from bot.sandbox.model import Chat, User
from bot.sandbox.questions import Question
from tests.bot.sandbox.conftest import TurnableClock

ASKER = User(1, "A", "a")


@pytest.fixture
def jumping(clock: TurnableClock) -> JumpingClock:
    """The clock that the cache runs by."""
    return JumpingClock(clock)


def question(query: str = "q") -> Question:
    now = TurnableClock().moment
    return Question("7", ASKER, Chat(1, "private", person=ASKER), now, query=query)


def test_answers_are_fresh_for_a_while(jumping: JumpingClock) -> None:
    cache = InlineCache(jumping.now)
    cache.keep(question(), {"a": 1}, 60, personal=False)
    assert cache.get("q", "", 2) == ("7", {"a": 1})
    assert cache.get("q", "next", 2) is None
    jumping.jump(60)
    assert cache.get("q", "", 2) is None


def test_what_is_personal_is_for_one(jumping: JumpingClock) -> None:
    cache = InlineCache(jumping.now)
    cache.keep(question(), {}, 60, personal=True)
    assert cache.get("q", "", ASKER.id)
    assert cache.get("q", "", 2) is None


def test_nothing_is_kept_for_no_time(jumping: JumpingClock) -> None:
    cache = InlineCache(jumping.now)
    cache.keep(question(), {}, 0, personal=False)
    assert cache.get("q", "", 1) is None


def test_what_was_kept_in_the_future_is_forgotten(
    clock: TurnableClock, jumping: JumpingClock
) -> None:
    cache = InlineCache(jumping.now)
    jumping.jump(timedelta(days=7).total_seconds())
    cache.keep(question(), {"future": True}, 300, personal=False)
    jumping.back_to_real_time()
    assert cache.get("q", "", 1) is None
    cache.keep(question(), {"future": False}, 300, personal=False)
    assert cache.get("q", "", 1) == ("7", {"future": False})


def test_the_oldest_go_first(jumping: JumpingClock) -> None:
    cache = InlineCache(jumping.now)
    for number in range(MAX_KEPT + 1):
        cache.keep(question(str(number)), {}, 60, personal=False)
    assert cache.get("0", "", 1) is None
    assert cache.get("1", "", 1)
