"""What a refused or failed digest means: is its chat paused, or is it tried again, and when?"""

from collections.abc import Callable
from datetime import timedelta
from random import uniform

from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.client import seconds
from handlers.subscription import Pause

FIRST = timedelta(seconds=5)
#: The longest pause when Telegram cannot be reached, and when it refuses for an unknown reason.
LONGEST, LONGEST_REFUSED = timedelta(minutes=15), timedelta(hours=1)
#: Pauses are up to this much longer than they have to be, so that not all tries come at once.
SPREAD = 1.25

#: Parts of descriptions, lower case, by what they mean; the first that is found counts.
_MEANINGS: tuple[tuple[str, Pause], ...] = (
    ("topic_closed", "topic"),
    ("topic_deleted", "topic"),
    ("topic_id_invalid", "topic"),
    ("message thread not found", "topic"),
    ("rights", "rights"),
    ("chat_admin_required", "rights"),
    ("chat_restricted", "rights"),
    ("_forbidden", "rights"),  # CHAT_WRITE_FORBIDDEN, CHAT_SEND_PLAIN_FORBIDDEN …
    ("chat not found", "gone"),
    ("chat was deleted", "gone"),
    ("deactivated", "gone"),
    ("peer_id_invalid", "gone"),
    ("channel_private", "gone"),
    ("user_is_blocked", "blocked"),
)


def pause_for(refusal: TelegramError) -> Pause | None:
    """Why a chat gets nothing more for now; None when it may be tried again.

    Every 403 is a reason: the bot was blocked or removed, if nothing else is known.
    """
    if not isinstance(refusal, Forbidden | BadRequest):
        return None
    text = refusal.message.lower()
    known = next((pause for part, pause in _MEANINGS if part in text), None)
    return known or ("blocked" if isinstance(refusal, Forbidden) else None)


def delay(
    error: Exception, failures: int, spread: Callable[[float, float], float] = uniform
) -> timedelta:
    """How long a digest is put off that failed for the ``failures + 1``-th time."""
    if isinstance(error, RetryAfter):
        return timedelta(seconds=seconds(error))
    # BadRequest is one of NetworkError's in the library, though it comes from Telegram itself.
    reached = isinstance(error, BadRequest) or not isinstance(error, TelegramError)
    longest = LONGEST_REFUSED if reached else LONGEST
    shortest: timedelta = min(FIRST * 2 ** min(failures, 20), longest / SPREAD)
    return shortest * spread(1, SPREAD)
