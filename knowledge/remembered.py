"""What was worked out lately, so that what many people ask is worked out once."""

from collections.abc import Hashable
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Remembered(Generic[Key, Value]):
    """The last ``most`` values by key; the oldest is forgotten for a new one."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._values: dict[Key, Value] = {}

    def get(self, key: Key) -> Value | None:
        return self._values.get(key)

    def put(self, key: Key, value: Value) -> None:
        if not self._most:
            return
        if len(self._values) >= self._most:
            del self._values[next(iter(self._values))]
        self._values[key] = value
