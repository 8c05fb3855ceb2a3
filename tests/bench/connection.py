"""Just the HTTP that bots speak: POST with a Content-Length on a connection that is kept."""

import asyncio
from collections.abc import Callable
from typing import Any, cast
from urllib.parse import parse_qsl

import orjson

#: What the real one answers with, so that as much is parsed.
HEAD = (
    b"HTTP/1.1 200 OK\r\nServer: nginx/1.18.0\r\nDate: Mon, 24 Nov 2025 09:00:00 GMT\r\n"
    b"Content-Type: application/json\r\nContent-Length: %d\r\nConnection: keep-alive\r\n"
    b"Strict-Transport-Security: max-age=31536000; includeSubDomains; preload\r\n"
    b"Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Methods: GET, POST, OPTIONS\r\n"
    b"Access-Control-Expose-Headers: Content-Length,Content-Type,Date,Server,Connection\r\n\r\n"
)

#: Sends a ``result``, which is JSON already.
Answer = Callable[[bytes], None]
#: Takes a request's path and body, and answers now or later.
Handle = Callable[[str, bytes, Answer], None]


class Connection(asyncio.Protocol):
    """HTTP: a request's head and body may come in pieces; nobody pipelines."""

    transport: asyncio.Transport

    def __init__(self, handle: Handle) -> None:
        self.handle = handle
        self.buffer = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        self.buffer += data
        head, found, body = self.buffer.partition(b"\r\n\r\n")
        if not found:
            return
        lines = head.split(b"\r\n")
        headers = {k.lower(): v.strip() for k, _, v in (line.partition(b":") for line in lines[1:])}
        if len(body) < int(headers.get(b"content-length", b"0")):
            return
        self.buffer = b""
        self.handle(lines[0].split()[1].decode(), body, self.answer)

    def answer(self, result: bytes) -> None:
        """To somebody who has gone, the transport says nothing."""
        body = b'{"ok":true,"result":' + result + b"}"
        self.transport.write(HEAD % len(body) + body)


def parameters(body: bytes) -> dict[str, Any]:
    """What a body says: JSON, else a form."""
    if body.startswith(b"{"):
        return dict(orjson.loads(body))
    return dict(parse_qsl(body.decode()))
