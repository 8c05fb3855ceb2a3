import socket
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from telegram.error import NetworkError

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


@pytest.mark.parametrize(
    ("base", "proxied"), [("https://api.telegram.org", True), ("http://127.0.0.1:8080", False)]
)
async def test_a_proxy_is_for_telegram_alone(base: str, *, proxied: bool) -> None:
    async with open_session(base) as session:
        assert session.trust_env is proxied
