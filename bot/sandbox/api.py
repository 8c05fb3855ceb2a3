"""The Bot API over HTTP: ``/bot<token>/<method>`` in every form that Telegram takes."""

import re
from typing import Any
from urllib.parse import parse_qsl

from aiohttp import web
from aiohttp.http import HttpProcessingError

from bot.sandbox.dispatch import NOT_FOUND, Dispatcher
from bot.sandbox.files import Upload
from bot.sandbox.params import parsed_json
from bot.sandbox.refusals import ApiError, ConnectionCutError, bad_request
from bot.sandbox.world import World

_TOKEN = re.compile(r"[0-9]{1,15}:[A-Za-z0-9_-]{30,}")
_BYTES = "application/octet-stream"
_UNAUTHORIZED = ApiError(401, "Unauthorized")


class BotApi:
    """The routes of the Bot API."""

    def __init__(self, world: World, dispatcher: Dispatcher) -> None:
        self._world = world
        self._dispatcher = dispatcher

    def routes(self) -> list[web.RouteDef]:
        """One for calls, one for every other address under ``/bot``."""
        return [
            web.route("*", "/bot{token:[^/]*}/{method:[^/]+}", self.call),
            web.route("*", "/bot{rest:.*}", self.nothing),
        ]

    async def nothing(self, _request: web.Request) -> web.Response:
        """No such address."""
        return web.json_response(NOT_FOUND.body(), status=404)

    async def call(self, request: web.Request) -> web.StreamResponse:
        """Carry out one call."""
        token, method = request.match_info["token"], request.match_info["method"]
        refused = refusal_of(self._world, token)
        if refused is not None:
            return web.json_response(refused.body(), status=refused.status)
        self._world.adopt(int(token.partition(":")[0]))
        try:
            values = await _parameters(request)
        except ApiError as refusal:
            answer = self._dispatcher.refuse(method, refusal, token, "http")
            return web.json_response(answer.body, status=answer.status)
        try:
            answer = await self._dispatcher.call(method, values, token, "http")
        except ConnectionCutError:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        return web.json_response(answer.body, status=answer.status)


def refusal_of(world: World, token: str) -> ApiError | None:
    """What is said to the holder of a token that is none, or not the one expected."""
    if not _TOKEN.fullmatch(token):
        return NOT_FOUND
    return _UNAUTHORIZED if world.token not in {None, token} else None


async def _parameters(request: web.Request) -> dict[str, Any]:
    """Query string and body together; the body wins. Raises ApiError 400 or 413.

    All is UTF-8: as at Telegram, a charset named in the request does not count.
    """
    try:
        return dict(request.query) | await _body(request)
    except web.HTTPClientError:  # aiohttp's limits
        raise ApiError(413, "Request Entity Too Large") from None
    except UnicodeDecodeError:
        raise bad_request("strings must be encoded in UTF-8") from None
    except web.RequestPayloadError:
        raise bad_request("can't read the body") from None


async def _body(request: web.Request) -> dict[str, Any]:
    if request.content_type == "application/json":
        return _json_object((await request.read()).decode())
    if request.content_type == "application/x-www-form-urlencoded":
        text = (await request.read()).decode().rstrip()
        return dict(parse_qsl(text, keep_blank_values=True, errors="strict"))
    if request.content_type == "multipart/form-data":
        return await _multipart(request)
    return {}


async def _multipart(request: web.Request) -> dict[str, Any]:
    try:
        form = await request.post()
    except UnicodeDecodeError:
        raise
    except (ValueError, LookupError, RuntimeError, AssertionError, HttpProcessingError):
        # No boundary, parts that are none, an encoding that nobody knows.
        raise bad_request("can't parse multipart form data") from None
    return {name: _part(name, value) for name, value in form.items()}


def _part(name: str, value: str | bytes | bytearray | web.FileField) -> str | Upload:
    if isinstance(value, web.FileField):
        return Upload(value.filename, value.content_type, value.file.read())
    return value if isinstance(value, str) else Upload(name, _BYTES, bytes(value))


def _json_object(text: str) -> dict[str, Any]:
    if not text.strip():
        return {}
    try:
        value = parsed_json(text)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("can't parse JSON object")
    return value
