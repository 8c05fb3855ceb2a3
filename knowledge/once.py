"""What is the same for a whole file is worked out once, and kept while the file is in force."""

import functools
import weakref
from collections.abc import Callable
from typing import TypeVar

Source = TypeVar("Source")
Made = TypeVar("Made")


def once(make: Callable[[Source], Made]) -> Callable[[Source], Made]:
    """Make a thing once for each source (a file's knowledge, or its index).

    Sources are told apart by identity, as they are too large to be compared. What is made must not
    hold its source: it would never be let go.
    """
    kept: dict[int, Made] = {}

    @functools.wraps(make)
    def made(source: Source) -> Made:
        key = id(source)
        if key not in kept:
            kept[key] = make(source)
            weakref.finalize(source, kept.pop, key, None).atexit = False
        return kept[key]

    return made
