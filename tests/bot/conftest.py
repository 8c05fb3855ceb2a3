"""A Bot API of a few lines that a test scripts, for what lies below the sandbox's reach."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import SecretStr

from bot.client import Client
from bot.sandbox.server import Sandbox
from bot.session import open_session
from tests.bot.post_office import PostOffice, opened

TOKEN = "123456789:" + "Abc_def-0" * 4
#: What answers a call; None cuts the connection.
Script = Callable[[str, dict[str, Any]], Awaitable[web.StreamResponse | None]]


def ok(result: Any = True) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def refused(status: int, description: str, **parameters: Any) -> web.Response:
    body = {"ok": False, "error_code": status, "description": description}
    if parameters:
        body["parameters"] = parameters
    return web.json_response(body, status=status)


class Telegram:
    """Answers by ``script(method, payload)``; keeps every call in ``calls``."""

    token = TOKEN
    ok = staticmethod(ok)
    refused = staticmethod(refused)

    def __init__(self) -> None:
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.base = ""

        async def accept(method: str, payload: dict[str, Any]) -> web.StreamResponse:
            return ok()

        self.script: Script = accept

    def answers(self, *responses: web.Response) -> None:
        """Give these in turn, the last one for ever."""
        left = list(responses)

        async def script(method: str, payload: dict[str, Any]) -> web.StreamResponse:
            given = left.pop(0) if len(left) > 1 else left[0]
            return web.Response(body=given.body, status=given.status)

        self.script = script

    async def serve(self, request: web.Request) -> web.StreamResponse:
        assert request.match_info["token"] == TOKEN
        method = request.match_info["method"]
        if request.content_type == "application/json":
            payload = await request.json()
        else:
            payload = dict(await request.post())
        self.calls.append((method, payload))
        answer = await self.script(method, payload)
        if answer is None:
            assert request.transport is not None
            request.transport.abort()
            return web.Response()
        return answer


@pytest.fixture
async def telegram() -> AsyncIterator[Telegram]:
    fake = Telegram()
    app = web.Application()
    app.router.add_post("/bot{token}/{method}", fake.serve)
    async with TestServer(app) as server:
        fake.base = str(server.make_url("/"))
        yield fake


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with open_session("http://127.0.0.1") as opened:
        yield opened


@pytest.fixture
def client(telegram: Telegram, session: aiohttp.ClientSession) -> Client:
    client = Client(SecretStr(TOKEN), telegram.base, session)
    client.reconnect = (0, 0)
    return client


@pytest.fixture
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Pauses end at once; their lengths are kept in the list."""
    pauses: list[float] = []
    sleep = asyncio.sleep

    async def skip(seconds: float) -> None:
        pauses.append(seconds)
        await sleep(0)

    monkeypatch.setattr(asyncio, "sleep", skip)
    return pauses


@pytest.fixture
async def running() -> AsyncIterator[Callable[[Awaitable[Any]], asyncio.Task[Any]]]:
    """Starts something that runs until it is cancelled; cancels it at the end of the test."""
    tasks: list[asyncio.Task[Any]] = []

    def start(awaitable: Awaitable[Any]) -> asyncio.Task[Any]:
        task = asyncio.ensure_future(awaitable)
        tasks.append(task)
        return task

    yield start
    for task in tasks:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, once of each kind."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/rostrum.db"
    plain: str = request.getfixturevalue("postgres_url")
    return plain.replace("postgresql://", "postgresql+psycopg://", 1)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox() as running:
        yield running


@pytest.fixture
async def post_office(database_url: str, sandbox: Sandbox) -> AsyncIterator[PostOffice]:
    async with opened(database_url, sandbox) as office:
        yield office
