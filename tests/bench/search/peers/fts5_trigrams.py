"""SQLite FTS5 with its own trigram tokenizer; it cannot look for less than three characters."""

from collections.abc import Iterator

from knowledge.models import Knowledge
from tests.bench.search.peers.fts5 import Table


class Index(Table):
    def __init__(self, knowledge: Knowledge) -> None:
        super().__init__(knowledge, "trigram", "\n".join, trigrams)


def trigrams(text: str) -> Iterator[str]:
    """Every three characters of a text in a row."""
    text = " ".join(text.replace("\0", " ").split())
    return (text[place : place + 3] for place in range(len(text) - 2))
