"""The web page and the stream that keeps it up to date."""

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
        place = request.headers.get("Last-Event-ID") or request.query.get("after")
        number = self._events.number(place) if place else self._events.last
        response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
        await response.prepare(request)
        try:
            await response.write(b"retry: 500\n\n")
            while not self._events.closed:
                found = await self._events.wait(number, _HEARTBEAT_SECONDS)
                lines = "".join(map(self._framed, found))
                await response.write((lines or ": still here\n\n").encode())
                number = found[-1].number if found else number
        except ConnectionError:
            # The reader went away.
            return response
        return response

    def _framed(self, event: Event) -> str:
        data = json.dumps({"kind": event.kind, **event.data})
        return f"id: {self._events.place(event.number)}\ndata: {data}\n\n"
