"""The Bot API over HTTP: ``/bot<token>/<method>`` in every form that Telegram takes."""

import json
import re
from typing import Any

from aiohttp import web

from bot.sandbox.dispatch import NOT_FOUND, Dispatcher
from bot.sandbox.refusals import ApiError, ConnectionCutError, bad_request
from bot.sandbox.world import World

_TOKEN = re.compile(r"[0-9]{1,15}:[A-Za-z0-9_-]{30,}")
_FORMS = {"application/x-www-form-urlencoded", "multipart/form-data"}


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
        if not _TOKEN.fullmatch(token):
            return await self.nothing(request)
        self._world.adopt(int(token.partition(":")[0]))
        try:
            values = await _parameters(request)
            answer = await self._dispatcher.call(method, values, token, "http")
        except ApiError as refusal:
            return web.json_response(refusal.body(), status=refusal.status)
        except ConnectionCutError:
            if request.transport is not None:
                request.transport.abort()
            return web.Response()
        return web.json_response(answer.body, status=answer.status)


async def _parameters(request: web.Request) -> dict[str, Any]:
    """Query string and body together; the body wins."""
    values: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        return values | _json_object(await request.text())
    if request.content_type in _FORMS:
        form = await request.post()
        values |= {
            name: value if isinstance(value, str) else "<file>" for name, value in form.items()
        }
    return values


def _json_object(text: str) -> dict[str, Any]:
    if not text.strip():
        return {}
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        raise bad_request("can't parse JSON object") from None
    if not isinstance(value, dict):
        raise bad_request("can't parse JSON object")
    return value
