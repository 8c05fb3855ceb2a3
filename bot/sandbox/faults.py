"""Failures on request: the next calls of some kind go wrong as told."""

import asyncio
from dataclasses import dataclass
from typing import Literal

from bot.sandbox.refusals import ApiError, ConnectionCutError


@dataclass(slots=True)
class Fault:
    """A rule: which calls (``method``, ``chat_id``; None is any), how many, and what happens.

    ``status`` 0 lets the call through after ``delay`` seconds; ``reset`` breaks the connection
    before or after the call took effect.
    """

    method: str | None = None
    chat_id: int | None = None
    status: int = 0
    description: str = ""
    retry_after: int | None = None
    migrate_to_chat_id: int | None = None
    count: int = 1
    delay: float = 0.0
    reset: Literal["", "before", "after"] = ""

    def matches(self, method: str, chat_id: str) -> bool:
        """Whether a call falls under the rule."""
        same_method = self.method is None or self.method.lower() == method.lower()
        return same_method and (self.chat_id is None or str(self.chat_id) == chat_id)

    def refusal(self) -> ApiError:
        """The answer that the rule asks for."""
        parameters = {}
        if self.retry_after is not None:
            parameters["retry_after"] = self.retry_after
        if self.migrate_to_chat_id is not None:
            parameters["migrate_to_chat_id"] = self.migrate_to_chat_id
        default = f"Too Many Requests: retry after {self.retry_after or 1}"
        if self.status != 429:
            default = "Internal Server Error"
        return ApiError(self.status, self.description or default, **parameters)


class Faults:
    """The rules in force; the first that matches counts."""

    def __init__(self) -> None:
        self.rules: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Put a rule in force."""
        self.rules.append(fault)

    def take(self, method: str, chat_id: str) -> Fault | None:
        """The rule for a call, used up by one."""
        for fault in self.rules:
            if fault.matches(method, chat_id):
                fault.count -= 1
                if fault.count <= 0:
                    self.rules.remove(fault)
                return fault
        return None


async def strike(fault: Fault) -> None:
    """Let the fault happen ahead of the call. Raises ApiError or ConnectionCutError as it asks."""
    if fault.delay:
        await asyncio.sleep(fault.delay)
    if fault.reset == "before":
        raise ConnectionCutError
    if fault.status:
        raise fault.refusal()
