"""The one HTTP session to Telegram, and a POST on it whose errors carry no URL.

The token is part of every Bot API URL, and aiohttp's exceptions name the URL in places. They are
turned into ``telegram.error`` here, outside the ``except`` block, so that neither the cause nor the
context of what is raised leads back to it.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import orjson
from telegram.error import NetworkError, TimedOut

CONNECT_SECONDS = 5.0
READ_SECONDS = 15.0


class NotSentError(NetworkError):
    """No connection came about: nothing was sent, so the call can be repeated safely."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer: its status and whole body."""

    status: int
    body: bytes


def open_session(base: str, *, connections: int = 100) -> aiohttp.ClientSession:
    """A keep-alive session to ``base``; to be closed by the caller. Needs a running event loop.

    Telegram is reached through ``HTTPS_PROXY`` where the environment names one, as it stands now; a
    server without TLS (the sandbox, a local Bot API server) never is.
    Idle connections are dropped before a server would drop them (60 s and more is usual), as a
    request on a connection that is just being closed can be neither trusted nor repeated.
    """
    connector = aiohttp.TCPConnector(limit=connections, keepalive_timeout=30, ttl_dns_cache=300)
    return aiohttp.ClientSession(
        connector=connector,
        proxy=_proxy(base),
        cookie_jar=aiohttp.DummyCookieJar(),
        json_serialize_bytes=orjson.dumps,
    )


def _proxy(base: str) -> str | None:
    """The proxy for a server. aiohttp's ``trust_env`` would take two threads to find it out, for
    every call anew.
    """
    parts = urlsplit(base)
    if parts.scheme != "https" or proxy_bypass(parts.hostname or ""):
        return None
    return getproxies().get("https")


async def post(
    session: aiohttp.ClientSession,
    url: str,
    *,
    data: Any = None,
    json: Any = None,
    read_seconds: float = READ_SECONDS,
) -> Answer:
    """POST and read the whole answer, whatever its status.

    Raises :class:`NotSentError` when no connection came about, ``TimedOut`` when the answer was not
    complete within ``read_seconds``, ``NetworkError`` for every other failure of the connection.
    """
    failure: NetworkError
    try:
        async with session.post(
            url, data=data, json=json, allow_redirects=False, timeout=_patience(read_seconds)
        ) as response:
            return Answer(response.status, await response.read())
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
        failure = NotSentError(f"no connection: {_reason(error)}")
    except TimeoutError:
        failure = TimedOut(f"no answer within {read_seconds:g} s")
    except (aiohttp.ClientError, OSError) as error:
        failure = NetworkError(f"connection lost: {_reason(error)}")
    raise failure


@lru_cache
def _patience(read_seconds: float) -> aiohttp.ClientTimeout:
    """Between two pieces of the answer, and for the call as a whole."""
    return aiohttp.ClientTimeout(
        total=CONNECT_SECONDS + read_seconds,
        sock_connect=CONNECT_SECONDS,
        sock_read=read_seconds,
    )


def _reason(error: Exception) -> str:
    """Only what cannot hold a URL: the kind of error and the system's own words."""
    if isinstance(error, OSError) and error.strerror:
        return f"{type(error).__name__}: {error.strerror}"
    return type(error).__name__
