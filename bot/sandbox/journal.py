"""The calls that bots made, with what was answered; never with a token."""

import asyncio
import re
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from bot.sandbox.events import Events
from bot.sandbox.signals import Signal

_SECRET = {"secret_token"}
#: Deeper than any object that Telegram reads.
_DEEPEST = 100


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
        self._tokens: list[str] = []
        self._pattern = pattern_of(self._tokens)

    def remember(self, token: str) -> None:
        """Blacken a token from now on, whoever's call it turns up in."""
        if token not in self._tokens:
            self._tokens.append(token)
            self._pattern = pattern_of(self._tokens)

    def clean(self, value: Any) -> Any:
        """A string, or JSON, without the tokens that were seen."""
        return redacted(value, self._pattern)

    def record(
        self,
        method: str,
        params: Mapping[str, Any],
        answer: dict[str, Any],
        warnings: list[str],
        **rest: Any,
    ) -> Call:
        """Write a call down, all of it without tokens; ``rest`` are further fields of Call."""
        self._count += 1
        shown = {
            name: "<redacted>" if name in _SECRET and value else value
            for name, value in params.items()
        }
        clean: dict[str, Any] = self.clean(
            {"method": method, "params": shown, "answer": answer, "warnings": warnings}
        )
        call = Call(self._count, **clean, **rest)
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


def pattern_of(tokens: Iterable[str]) -> re.Pattern[str] | None:
    """What finds tokens, whole or without the bot's id, in any case; None when there are none."""
    secrets = [re.escape(token.partition(":")[2]) for token in tokens]
    # The address of a link is kept in lower case, and a colon in it may be escaped.
    found = f"(?:[0-9]+(?::|%3a))?(?:{'|'.join(secrets)})"
    return re.compile(found, re.IGNORECASE) if secrets else None


def redacted(value: Any, pattern: re.Pattern[str] | None, depth: int = 0) -> Any:
    """The value, and all in it, with what the pattern finds blackened."""
    if isinstance(value, str):
        return value if pattern is None else pattern.sub("<token>", value)
    if depth > _DEEPEST and isinstance(value, dict | list):
        return "<too deep>"
    if isinstance(value, dict):
        return {
            redacted(key, pattern): redacted(item, pattern, depth + 1)
            for key, item in value.items()
        }
    if isinstance(value, list):
        return [redacted(item, pattern, depth + 1) for item in value]
    return value
