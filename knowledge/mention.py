"""A name met in a question."""

from typing import NamedTuple

from knowledge.match import Why
from knowledge.names import Key


class Mention(NamedTuple):
    """A name met in a question, at units ``first``..``last``.

    ``is_sure`` mentions answer on their own; the others need the rest of the question to agree.
    A ``hint`` never answers: it may be another name.
    """

    key: Key
    first: int
    last: int
    why: Why
    is_sure: bool = False
    is_hint: bool = False

    @property
    def places(self) -> range:
        return range(self.first, self.last + 1)
