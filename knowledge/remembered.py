"""Answers that were given lately: what many people ask is looked up once."""

from typing import Generic, TypeVar

from knowledge.models import Kind

Value = TypeVar("Value")
Asked = tuple[str, Kind | None]


class Remembered(Generic[Value]):
    """The last ``most`` short questions; the oldest is forgotten for a new one."""

    def __init__(self, most: int, longest: int) -> None:
        self._most, self._longest = most, longest
        self._values: dict[Asked, Value] = {}

    def get(self, asked: Asked) -> Value | None:
        return self._values.get(asked)

    def put(self, asked: Asked, value: Value) -> None:
        if len(asked[0]) > self._longest:
            return
        if len(self._values) >= self._most:
            del self._values[next(iter(self._values))]
        self._values[asked] = value
