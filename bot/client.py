"""The way out: Bot API calls as plain dictionaries, without building objects of the results.

Refusals become the exceptions of ``telegram.error``, as python-telegram-bot would raise them.
"""

import asyncio
from collections.abc import Collection, Mapping
from http import HTTPStatus
from math import ceil
from typing import Any, NamedTuple

import aiohttp
import orjson
import structlog
from pydantic import SecretStr
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.left import leave
from bot.pace import Pauses
from bot.session import CONNECT_SECONDS, READ_SECONDS, Answer, NotSentError, post
from handlers.context import Call

log = structlog.get_logger(__name__)

#: A reply that would come later than this is worth nothing any more.
MAX_WAIT_SECONDS = 30.0
#: How long a single attempt takes at most.
ATTEMPT_SECONDS = CONNECT_SECONDS + READ_SECONDS
#: Calls that get no message out: no pause holds them up.
WAYS_IN = {"getUpdates", "setWebhook", "deleteWebhook", "getMe"}
RECONNECT_SECONDS = (0.2, 1.0)
#: How Telegram begins what it has accepted.
ACCEPTED = b'{"ok":true'
#: As python-telegram-bot reads the statuses; a malformed token is a 404.
REFUSALS: dict[int, type[TelegramError]] = {
    HTTPStatus.BAD_REQUEST: BadRequest,
    HTTPStatus.UNAUTHORIZED: InvalidToken,
    HTTPStatus.FORBIDDEN: Forbidden,
    HTTPStatus.NOT_FOUND: InvalidToken,
    HTTPStatus.CONFLICT: Conflict,
}


class File(NamedTuple):
    """A file that goes with a call, under the name of its parameter."""

    field: str
    name: str
    content: bytes

    def form(self, payload: Mapping[str, Any]) -> aiohttp.FormData:
        """The multipart body: texts as they are, all else as JSON. It can be sent once only."""
        form = aiohttp.FormData(quote_fields=False)
        for name, value in payload.items():
            form.add_field(name, value if isinstance(value, str) else orjson.dumps(value).decode())
        form.add_field(self.field, self.content, filename=self.name)
        return form


