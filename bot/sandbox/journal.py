"""The calls that bots made, with what was answered; never with a token."""

import asyncio
from collections import deque
from dataclasses import asdict, dataclass
from typing import Any

from bot.sandbox.events import Events
from bot.sandbox.signals import Signal

_SECRET = {"secret_token"}


@dataclass(slots=True)
class Call:
    """One call: its parameters as they came, the answer, and what was odd about it."""

    number: int
    method: str
    params: dict[str, Any]
    date: int
    via: str
    status: int
    answer: dict[str, Any]
    warnings: list[str]
    taken: bool = False

    @property
    def result(self) -> Any:
        """The answer's ``result``; None after a refusal."""
        return self.answer.get("result")

    def to_json(self) -> dict[str, Any]:
        """For the control interface."""
        call = asdict(self)
        del call["taken"]
        return call


class Journal:
    """The last calls, and a way to wait for the next."""

    def __init__(self, events: Events, keep: int = 5_000) -> None:
        self._calls: deque[Call] = deque(maxlen=keep)
        self._signal = Signal()
        self._events = events
        self._count = 0

    def record(self, method: str, params: dict[str, Any], token: str, **rest: Any) -> Call:
        """Write a call down."""
        self._count += 1
        clean = {
            name: "<redacted>" if name in _SECRET and value else redacted(value, token)
            for name, value in params.items()
        }
        call = Call(self._count, method, clean, **rest)
        self._calls.append(call)
        self._signal.fire()
        if method != "getUpdates" or call.status >= 400:
            self._events.publish("call", call=call.to_json())
        return call

    def calls(self, method: str | None = None, after: int = 0) -> list[Call]:
        """The calls, of one method or of all, oldest first."""
        return [
            call
            for call in self._calls
            if call.number > after and (method is None or call.method == method)
        ]

    async def next_call(
        self, method: str, *, chat_id: int | None = None, seconds: float = 10
    ) -> Call:
        """The first call of a method that was not handed out before, waiting for it if need be.

        Raises TimeoutError when none comes in time.
        """
        async with asyncio.timeout(seconds):
            while (call := self._take(method, chat_id)) is None:
                await self._signal.wait()
            return call

    async def wait(self, method: str | None, after: int, seconds: float) -> list[Call]:
        """The calls after one, waiting for the first; none when nothing comes in time."""
        try:
            async with asyncio.timeout(seconds):
                while not (found := self.calls(method, after)):
                    await self._signal.wait()
                return found
        except TimeoutError:
            return []

    def _take(self, method: str, chat_id: int | None) -> Call | None:
        for call in self._calls:
            if call.taken or call.method != method:
                continue
            if chat_id is None or str(call.params.get("chat_id")) == str(chat_id):
                call.taken = True
                return call
        return None


def redacted(value: Any, token: str) -> Any:
    """The value with every trace of the token blackened."""
    if isinstance(value, str):
        secret = token.partition(":")[2]
        return value.replace(token, "<token>").replace(secret, "<token>") if secret else value
    if isinstance(value, dict):
        return {key: redacted(item, token) for key, item in value.items()}
    if isinstance(value, list):
        return [redacted(item, token) for item in value]
    return value
