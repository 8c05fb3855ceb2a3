import pytest

from bot.limits import CHAT_SECONDS, GROUP_MESSAGES, KNOWN, SECOND, Chats, Window


class Time:
    """A clock that stands still until it is moved."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def send(window: Window, time: Time, seconds: float) -> None:
    with window.sending():
        time.now += seconds


def test_a_window_has_room_for_the_rate_and_no_more() -> None:
    time = Time()
    window = Window(3, time)
    for _ in range(3):
        assert window.left() == 0
        send(window, time, 0)
    assert window.left() == pytest.approx(SECOND)
    time.now += SECOND
    assert window.left() == 0


def test_what_is_on_its_way_may_still_arrive() -> None:
    time = Time()
    window = Window(2, time)
    with window.sending(), window.sending():
        time.now += 10
        assert 0 < window.left() < 0.1
    assert window.left() == pytest.approx(SECOND)


def test_until_it_knows_better_a_message_counts_when_it_is_answered() -> None:
    time = Time()
    window = Window(1, time)
    send(window, time, 0.3)
    assert window.left() == pytest.approx(SECOND)


def test_then_it_counts_by_what_it_is_late() -> None:
    time = Time()
    window = Window(1, time)
    for _ in range(KNOWN):
        send(window, time, 0.1)
        time.now += 2
    send(window, time, 0.1)
    assert window.left() == pytest.approx(SECOND - 0.1)
    time.now += 2
    send(window, time, 0.4)
    assert window.left() == pytest.approx(SECOND - 0.1)


def test_a_call_that_fails_counts_too() -> None:
    time = Time()
    window = Window(1, time)
    with pytest.raises(OSError), window.sending():  # noqa: PT011 - of the test's own
        raise OSError
    assert window.left() > 0


def test_a_chat_that_got_one_waits_for_a_second() -> None:
    time = Time()
    chats = Chats(time)
    assert chats.left(1, group=True) == 0
    chats.note(1)
    time.now += 0.4
    assert chats.left(1, group=False) == pytest.approx(CHAT_SECONDS - 0.4)
    assert chats.left(2, group=False) == 0


def test_a_group_that_got_twenty_waits_for_its_minute() -> None:
    time = Time()
    chats = Chats(time)
    for _ in range(GROUP_MESSAGES):
        chats.note(1)
        time.now += 2
    assert chats.left(1, group=True) == pytest.approx(20)
    assert chats.left(1, group=False) == 0


def test_what_is_remembered_of_chats_is_bounded() -> None:
    time = Time()
    chats = Chats(time)
    for chat in range(10_000):
        chats.note(chat)
        time.now += 1 / 23
    assert len(chats) <= 23 * 60 + 1
