"""Telegram's limits on sending, if they are wanted: who sends too much is told to wait.

Thirty messages a second over all chats, five in five seconds in a chat, and twenty a minute in a
group or channel: Telegram says about as much, and allows short bursts.
"""

import math
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from bot.sandbox.clock import Clock
from bot.sandbox.model import Chat
from bot.sandbox.params import Params
from bot.sandbox.refusals import ApiError, too_many_requests

#: What is counted, and whether it may send several messages at once.
_COUNTED = {
    "sendMessage": False,
    "sendDocument": False,
    "forwardMessage": False,
    "copyMessage": False,
    "forwardMessages": True,
    "copyMessages": True,
}


@dataclass(slots=True)
class _Window:
    """At most so many ``messages`` within so much time, wherever it begins."""

    messages: int
    length: timedelta
    sent: deque[datetime] = field(default_factory=deque)

    def wait(self, count: int, now: datetime) -> timedelta:
        """How long until there is room; more than all of it is never asked for."""
        # What was sent in the future, before the clock was set back, does not count.
        while self.sent and not timedelta(0) <= now - self.sent[0] < self.length:
            self.sent.popleft()
        too_many = len(self.sent) + min(count, self.messages) - self.messages
        return self.sent[too_many - 1] + self.length - now if too_many > 0 else timedelta(0)


class RateLimits:
    """Counts what the bot sends, by the sandbox's clock, while ``on``."""

    def __init__(self, now: Clock, *, on: bool = False) -> None:
        self._now = now
        self.on = on
        self._windows: dict[tuple[str, int], _Window] = {}

    def check(self, method: str, values: Mapping[str, Any], find: Callable[[str], Chat]) -> None:
        """Count a call; ``find`` gives the chat for its ``chat_id``.

        Raises ApiError 429 with ``retry_after`` seconds when it is too much.
        """
        if not self.on or method not in _COUNTED:
            return
        params = Params(values)
        try:
            chat = find(params.text("chat_id"))
            ids = params.array("message_ids", "message identifiers") if _COUNTED[method] else ()
        except ApiError:
            # A call that goes wrong anyway sends nothing.
            return
        count = max(len(ids), 1)
        now, windows = self._now(), self._for(chat)
        if wait := max(window.wait(count, now) for window in windows):
            raise too_many_requests(math.ceil(wait.total_seconds()))
        for window in windows:
            window.sent.extend([now] * count)

    def _for(self, chat: Chat) -> list[_Window]:
        wanted = [("all", 0, 30, 1), ("chat", chat.id, 5, 5)]
        if chat.type != "private":
            wanted.append(("group", chat.id, 20, 60))
        return [
            self._windows.setdefault((kind, number), _Window(count, timedelta(seconds=seconds)))
            for kind, number, count, seconds in wanted
        ]
