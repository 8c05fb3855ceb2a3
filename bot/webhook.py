"""Updates by webhook: an HTTP server that Telegram calls.

The answer is 200 only after the update is handled; whatever else happens, Telegram sends the update
again and :class:`bot.sequence.Sequencer` gives it the outcome of its first arrival. So nothing is
lost when the process dies, and a slow update holds no request for longer than ``HOLD_SECONDS``.
"""

import asyncio
import hashlib
import hmac
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import unquote, urlsplit

import orjson
import structlog
from aiohttp import web
from pydantic import SecretStr

from bot.backoff import Caller, insist
from bot.ready import ReadyJson
from bot.sequence import DRAIN_SECONDS, Sequencer
from handlers.context import Call

log = structlog.get_logger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name, no secret
MAX_BYTES = 256 * 1024
HOLD_SECONDS = 25.0
#: For requests whose updates are handled already.
ANSWER_SECONDS = 1.0
#: Updates in work or waiting; what comes above is sent away for a second.
MAX_OPEN = 200


@dataclass(frozen=True, slots=True)
class Address:
    """Where to listen, and the URL under which Telegram reaches that."""

    url: str
    secret: SecretStr
    host: str
    port: int

    @property
    def path(self) -> str:
        return urlsplit(self.url).path or "/"


class Webhook:
    """Serves ``POST`` for Telegram and ``GET /health`` for whoever watches the process."""

    def __init__(
        self,
        client: Caller,
        sequencer: Sequencer,
        allowed: list[str],
        address: Address,
    ) -> None:
        self._client = client
        self._sequencer = sequencer
        self._allowed = allowed
        self._address = address
        self._path = unquote(address.path)
        self._secret = _digest(address.secret.get_secret_value())
        self.hold = HOLD_SECONDS
        self.max_open = MAX_OPEN
        self._open = 0
        self._newest: dict[int, object] = {}  # of the requests that wait for one update
        self._broken_seen = False
        self._draining = False

    async def run(self) -> None:
        """Listen and have Telegram call, until cancelled; then answer what is in work.

        Raises OSError when the port cannot be had, ``BadRequest`` when Telegram refuses the URL.
        """
        loop = asyncio.get_running_loop()
        request = partial(web.BaseRequest, loop=loop, client_max_size=MAX_BYTES)
        server = web.Server(self._serve, request_factory=request, access_log=None)
        runner = web.ServerRunner(server, shutdown_timeout=ANSWER_SECONDS)
        await runner.setup()
        try:
            await web.TCPSite(runner, self._address.host, self._address.port).start()
            await insist(
                partial(self._client.call, "setWebhook", self._registration()), "setWebhook"
            )
            log.info("listening", host=self._address.host, port=runner.addresses[0][1])
            await asyncio.Event().wait()
        finally:
            self._draining = True
            await self._sequencer.drain(DRAIN_SECONDS)
            await runner.cleanup()

    def _registration(self) -> dict[str, Any]:
        return {
            "url": self._address.url,
            "secret_token": self._address.secret.get_secret_value(),
            "allowed_updates": self._allowed,
            "max_connections": 100,
        }

    async def _serve(self, request: web.BaseRequest) -> web.StreamResponse:
        """aiohttp's server without its application, which would cost a quarter as much again."""
        match request.method, request.path:
            case "POST", path if path == self._path:
                return await self._receive(request)
            case "GET" | "HEAD", "/health":
                return web.json_response({"status": "ok"})
            case method, path if path in (self._path, "/health"):
                raise web.HTTPMethodNotAllowed(method, ["POST" if path == self._path else "GET"])
        raise web.HTTPNotFound

    async def _receive(self, request: web.BaseRequest) -> web.StreamResponse:
        if not hmac.compare_digest(_digest(request.headers.get(SECRET_HEADER, "")), self._secret):
            raise web.HTTPForbidden(text="wrong secret")
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType(text="JSON only")
        if "Expect" in request.headers:
            raise web.HTTPExpectationFailed(text="just send it")
        if self._draining or self._open >= self.max_open:
            return _later()
        self._open += 1
        try:
            update = self._parsed(await request.read())
            return web.Response() if update is None else await self._handle(update)
        except ConnectionError:
            return _later()  # to nobody: it was cut off in the middle
        finally:
            self._open -= 1

    async def _handle(self, update: dict[str, Any]) -> web.StreamResponse:
        outcome = self._sequencer.submit(update)
        if outcome.done():
            return _done(outcome.result())
        update_id, turn = update["update_id"], object()
        self._newest[update_id] = turn
        await asyncio.wait([outcome], timeout=self.hold)
        is_newest = self._newest.get(update_id) is turn
        if is_newest:
            del self._newest[update_id]
        if not outcome.done() or outcome.cancelled():
            return _later()
        # Who sends an update again has given the first request up, and reads the newest answer.
        return _done(outcome.result() if is_newest else None)

    def _parsed(self, body: bytes) -> dict[str, Any] | None:
        """The update, or None for what is none: to refuse it would only bring it back."""
        try:
            update = orjson.loads(body)
        except orjson.JSONDecodeError:
            update = None
        if isinstance(update, dict) and isinstance(update.get("update_id"), int):
            return update
        if not self._broken_seen:
            self._broken_seen = True
            log.warning("a request is no update; further ones are not logged", size=len(body))
        return None


def _digest(secret: str) -> bytes:
    """Of one length for every secret, so that comparing tells nothing about the length."""
    return hashlib.sha256(secret.encode(errors="surrogateescape")).digest()


def _done(left: Call | None) -> web.StreamResponse:
    """The update is handled; Telegram makes the call that was left."""
    if left is None:
        return web.Response()
    return ReadyJson(orjson.dumps({"method": left.method, **left.payload}))


def _later() -> web.StreamResponse:
    """Telegram sends the update again, after the pause."""
    return web.Response(status=503, headers={"Retry-After": "1"})
