"""What Telegram allows: so many digests in any second, one a second in a chat, twenty a minute in
a group.
"""

from bisect import bisect, insort
from collections import OrderedDict, deque
from collections.abc import Iterator
from contextlib import contextmanager

from bot.pace import Now

#: A second as this process counts it, since clocks differ a little.
SECOND = 1.005
#: How many messages it takes to know how long one takes at least.
KNOWN = 5
#: While all that may be sent is on its way: look again after this time.
LOOK_SECONDS = 0.01
CHAT_SECONDS = 1.0
GROUP_MESSAGES, GROUP_SECONDS = 20, 60.0


class Window:
    """At most ``rate`` messages that arrive within any second.

    When one arrived is not known, only when it left and when it was answered. It counts as late by
    what its way took longer than that of the quickest lately: a connection had to be made first,
    say. What is on its way may arrive at any moment.
    """

    def __init__(self, rate: int, now: Now) -> None:
        self._rate = rate
        self._now = now
        self._arrived: list[float] = []
        self._on_the_way = 0
        self._took: deque[float] = deque(maxlen=max(rate, KNOWN))

    def left(self) -> float:
        """For how many seconds there is no room for another message; look again then."""
        now = self._now()
        del self._arrived[: bisect(self._arrived, now - SECOND)]
        too_many = self._on_the_way + len(self._arrived) - self._rate
        if too_many < 0:
            return 0.0
        if too_many >= len(self._arrived):
            return LOOK_SECONDS
        return self._arrived[too_many] + SECOND - now

    @contextmanager
    def sending(self) -> Iterator[None]:
        """Around the call that sends a message."""
        began = self._now()
        self._on_the_way += 1
        try:
            yield
        finally:
            self._on_the_way -= 1
            self._arrive(began)

    def _arrive(self, began: float) -> None:
        took = self._now() - began
        quickest = min(self._took) if len(self._took) >= KNOWN else 0.0
        insort(self._arrived, began + max(0.0, took - quickest))
        self._took.append(took)


class Chats:
    """When chats got their last digests, for the limits of each; of the last minute only."""

    def __init__(self, now: Now) -> None:
        self._now = now
        self._sent: OrderedDict[int, deque[float]] = OrderedDict()  # the latest sent to is last

    def __len__(self) -> int:
        return len(self._sent)

    def left(self, chat: int, *, group: bool) -> float:
        """For how many seconds a chat has had enough."""
        sent = self._sent.get(chat)
        if sent is None:
            return 0.0
        free = sent[-1] + CHAT_SECONDS
        if group and len(sent) == GROUP_MESSAGES:
            free = max(free, sent[0] + GROUP_SECONDS)
        return max(0.0, free - self._now())

    def note(self, chat: int) -> None:
        """A digest is sent to a chat now."""
        now = self._now()
        sent = self._sent.pop(chat, None) or deque(maxlen=GROUP_MESSAGES)
        sent.append(now)
        self._sent[chat] = sent
        while next(iter(self._sent.values()))[-1] <= now - GROUP_SECONDS:
            self._sent.popitem(last=False)
