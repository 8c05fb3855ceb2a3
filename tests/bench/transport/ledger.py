"""Who waits for a reply: each is to come once, and to be what was asked for."""

import re
import time
from collections.abc import Callable

#: The chat or the inline query that a call is for, in JSON and in forms.
FOR = {
    "sendMessage": re.compile(rb'chat_id"?[:=] ?(\d+)'),
    "answerInlineQuery": re.compile(rb'inline_query_id"?[:=] ?"?(\d+)'),
}
#: A reply of fewer bytes is not the card, or not ten of them.
LEAST = {"sendMessage": 800, "answerInlineQuery": 8_000}
LEFT = re.compile(rb'"method": ?"(\w+)"')


class Ledger:
    """Keys, which are the ids of chats and of inline queries, with the times they were asked at.

    ``waits`` are the seconds until each reply, ``latest`` the last body by method; ``faults`` says
    what was wrong. ``replied`` is called after each reply.
    """

    def __init__(self) -> None:
        self.waiting: dict[int, float] = {}
        self.waits: list[float] = []
        self.latest: dict[str, bytes] = {}
        self.faults: list[str] = []
        self.replied: Callable[[], None] = nothing

    def asked(self, key: int) -> None:
        if key in self.waiting:
            self.faults.append(f"{key} was asked again before its reply")
        self.waiting[key] = time.perf_counter()

    def left(self, body: bytes) -> None:
        """A call in the answer of a webhook's request; what is none is no reply."""
        if method := LEFT.search(body):
            self.called(method[1].decode(), body)

    def called(self, method: str, body: bytes) -> None:
        """A reply, as a call with this body."""
        now = time.perf_counter()
        found = FOR[method].search(body) if method in FOR else None
        since = self.waiting.pop(int(found[1]), None) if found else None
        if since is None:
            self.faults.append(f"a {method} that nobody waits for")
            return
        if len(body) < LEAST[method]:
            self.faults.append(f"a {method} of {len(body)} bytes")
        self.latest[method] = body
        self.waits.append(now - since)
        self.replied()


def nothing() -> None:
    """Nothing more is asked."""
