from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.storage.cache import Cache
from tests.bot.storage.conftest import Clock

MINUTE = timedelta(minutes=1)


def test_it_holds_none_as_well(clock: Clock) -> None:
    cache: Cache[int, str | None] = Cache(2, MINUTE, clock)
    with pytest.raises(KeyError):
        cache[1]
    cache[1] = None
    assert cache[1] is None


def test_the_least_recently_used_leaves_first(clock: Clock) -> None:
    cache: Cache[int, str] = Cache(2, MINUTE, clock)
    cache[1], cache[2] = "a", "b"
    assert cache[1] == "a"
    cache[3] = "c"
    assert (cache[1], cache[3]) == ("a", "c")
    with pytest.raises(KeyError):
        cache[2]


def test_an_entry_grows_old_however_often_it_is_read(clock: Clock) -> None:
    cache: Cache[int, str] = Cache(2, MINUTE, clock)
    cache[1] = "a"
    clock.advance(MINUTE - timedelta(microseconds=1))
    assert cache[1] == "a"
    clock.advance(timedelta(microseconds=1))
    with pytest.raises(KeyError):
        cache[1]
    assert len(cache) == 0


def test_writing_anew_makes_an_entry_young(clock: Clock) -> None:
    cache: Cache[int, str] = Cache(2, MINUTE, clock)
    cache[1] = "a"
    clock.advance(MINUTE / 2)
    cache[1] = "b"
    clock.advance(MINUTE / 2)
    assert cache[1] == "b"


def test_discarding_is_for_what_is_there_and_what_is_not(clock: Clock) -> None:
    cache: Cache[int, str] = Cache(2, MINUTE, clock)
    cache[1] = "a"
    cache.discard(1)
    cache.discard(1)
    assert len(cache) == 0


@given(st.lists(st.tuples(st.integers(0, 9), st.integers())), st.integers(1, 5))
def test_it_never_grows_beyond_its_size_and_never_lies(
    writes: list[tuple[int, int]], size: int
) -> None:
    cache: Cache[int, int] = Cache(size, MINUTE, Clock())
    kept: dict[int, int] = {}
    for key, value in writes:
        cache[key] = kept[key] = value
        assert len(cache) == min(size, len(kept))
        assert cache[key] == value
    for key in range(10):
        with suppress(KeyError):
            assert cache[key] == kept[key]
