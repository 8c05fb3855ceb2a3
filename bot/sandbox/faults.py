"""Failures on request: the next calls of some kind go wrong as told."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from bot.sandbox.model import JSON, Chat
from bot.sandbox.refusals import ApiError, ConnectionCutError, MistakeError

#: What Telegram says when a call fails for no reason that the sandbox knows of.
_DESCRIPTIONS = {
    400: "Bad Request",
    401: "Unauthorized",
    403: "Forbidden: bot was blocked by the user",
    404: "Not Found",
    409: "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running",
    500: "Internal Server Error",
    502: "Bad Gateway",
    503: "Service Unavailable",
    504: "Gateway Timeout",
}
_MIGRATED = "Bad Request: group chat was upgraded to a supergroup chat"


@dataclass(slots=True)
class Fault:
    """A rule: which calls (``method``, ``chat_id``; None is any), how many, and what happens.

    ``status`` 0 lets the call through after ``delay`` seconds, unless ``retry_after`` (429) or
    ``migrate_to_chat_id`` (400) say what it is; ``reset`` breaks the connection before or after the
    call took effect. ``chat_id`` is an id or an @username, whichever of them the call has.
    """

    method: str | None = None
    chat_id: int | str | None = None
    status: int = 0
    description: str = ""
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None
    count: int = 1
    delay: float = 0.0
    reset: Literal["", "before", "after"] = ""

    def refusal(self) -> ApiError | None:
        """The answer that the rule asks for; None when the call is to be carried out."""
        status, default, parameters = self.status, "", {}
        if self.migrate_to_chat_id is not None:
            status, default = status or 400, _MIGRATED
            parameters["migrate_to_chat_id"] = self.migrate_to_chat_id
        if self.retry_after is not None:
            status = status or 429
        if status == 429 or self.retry_after is not None:
            parameters["retry_after"] = 1 if self.retry_after is None else self.retry_after
        if not status:
            return None
        if status == 429:
            default = f"Too Many Requests: retry after {parameters['retry_after']}"
        default = (
            default or _DESCRIPTIONS.get(status) or _DESCRIPTIONS[400 if status < 500 else 500]
        )
        return ApiError(status, self.description or default, **parameters)


class Faults:
    """The rules in force; the first that matches counts. ``find`` gives the chat for a
    ``chat_id``, and raises ApiError when there is none."""

    def __init__(self, find: Callable[[str], Chat]) -> None:
        self.rules: list[Fault] = []
        self._find = find

    def add(self, fault: Fault) -> None:
        """Put a rule in force."""
        self.rules.append(fault)

    def take(self, method: str, chat_id: str) -> Fault | None:
        """The rule for a call, used up by one."""
        for fault in self.rules:
            if self._matches(fault, method, chat_id):
                fault.count -= 1
                if fault.count <= 0:
                    self.rules.remove(fault)
                return fault
        return None

    def _matches(self, fault: Fault, method: str, chat_id: str) -> bool:
        if fault.method is not None and fault.method.lower() != method.lower():
            return False
        return fault.chat_id is None or self._id(str(fault.chat_id)) == self._id(chat_id)

    def _id(self, reference: str) -> str:
        try:
            return str(self._find(reference).id)
        except ApiError:
            return reference


async def strike(fault: Fault) -> None:
    """Let the fault happen ahead of the call. Raises ApiError or ConnectionCutError as it asks."""
    if fault.delay:
        await asyncio.sleep(fault.delay)
    if fault.reset == "before":
        raise ConnectionCutError
    if refusal := fault.refusal():
        raise refusal


def _whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _chat(value: object) -> bool:
    return _whole(value) or (isinstance(value, str) and len(value) > 1 and value[0] == "@")


#: What each field of a rule has to be, in words and as a test.
_FIELDS: dict[str, tuple[str, Callable[[Any], bool]]] = {
    "method": ("the name of a method", lambda value: isinstance(value, str) and value != ""),
    "chat_id": ("a chat's id or @username", _chat),
    "status": (
        "a whole number from 400 to 599",
        lambda v: _whole(v) and (v == 0 or 400 <= v <= 599),
    ),
    "description": ("a string", lambda value: isinstance(value, str)),
    "retry_after": ("a whole number of seconds", lambda v: _whole(v) and v >= 0),
    "migrate_to_chat_id": ("a chat's id", _whole),
    "count": ("a whole number from 1", lambda value: _whole(value) and value >= 1),
    "delay": (
        "a number of seconds",
        lambda v: (_whole(v) or isinstance(v, float)) and 0 <= v < float("inf"),
    ),
    "reset": ('"before" or "after"', lambda value: value in ("", "before", "after")),
}


def read_fault(rule: JSON) -> Fault:
    """A rule from JSON: fields that are null count as missing. Raises MistakeError."""
    if unknown := sorted(set(rule) - set(_FIELDS)):
        raise MistakeError(f"a fault has no {', '.join(unknown)}")
    given = {name: value for name, value in rule.items() if value is not None}
    for name, value in given.items():
        words, is_right = _FIELDS[name]
        if not is_right(value):
            raise MistakeError(f"a fault's {name} is {words}")
    fault = Fault(**given)
    if not (fault.refusal() or fault.delay or fault.reset):
        raise MistakeError("a fault needs a status, a delay or a reset")
    return fault
