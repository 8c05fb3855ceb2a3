"""The web page and the stream that keeps it up to date."""

import asyncio
import json
from pathlib import Path

from aiohttp import web

from bot.sandbox.events import Event, Events

_PAGE = Path(__file__).with_name("page")
_HEARTBEAT_SECONDS = 15.0


class Pages:
    """``/`` and its files, and ``/sandbox/events`` as server-sent events."""

    def __init__(self, events: Events) -> None:
        self._events = events

    def routes(self) -> list[web.AbstractRouteDef]:
        """The page's addresses."""
        return [
            web.get("/", self.index),
            web.static("/page", _PAGE),
            web.get("/sandbox/events", self.stream),
        ]

    async def index(self, _request: web.Request) -> web.FileResponse:
        """The page."""
        return web.FileResponse(_PAGE / "index.html")

    async def stream(self, request: web.Request) -> web.StreamResponse:
        """Everything that happens after event ``after`` (or the browser's ``Last-Event-ID``)."""
        number = _number(request.headers.get("Last-Event-ID") or request.query.get("after"))
        if number is None:
            number = self._events.last
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        try:
            await response.write(b"retry: 500\n\n")
            while not self._events.closed:
                found = await self._events.wait(number, _HEARTBEAT_SECONDS)
                lines = "".join(map(_framed, found))
                await response.write((lines or ": still here\n\n").encode())
                number = found[-1].number if found else number
        except (ConnectionResetError, asyncio.CancelledError):
            # The reader went away, or the server stops.
            return response
        return response


def _framed(event: Event) -> str:
    return f"id: {event.number}\ndata: {json.dumps({'kind': event.kind, **event.data})}\n\n"


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isdecimal() else None
