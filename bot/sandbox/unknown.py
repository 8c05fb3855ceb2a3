"""Names within a call's objects that Telegram does not know, such as a misspelt ``mesage_text``."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from bot.sandbox.objects import OBJECTS, Kind
from bot.sandbox.params import parsed_json


def unknown_fields(values: Mapping[str, Any], parameters: Collection[str]) -> list[str]:
    """Paths such as ``reply_markup.inline_keyboard[0][0].calback_data``.

    ``parameters`` are those that the method knows; the others are not looked into. What is unknown
    in many items of an array is named once, in the first.
    """
    found: dict[str, str] = {}
    for name in sorted(OBJECTS.keys() & values.keys() & set(parameters)):
        for path in _unknown(_parsed(values[name]), name, OBJECTS[name]):
            found.setdefault(re.sub(r"\[\d+\]", "[]", path), path)
    return list(found.values())


def _parsed(value: Any) -> Any:
    """A parameter may be a string of JSON; what is none is for the method to refuse."""
    if not isinstance(value, str):
        return value
    try:
        return parsed_json(value)
    except ValueError:
        return None


def _unknown(value: Any, path: str, kinds: tuple[Kind, ...]) -> Iterator[str]:
    if isinstance(value, list):
        for number, item in enumerate(value):
            yield from _unknown(item, f"{path}[{number}]", kinds)
    elif isinstance(value, dict):
        known = _likeliest(value, kinds).names
        for name, item in value.items():
            if name not in known:
                yield f"{path}.{name}"
            elif name in OBJECTS:
                yield from _unknown(item, f"{path}.{name}", OBJECTS[name])


def _likeliest(value: Mapping[str, Any], kinds: tuple[Kind, ...]) -> Kind:
    """The kind of an object: of its type, and of those the one with the fewest names amiss."""
    stated = str(value.get("type", "")).lower()
    fitting = [kind for kind in kinds if kind.type == stated] or kinds
    return min(fitting, key=lambda kind: len(value.keys() - kind.names))
