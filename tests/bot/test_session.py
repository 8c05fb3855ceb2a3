import asyncio
import contextlib
import socket
from base64 import b64encode
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from telegram.error import NetworkError, TimedOut

from bot.session import NotSentError, open_session, post


async def test_any_status_is_an_answer(telegram: Any, session: aiohttp.ClientSession) -> None:
    telegram.answers(web.Response(status=302, text="elsewhere"))
    answer = await post(session, f"{telegram.base}bot{telegram.token}/getMe", json={})
    assert (answer.status, answer.body) == (302, b"elsewhere")


async def test_what_was_not_sent_can_be_told(session: aiohttp.ClientSession) -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        with pytest.raises(NotSentError, match="no connection"):
            await post(session, f"http://127.0.0.1:{deaf.getsockname()[1]}/")


async def test_an_error_names_no_url(session: aiohttp.ClientSession) -> None:
    with pytest.raises(NetworkError) as caught:
        await post(session, "http://[secret")
    assert "secret" not in repr(caught.value)


@pytest.fixture
async def proxied(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[str]]:
    """The heads of the requests that a proxy named by the environment got, and refused."""
    heads: list[str] = []

    async def refuse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        heads.append((await reader.readuntil(b"\r\n\r\n")).decode())
        writer.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n")
        writer.close()

    for name in ("HTTPS_PROXY", "HTTP_PROXY", "NO_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)
    async with await asyncio.start_server(refuse, "127.0.0.1", 0) as server:
        address = f"http://user:word@127.0.0.1:{server.sockets[0].getsockname()[1]}"
        monkeypatch.setenv("HTTPS_PROXY", address)
        monkeypatch.setenv("HTTP_PROXY", address)
        yield heads


async def test_telegram_is_reached_through_the_proxy(proxied: list[str]) -> None:
    async with open_session("https://api.telegram.org") as session:
        with pytest.raises(NetworkError) as caught:
            await post(session, "https://api.telegram.org/secret", json={})
    head = proxied[0]
    assert head.startswith("CONNECT api.telegram.org:443 ")
    assert f"Proxy-Authorization: Basic {b64encode(b'user:word').decode()}\r\n" in head
    assert "secret" not in repr(caught.value)
    assert "word" not in repr(caught.value)


async def test_a_server_without_tls_is_reached_directly(telegram: Any, proxied: list[str]) -> None:
    async with open_session(telegram.base) as session:
        await post(session, f"{telegram.base}bot{telegram.token}/getMe", json={})
    assert proxied == []


async def test_no_proxy_is_heeded(proxied: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        base = f"https://127.0.0.1:{deaf.getsockname()[1]}"
        async with open_session(base) as session:
            with pytest.raises(NotSentError):
                await post(session, base, json={})
    assert proxied == []


async def test_a_server_that_drips_is_waited_for_as_a_whole(
    session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each piece comes in time, but the answer never ends."""
    given_up = asyncio.Event()

    async def drip(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
        with contextlib.suppress(ConnectionError):
            while not writer.is_closing():
                writer.write(b".")
                await writer.drain()
                await asyncio.sleep(0.02)
        writer.close()
        given_up.set()

    monkeypatch.setattr("bot.session.CONNECT_SECONDS", 0.05)
    async with await asyncio.start_server(drip, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(TimedOut):
            await post(session, f"http://127.0.0.1:{port}/", read_seconds=0.15)
        await given_up.wait()
