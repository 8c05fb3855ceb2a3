"""The parameters of a call, read as leniently as Telegram reads them.

They come from the query string, a form or JSON, so that numbers and objects may be strings. What a
method does not read is unknown to it and becomes a warning.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from bot.sandbox.refusals import bad_request

_SURROGATE = re.compile("[\ud800-\udfff]")
_DEEPEST = 100


def parsed_json(text: str) -> Any:
    """JSON, nested as deep as Telegram reads it. Raises ValueError."""
    try:
        value = json.loads(text)
    except RecursionError:
        raise ValueError("too deep") from None
    if _is_deep(value, _DEEPEST):
        raise ValueError("too deep")
    return value


def _is_deep(value: Any, left: int) -> bool:
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return left == 0 or any(_is_deep(item, left - 1) for item in inner)


class Params:
    """Typed, forgiving access to the parameters of one call, or to an object within them."""

    def __init__(self, values: Mapping[str, Any], warnings: list[str] | None = None) -> None:
        #: As they came.
        self.values = values
        self._read: set[str] = set()
        #: What Telegram lets pass and a bot's author would like to know.
        self.warnings: list[str] = [] if warnings is None else warnings

    def __contains__(self, name: str) -> bool:
        self._read.add(name)
        return self.values.get(name) is not None

    def ignore(self, *names: str) -> None:
        """Take note of parameters that Telegram knows and that change nothing here."""
        self._read.update(names)

    def unread(self) -> list[str]:
        """The names of the parameters that nobody asked for."""
        return sorted(set(self.values) - self._read)

    def warn(self, what: str) -> None:
        """Note something odd that is no reason to refuse the call."""
        if what not in self.warnings:
            self.warnings.append(what)

    def within(self, values: Mapping[str, Any]) -> "Params":
        """Access to an object that came with this call."""
        return Params(values, self.warnings)

    def raw(self, name: str) -> Any:
        """The value as it came, or None."""
        self._read.add(name)
        return self.values.get(name)

    def text(self, name: str) -> str:
        """A string; empty when missing."""
        value = self.raw(name)
        if value is None or isinstance(value, dict | list):
            return ""
        if isinstance(value, bool):
            return "true" if value else "false"
        text = str(value)
        if _SURROGATE.search(text):
            raise bad_request("strings must be encoded in UTF-8")
        return text

    def integer(self, name: str, default: int = 0) -> int:
        """A whole number; what is no number counts as 0, as at Telegram."""
        text = self.text(name).strip()
        if not text:
            return default
        return int(text) if re.fullmatch(r"[+-]?[0-9]{1,19}", text) else 0

    def flag(self, name: str) -> bool:
        """A boolean: true, yes or 1."""
        return self.text(name).lower() in {"true", "yes", "1"}

    def json(self, name: str, what: str) -> Any:
        """A value that may be JSON or a string of JSON; None when missing or empty.

        Raises ApiError 400 "can't parse <what> JSON object" for broken JSON.
        """
        value = self.raw(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return parsed_json(value)
        except ValueError:
            raise bad_request(f"can't parse {what} JSON object") from None

    def array(self, name: str, what: str) -> list[Any]:
        """A JSON array; empty when missing."""
        value = self.json(name, what)
        if value is None:
            return []
        if not isinstance(value, list):
            raise bad_request(f"expected an Array of {what}")
        return value

    def object(self, name: str, what: str) -> "Params | None":
        """A JSON object; None when missing."""
        value = self.json(name, what)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise bad_request(f"{what} must be an Object")
        return self.within(value)
