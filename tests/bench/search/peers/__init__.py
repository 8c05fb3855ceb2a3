"""The contenders: each builds its index of a knowledge and ranks entries for a question.

Each is used as its documentation shows. What Chinese words are none of them can know by itself:
those that take words are given pairs of characters, and their pinyin (:mod:`.tokens`).
"""

from importlib import import_module
from typing import NamedTuple, Protocol, runtime_checkable

from knowledge.models import Knowledge

#: Ranked entries are cut off here.
LIMIT = 10


class Answer(NamedTuple):
    """Ids of entries, best first, and how sure the first is on the contender's own scale.

    ``said`` is None where a threshold on the score decides; otherwise whether it was an answer.
    """

    ids: tuple[str, ...]
    score: float
    said: bool | None = None


NOTHING = Answer((), float("-inf"))


class Contender(Protocol):
    def __init__(self, knowledge: Knowledge) -> None:
        """Build the index."""

    def ask(self, q: str) -> Answer:
        """Rank entries for a question."""


@runtime_checkable
class Bot(Contender, Protocol):
    """One that remembers its answers, and puts them into words."""

    def forget(self) -> None:
        """Answer what was asked before as if it were new."""

    def reply(self, q: str) -> None:
        """Make the reply to a message."""

    def inline(self, q: str) -> None:
        """Make the results of an inline query."""


OURS = "Rostrum"
#: Names and the module of each; a module has a class Index.
CONTENDERS = {
    OURS: "ours",
    "rapidfuzz WRatio": "wratio",
    "SQLite FTS5, trigrams": "fts5_trigrams",
    "SQLite FTS5, bigrams": "fts5_bigrams",
    "bm25s": "bm25",
    "tantivy": "ngrams",
}
PEERS = [name for name in CONTENDERS if name != OURS]


def contender(name: str) -> type[Contender]:
    found: type[Contender] = import_module(f"{__name__}.{CONTENDERS[name]}").Index
    return found
