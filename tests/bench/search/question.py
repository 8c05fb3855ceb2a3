"""A question, and what makes one."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from random import Random
from typing import Any, NamedTuple

from tests.bench.search.fits import Fits, Ids


@dataclass(frozen=True, slots=True)
class Question:
    """``expected`` are the ids of all entries that fit equally well: none if nothing does.

    ``ask_back`` tells that a did-you-mean that holds one of them is as good as an answer.
    ``source`` is the question set that it is from, empty where it is machine-made.
    """

    q: str
    kind: str
    expected: Ids = frozenset()
    ask_back: bool = False
    source: str = ""

    @property
    def is_outside(self) -> bool:
        return not self.expected

    def plain(self) -> dict[str, Any]:
        """As JSON has it."""
        return asdict(self) | {"expected": sorted(self.expected)}

    @classmethod
    def of(cls, plain: dict[str, Any]) -> "Question":
        return cls(**(plain | {"expected": frozenset(plain["expected"])}))


class Made(NamedTuple):
    """A question's text and what it fits equally well: each a set of entries, any of which does."""

    q: str
    fitting: list[Ids]


#: Makes a question of an entry that it draws; None where this kind cannot be made of it.
Maker = Callable[[Fits, Random], Made | None]


def each(ids: Ids) -> list[Ids]:
    """Any of them fits on its own."""
    return [frozenset({id_}) for id_ in ids]
