"""A response that is written as it stands, over a real connection."""

import asyncio
from collections.abc import AsyncIterator
from email.utils import parsedate_to_datetime

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import RawTestServer

from bot.ready import ReadyJson

BODY = '{"method": "讲台"}'.encode()


async def serve(_: web.BaseRequest) -> web.StreamResponse:
    return ReadyJson(BODY)


@pytest.fixture
async def server() -> AsyncIterator[RawTestServer]:
    server = RawTestServer(serve)
    async with server:
        yield server


async def test_it_is_json(server: RawTestServer, session: aiohttp.ClientSession) -> None:
    async with session.post(server.make_url("/")) as response:
        assert (response.status, response.content_type) == (200, "application/json")
        assert parsedate_to_datetime(response.headers["Date"]).tzinfo
        assert await response.read() == BODY


@pytest.mark.parametrize("head", ["GET / HTTP/1.0", "GET / HTTP/1.1\r\nConnection: close"])
async def test_the_connection_ends_where_that_was_asked(server: RawTestServer, head: str) -> None:
    reader, writer = await asyncio.open_connection(server.host, server.port)
    writer.write(f"{head}\r\nHost: x\r\n\r\n".encode())
    answer = await asyncio.wait_for(reader.read(), 5)
    assert answer.endswith(BODY)
    assert b"\r\nConnection: close\r\n" in answer
    writer.close()


async def test_the_connection_stays_for_more(server: RawTestServer) -> None:
    reader, writer = await asyncio.open_connection(server.host, server.port)
    writer.write(b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" * 2)
    async with asyncio.timeout(5):
        for _ in range(2):
            assert (await reader.readuntil(b"\r\n\r\n")).startswith(b"HTTP/1.1 200 OK\r\n")
            assert await reader.readexactly(len(BODY)) == BODY
    writer.close()
