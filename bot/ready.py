"""A response that is written as it stands: what every answer with a call has in common is known.

aiohttp would put the same headers together anew for each, which takes a quarter of the time of an
answer on the hot path.
"""

import time
from email.utils import formatdate
from functools import lru_cache

from aiohttp import web
from typing_extensions import override

_HEAD = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
    b"Date: %s\r\nConnection: %s\r\n\r\n"
)


class ReadyJson(web.StreamResponse):
    """A 200 with a JSON ``body``."""

    def __init__(self, body: bytes) -> None:
        super().__init__()
        self._json = body
        self._goes_on = False

    @property
    def keep_alive(self) -> bool:
        """Whether the connection stays open, as the request asked."""
        return self._goes_on

    @override
    async def prepare(self, request: web.BaseRequest) -> None:
        """Write everything; aiohttp calls this once. Raises ConnectionError when nobody listens."""
        if request.transport is None:
            raise ConnectionResetError
        self._goes_on = request.keep_alive
        connection = b"keep-alive" if self._goes_on else b"close"
        head = _HEAD % (len(self._json), _date(int(time.time())), connection)
        request.transport.write(head + self._json)

    @override
    async def write_eof(self, data: bytes = b"") -> None:
        """Nothing is left to write."""


@lru_cache(maxsize=1)
def _date(second: int) -> bytes:
    return formatdate(second, usegmt=True).encode()
