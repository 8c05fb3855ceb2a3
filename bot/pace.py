"""The pace of every call out: what Telegram's 429s forbid for now.

Replies are never paced beforehand, they only wait for these pauses; digests go one by one through
:class:`bot.lane.Lane` as well. All times are of a monotonic clock, which no change of the
computer's time, or of the sandbox's, disturbs.
"""

from collections.abc import Callable, Hashable
from time import monotonic

#: Seconds, from a moment that means nothing.
Now = Callable[[], float]


class Pauses:
    """What may not be sent for now, because Telegram answered 429.

    The answer is for a chat, and for the digests with it. When a second chat gets one while the
    first is paused, everything is paused.
    """

    def __init__(self, now: Now = monotonic) -> None:
        self._now = now
        self._chats: dict[Hashable, float] = {}
        self._digests = self._everything = now()

    def refused(self, chat: Hashable, seconds: float) -> None:
        """A call to a chat was answered with 429 and this ``retry_after``."""
        now = self._now()
        until = now + seconds
        self._chats = {known: end for known, end in self._chats.items() if end > now}
        if self._chats.keys() - {chat}:
            self._everything = max(self._everything, until)
        self._chats[chat] = max(self._chats.get(chat, until), until)
        self._digests = max(self._digests, until)

    def left(self, chat: Hashable) -> float:
        """For how many seconds a chat must be left alone."""
        now = self._now()
        return max(0.0, self._everything - now, self._chats.get(chat, now) - now)

    def digests_left(self) -> float:
        """For how many seconds no digest may be sent."""
        now = self._now()
        return max(0.0, self._everything - now, self._digests - now)
