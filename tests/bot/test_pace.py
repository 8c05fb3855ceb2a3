from hypothesis import given
from hypothesis import strategies as st

from bot.pace import Pauses


class Time:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_nothing_is_paused_in_the_beginning() -> None:
    pauses = Pauses(Time())
    assert pauses.left(1) == pauses.left(None) == pauses.digests_left() == 0


def test_a_429_pauses_its_chat_and_the_digests() -> None:
    time = Time()
    pauses = Pauses(time)
    pauses.refused(1, 5)
    assert (pauses.left(1), pauses.digests_left()) == (5, 5)
    assert pauses.left(2) == pauses.left(None) == 0
    time.now += 2
    assert (pauses.left(1), pauses.digests_left()) == (3, 3)
    time.now += 4
    assert pauses.left(1) == pauses.digests_left() == 0


def test_a_shorter_pause_does_not_end_a_longer_one() -> None:
    time = Time()
    pauses = Pauses(time)
    pauses.refused(1, 10)
    time.now += 1
    pauses.refused(1, 2)
    assert (pauses.left(1), pauses.digests_left()) == (9, 9)
    pauses.refused(1, 20)
    assert (pauses.left(1), pauses.digests_left()) == (20, 20)
    assert pauses.left(2) == 0


def test_a_second_chats_429_within_the_pause_pauses_everything() -> None:
    time = Time()
    pauses = Pauses(time)
    pauses.refused(1, 10)
    time.now += 1
    pauses.refused(2, 3)
    assert (pauses.left(1), pauses.left(2), pauses.left(3), pauses.left(None)) == (9, 3, 3, 3)
    assert pauses.digests_left() == 9


def test_one_after_the_pause_does_not() -> None:
    time = Time()
    pauses = Pauses(time)
    pauses.refused(1, 10)
    time.now += 10
    pauses.refused(2, 3)
    assert pauses.left(3) == 0


@given(
    st.lists(
        st.tuples(st.integers(1, 3), st.floats(0, 50), st.floats(0, 20)), min_size=1, max_size=30
    )
)
def test_no_pause_ends_early(refusals: list[tuple[int, float, float]]) -> None:
    time = Time()
    pauses = Pauses(time)
    ends: dict[int, float] = {}
    for chat, seconds, later in refusals:
        pauses.refused(chat, seconds)
        ends[chat] = max(ends.get(chat, 0), time.now + seconds)
        time.now += later
        for known, end in ends.items():
            assert time.now + pauses.left(known) >= min(end, time.now) or end > time.now
            if end > time.now:
                assert pauses.left(known) >= end - time.now - 1e-6
                assert pauses.digests_left() >= end - time.now - 1e-6
