"""What was put into words lately: what many people ask for is composed once, not for each of them.

It is kept beside the index that it was composed from, so that a new file begins anew.
"""

import functools
from collections.abc import Callable, Hashable
from typing import TypeVar, TypeVarTuple

from knowledge.index import Index
from knowledge.once import once
from knowledge.remembered import Remembered

#: Of each kind of thing that is composed.
MOST = 128
#: Characters of what was typed: long questions are hardly ever asked twice.
LONGEST = 64

Asked = TypeVarTuple("Asked")
Composed = TypeVar("Composed")


def kept(compose: Callable[[Index, *Asked], Composed]) -> Callable[[Index, *Asked], Composed]:
    """Keep the last :data:`MOST` things that a function composed, for each index.

    What is composed must not change, nor hold the index.
    """

    @once
    def lately(_: Index) -> Remembered[Hashable, Composed]:
        return Remembered(MOST)

    @functools.wraps(compose)
    def composed(index: Index, *asked: *Asked) -> Composed:
        if any(isinstance(part, str) and len(part) > LONGEST for part in asked):
            return compose(index, *asked)
        remembered = lately(index)
        found = remembered.get(asked)
        if found is None:
            found = compose(index, *asked)
            remembered.put(asked, found)
        return found

    return composed
