"""The two ways in to a bot: HTTP as Telegram speaks it to a webhook, and getUpdates."""

import asyncio
import re
from collections import deque
from typing import Protocol, cast

from tests.bench.transport.api import Api
from tests.bench.transport.asking import Update
from tests.bench.transport.ledger import Ledger

#: As many as Telegram opens at most.
CONNECTIONS = 100
SECRET = "a-secret_of-the-webhook"
PATH = "/updates"
LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)")
REQUEST = (
    b"POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
    b"X-Telegram-Bot-Api-Secret-Token: %s\r\nAccept-Encoding: gzip, deflate\r\n"
    b"Connection: keep-alive\r\nContent-Length: %%d\r\n\r\n"
) % (PATH.encode(), SECRET.encode())


class Way(Protocol):
    """How updates get to a bot."""

    async def open(self) -> None:
        """Make sure that they can."""

    def offer(self, update: Update) -> None:
        """Bring an update, now or as soon as there is a way."""

    @property
    def idle(self) -> bool:
        """Whether the bot has taken all."""

    def close(self) -> None:
        """Not any more."""


class Polled:
    """For a bot that asks for updates."""

    def __init__(self, api: Api) -> None:
        self._api = api
        self.idle = True

    async def open(self) -> None:
        """It asks by itself."""

    def offer(self, update: Update) -> None:
        self._api.offer(update)

    def close(self) -> None:
        """It is killed."""


class Called:
    """For a bot with a webhook at ``port``."""

    def __init__(self, port: int, ledger: Ledger) -> None:
        self._port = port
        self._ledger = ledger
        self._free: list[Request] = []
        self._open: set[Request] = set()
        self._waiting: deque[Update] = deque()

    @property
    def idle(self) -> bool:
        return len(self._free) == len(self._open) and not self._waiting

    async def open(self) -> None:
        """Have all connections; raises OSError where nobody listens."""
        loop = asyncio.get_running_loop()
        while len(self._open) < CONNECTIONS:
            _, request = await loop.create_connection(
                lambda: Request(self), "127.0.0.1", self._port
            )
            self._open.add(request)
            self._free.append(request)

    def offer(self, update: Update) -> None:
        if self._free:
            self._free.pop().send(update)
        else:
            self._waiting.append(update)

    def answered(self, request: "Request", status: bytes, body: bytes) -> None:
        if self._waiting:
            request.send(self._waiting.popleft())
        else:
            self._free.append(request)
        if status != b"200":
            self._ledger.faults.append(f"the webhook answered {status.decode()}")
        elif body:
            self._ledger.left(body)

    def lost(self, request: "Request") -> None:
        self._open.discard(request)
        if request in self._free:
            self._free.remove(request)
        else:
            self._ledger.faults.append("the webhook closed a connection instead of answering")

    def close(self) -> None:
        for request in list(self._open):
            request.transport.abort()


class Request(asyncio.Protocol):
    """A kept connection to a webhook, for one request at a time."""

    transport: asyncio.Transport

    def __init__(self, way: Called) -> None:
        self._way = way
        self._buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    def send(self, update: Update) -> None:
        self.transport.write(REQUEST % len(update.body) + update.body)

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        head, found, body = self._buffer.partition(b"\r\n\r\n")
        if not found:
            return
        length = LENGTH.search(head)
        if len(body) < int(length[1] if length else 0):
            return
        self._buffer = b""
        self._way.answered(self, head[9:12], body)

    def connection_lost(self, _: Exception | None) -> None:
        self._way.lost(self)
