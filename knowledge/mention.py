"""A name met in a question."""

from collections.abc import Iterable
from typing import NamedTuple

from knowledge.match import Why
from knowledge.names import Key


class Mention(NamedTuple):
    """A name met in a question, at units ``first``..``last``.

    ``is_sure`` mentions answer on their own; the others need the rest of the question to agree.
    A ``hint`` never answers: it may be another name. ``edits`` are the letters or characters in
    which it differs from the key.
    """

    key: Key
    first: int
    last: int
    why: Why
    is_sure: bool = False
    is_hint: bool = False
    edits: int = 0

    @property
    def places(self) -> range:
        return range(self.first, self.last + 1)


#: By place, first and last unit of a mention that covers it.
Spans = dict[int, tuple[int, int]]


def spans(mentions: Iterable[Mention]) -> Spans:
    """The longest mention that covers each place."""
    found: Spans = {}
    for mention in mentions:
        length = mention.last - mention.first
        for place in mention.places:
            first, last = found.get(place, (0, -1))
            if length > last - first:
                found[place] = mention.first, mention.last
    return found
