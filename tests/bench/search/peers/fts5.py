"""SQLite's full-text search in memory: a table of names and texts, names weighing more."""

import sqlite3
from collections.abc import Callable, Iterable

from knowledge.models import Knowledge
from tests.bench.search.peers import LIMIT, NOTHING, Answer
from tests.bench.search.texts import texts

NAMES, SAID = 5.0, 1.0
_CREATE = "CREATE VIRTUAL TABLE entries USING fts5(names, said, tokenize='{}')"
_INSERT = "INSERT INTO entries (rowid, names, said) VALUES (?, ?, ?)"
_ASK = """
    SELECT rowid, bm25(entries, ?, ?) AS score FROM entries
    WHERE entries MATCH ? ORDER BY score LIMIT ?
"""


class Table:
    """``write`` makes of texts what is stored; ``terms`` makes of a question what is looked for,
    any of which may be there.
    """

    def __init__(
        self,
        knowledge: Knowledge,
        tokenizer: str,
        write: Callable[[Iterable[str]], str],
        terms: Callable[[str], Iterable[str]],
    ) -> None:
        self._terms = terms
        self._ids: list[str] = []
        self._database = sqlite3.connect(":memory:")
        self._database.execute(_CREATE.format(tokenizer))
        self._database.executemany(_INSERT, self._rows(knowledge, write))
        self._database.execute("INSERT INTO entries (entries) VALUES ('optimize')")
        self._database.commit()

    def _rows(
        self, knowledge: Knowledge, write: Callable[[Iterable[str]], str]
    ) -> Iterable[tuple[int, str, str]]:
        for number, it in enumerate(texts(knowledge)):
            self._ids.append(it.id)
            yield number, write(it.names), write(it.said)

    def ask(self, q: str) -> Answer:
        quoted = (term.replace('"', '""') for term in dict.fromkeys(self._terms(q)))
        match = " OR ".join(f'"{term}"' for term in quoted)
        if not match:
            return NOTHING
        found = self._database.execute(_ASK, (NAMES, SAID, match, LIMIT)).fetchall()
        if not found:
            return NOTHING
        return Answer(tuple(self._ids[number] for number, _ in found), -found[0][1])
