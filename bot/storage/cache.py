"""A bounded cache: the least recently used entry leaves first, and none grows old."""

from collections import OrderedDict
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from handlers.context import Clock

K = TypeVar("K")
V = TypeVar("V")


class Cache(Generic[K, V]):
    """A mapping that may forget; reading a key that it does not hold raises ``KeyError``.

    ``max_age`` bounds how long another process' write to what is cached stays unseen.
    """

    def __init__(self, size: int, max_age: timedelta, clock: Clock) -> None:
        self._size = size
        self._max_age = max_age
        self._clock = clock
        self._entries: OrderedDict[K, tuple[V, datetime]] = OrderedDict()

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, key: K) -> V:
        value, since = self._entries[key]
        if self._clock.now() - since >= self._max_age:
            del self._entries[key]
            raise KeyError(key)
        self._entries.move_to_end(key)
        return value

    def __setitem__(self, key: K, value: V) -> None:
        self._entries[key] = value, self._clock.now()
        self._entries.move_to_end(key)
        if len(self._entries) > self._size:
            self._entries.popitem(last=False)

    def discard(self, key: K) -> None:
        self._entries.pop(key, None)
