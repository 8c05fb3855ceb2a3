from datetime import timedelta

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.outcome import FIRST, LONGEST, LONGEST_REFUSED, delay, pause_for


@pytest.mark.parametrize(
    ("refusal", "pause"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), "blocked"),
        (Forbidden("Forbidden: bot can't initiate conversation with a user"), "blocked"),
        (Forbidden("Forbidden: bot was kicked from the supergroup chat"), "blocked"),
        (Forbidden("Forbidden: bot is not a member of the channel chat"), "blocked"),
        (Forbidden("Forbidden: something new"), "blocked"),
        (Forbidden("Forbidden: user is deactivated"), "gone"),
        (Forbidden("Forbidden: the group chat was deleted"), "gone"),
        (Forbidden("Forbidden: CHAT_WRITE_FORBIDDEN"), "rights"),
        (BadRequest("Bad Request: chat not found"), "gone"),
        (BadRequest("Chat not found"), "gone"),
        (BadRequest("Group chat was deactivated"), "gone"),
        (BadRequest("PEER_ID_INVALID"), "gone"),
        (BadRequest("Not enough rights to send text messages to the chat"), "rights"),
        (BadRequest("Have no rights to send a message"), "rights"),
        (BadRequest("Need administrator rights in the channel chat"), "rights"),
        (BadRequest("CHAT_WRITE_FORBIDDEN"), "rights"),
        (BadRequest("CHAT_SEND_PLAIN_FORBIDDEN"), "rights"),
        (BadRequest("CHAT_RESTRICTED"), "rights"),
        (BadRequest("CHAT_ADMIN_REQUIRED"), "rights"),
        (BadRequest("TOPIC_CLOSED"), "topic"),
        (BadRequest("TOPIC_DELETED"), "topic"),
        (BadRequest("Message thread not found"), "topic"),
        (BadRequest("Can't parse entities: unsupported start tag"), None),
        (BadRequest("Message is too long"), None),
        (BadRequest("Message text is empty"), None),
        (NetworkError("chat not found"), None),
        (TimedOut(), None),
        (RetryAfter(5), None),
        (ChatMigrated(-5), None),
    ],
)
def test_who_is_paused_and_why(refusal: TelegramError, pause: str | None) -> None:
    assert pause_for(refusal) == pause


def test_a_429_says_itself_how_long() -> None:
    assert delay(RetryAfter(7), 3) == timedelta(seconds=7)
    assert delay(RetryAfter(timedelta(hours=2)), 0) == timedelta(hours=2)


@pytest.mark.parametrize(
    ("error", "longest"),
    [
        (NetworkError("connection lost"), LONGEST),
        (TimedOut(), LONGEST),
        (Conflict("no"), LONGEST),
        (BadRequest("unheard of"), LONGEST_REFUSED),
        (ZeroDivisionError(), LONGEST_REFUSED),
    ],
)
def test_others_wait_longer_and_longer(error: Exception, longest: timedelta) -> None:
    shortest = [delay(error, n, min) for n in range(1001)]
    greatest = [delay(error, n, max) for n in range(1001)]
    assert shortest[:3] == [FIRST, 2 * FIRST, 4 * FIRST]
    assert shortest == sorted(shortest)
    assert greatest[-1] == longest
    assert FIRST <= delay(error, 0) <= 1.25 * FIRST
