"""SQLite FTS5 with its own tokenizer for words, which are given to it."""

from collections.abc import Iterable

from knowledge.models import Knowledge
from tests.bench.search.peers.fts5 import Table
from tests.bench.search.peers.tokens import tokens


class Index(Table):
    def __init__(self, knowledge: Knowledge) -> None:
        def write(texts: Iterable[str]) -> str:
            return " ".join(token for text in texts for token in tokens(text))

        super().__init__(knowledge, "unicode61", write, tokens)
