"""What the other libraries' bots are given. Standard library only, as they run where theirs are."""

import json
import sys
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Given:
    """The Bot API's address, one's own and its secret; the payloads of ``sendMessage`` by the words
    after the command, of ``answerInlineQuery`` by the query.
    """

    base: str
    url: str
    secret: str
    cards: dict[str, dict[str, Any]]
    results: dict[str, dict[str, Any]]

    @classmethod
    def read(cls) -> "Given":
        """From the first line of standard input."""
        return cls(**json.loads(sys.stdin.readline()))

    @property
    def port(self) -> int:
        port = urlsplit(self.url).port
        assert port
        return port

    @property
    def path(self) -> str:
        return urlsplit(self.url).path