class Client:
    """Calls the Bot API at ``base`` for one bot; safe to use from many tasks at once.

    ``pauses`` are told of every 429, and obeyed. Calls of the methods ``left`` may be left to the
    answer of a webhook's request.
    """

    def __init__(
        self,
        token: SecretStr,
        base: str,
        session: aiohttp.ClientSession,
        *,
        pauses: Pauses | None = None,
        left: Collection[str] = (),
    ) -> None:
        self._token = token
        self._base = base.rstrip("/")
        self._session = session
        self._pauses = pauses or Pauses()
        #: Pauses before a call is repeated that never left this machine.
        self.reconnect: tuple[float, ...] = RECONNECT_SECONDS
        self._left = left
        #: Calls that were given up because Telegram asked for a longer pause than is of use.
        self.given_up = 0

    async def call(
        self, method: str, payload: Mapping[str, Any] | None = None, *, hold: float = 0
    ) -> Any:
        """Make one call and return its ``result``.

        ``hold`` is for how many seconds the server may keep the answer back (``getUpdates``).
        Pauses are waited for when they add up to 30 s at most. Raises ``RetryAfter`` when they
        would not, and ``BadRequest``, ``Forbidden``, ``ChatMigrated``, ``InvalidToken``,
        ``Conflict``, ``TimedOut`` or ``NetworkError`` as the case may be.
        """
        return _result(await self._insist(method, payload or {}, READ_SECONDS + hold))

    async def tell(self, method: str, payload: Mapping[str, Any]) -> None:
        """Make one call whose result nobody needs and none parses; otherwise like :meth:`call`."""
        await self._insist(method, payload, READ_SECONDS)

    async def upload(
        self, method: str, payload: Mapping[str, Any], field: str, filename: str, content: bytes
    ) -> Any:
        """Make one call with a file as its parameter ``field``; otherwise like :meth:`call`."""
        file = File(field, filename, content)
        return _result(await self._insist(method, payload, READ_SECONDS, file))

    def leave(self, call: Call) -> bool:
        """Leave a call to the answer of the request in which its update came, if that is right."""
        return self.may_leave(call.method, call.payload.get("chat_id")) and leave(call)

    def may_leave(self, method: str, chat: int | None) -> bool:
        """Whether a call may be left: not during a pause, which has to be waited for."""
        return method in self._left and not self._pauses.left(chat)

    async def _insist(
        self,
        method: str,
        payload: Mapping[str, Any],
        read_seconds: float,
        file: File | None = None,
    ) -> Answer:
        waited = refused = 0.0
        while True:
            pause = max(refused, self._pause(method, payload))
            if not pause:
                answer = await self._send(method, payload, read_seconds, file)
                try:
                    return self._accepted(answer, payload)
                except RetryAfter as refusal:
                    refused = seconds(refusal)
                continue
            waited += pause
            if waited > MAX_WAIT_SECONDS:
                self.given_up += 1
                log.warning("given up: too many requests", method=method, retry_after=pause)
                raise RetryAfter(ceil(pause))
            log.info("too many requests: waiting", method=method, retry_after=pause)
            await asyncio.sleep(pause)
            refused = 0.0

    async def attempt(self, method: str, payload: Mapping[str, Any]) -> None:
        """Make one call at once, and only once; it takes ``ATTEMPT_SECONDS`` at most.

        For digests, which are paced beforehand. Raises what :meth:`call` raises, and
        ``RetryAfter`` for every 429.
        """
        answer = await self._post(method, payload, READ_SECONDS)
        self._accepted(answer, payload)

    def _pause(self, method: str, payload: Mapping[str, Any]) -> float:
        return 0.0 if method in WAYS_IN else self._pauses.left(payload.get("chat_id"))

    async def _send(
        self,
        method: str,
        payload: Mapping[str, Any],
        read_seconds: float,
        file: File | None = None,
    ) -> Answer:
        """POST, repeated only while no connection comes about: then nothing can be doubled."""
        for pause in self.reconnect:
            try:
                return await self._post(method, payload, read_seconds, file)
            except NotSentError as failure:
                log.info("call repeated", method=method, reason=str(failure))
            await asyncio.sleep(pause)
        return await self._post(method, payload, read_seconds, file)

    async def _post(
        self,
        method: str,
        payload: Mapping[str, Any],
        read_seconds: float,
        file: File | None = None,
    ) -> Answer:
        url = f"{self._base}/bot{self._token.get_secret_value()}/{method}"
        if file is not None:
            form = file.form(payload)
            return await post(self._session, url, data=form, read_seconds=read_seconds)
        return await post(self._session, url, json=payload, read_seconds=read_seconds)

    def _accepted(self, answer: Answer, payload: Mapping[str, Any]) -> Answer:
        """The answer, if it is no refusal, which is raised."""
        try:
            if not answer.body.startswith(ACCEPTED):
                _result(answer)
        except RetryAfter as refusal:
            # What goes to no chat (a menu, an answer to a tap) has a limit of its own.
            if "chat_id" in payload:
                self._pauses.refused(payload["chat_id"], seconds(refusal))
            raise
        return answer


def seconds(refusal: RetryAfter) -> float:
    """The pause that Telegram asks for, in seconds."""
    pause = refusal.retry_after
    return float(pause) if isinstance(pause, int) else pause.total_seconds()


def _result(answer: Answer) -> Any:
    try:
        body = orjson.loads(answer.body)
    except orjson.JSONDecodeError:
        body = None
    if not isinstance(body, dict) or "ok" not in body:
        # What a gateway says, not Telegram, means nothing about the chat or the token, whatever its
        # status; and its text is of no use and may quote the URL.
        raise NetworkError(f"no answer of the Bot API's ({answer.status})")
    if body["ok"] is True:
        return body.get("result")
    description = str(body.get("description") or f"refused ({answer.status})")
    raise _refusal(answer.status, description, body.get("parameters") or {})


def _refusal(status: int, description: str, parameters: Mapping[str, Any]) -> TelegramError:
    if "migrate_to_chat_id" in parameters:
        return ChatMigrated(int(parameters["migrate_to_chat_id"]))
    if "retry_after" in parameters:
        return RetryAfter(max(1, int(parameters["retry_after"])))
    return REFUSALS.get(status, NetworkError)(description)
