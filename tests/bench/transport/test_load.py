"""The load on a webhook of a few lines, over real HTTP."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import orjson
import pytest
from aiohttp import web

from tests.bench.processes import FailedError
from tests.bench.transport import load
from tests.bench.transport.api import Api
from tests.bench.transport.asking import CARD, INLINE
from tests.bench.transport.ledger import Ledger
from tests.bench.transport.load import Load
from tests.bench.transport.ways import PATH, SECRET, Called, Polled

Answer = Callable[[dict[str, Any]], web.Response]
TEXT = "a card " * 200


def card(update: dict[str, Any]) -> web.Response:
    chat = update["message"]["chat"]["id"]
    return web.json_response({"method": "sendMessage", "chat_id": chat, "text": TEXT})


@asynccontextmanager
async def loaded(answer: Answer) -> AsyncIterator[Load]:
    async def receive(request: web.Request) -> web.Response:
        assert request.headers["X-Telegram-Bot-Api-Secret-Token"] == SECRET
        return answer(await request.json(loads=orjson.loads))

    app = web.Application()
    app.router.add_post(PATH, receive)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    ledger = Ledger()
    way = Called(runner.addresses[0][1], ledger)
    await way.open()
    yield Load(way, Api(ledger), ledger)
    way.close()
    await runner.cleanup()


async def test_some_updates_more_at_once_than_connections() -> None:
    async with loaded(card) as it:
        await it.some(CARD, 250, 150)
        assert len(it.ledger.waits) == 250


async def test_the_next_is_asked_when_a_reply_came_and_the_last_is_waited_for() -> None:
    async with loaded(card) as it:
        came = await it.closed(CARD, 4, 0.1)
        assert came <= len(it.ledger.waits) <= came + 4
        assert len(it.ledger.waits) >= 4
        assert not it.ledger.waiting


async def test_at_an_even_rate_each_reply_has_its_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "BEHIND_SECONDS", 10)
    async with loaded(card) as it:
        waits, keeps_up = await it.paced(CARD, 200, 0.1)
        assert keeps_up
        assert waits
        assert len(waits) <= 20
        assert min(waits) > 0


async def test_who_does_not_keep_up_is_asked_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "MOST_WAITING", -1)
    async with loaded(card) as it:
        _, keeps_up = await it.paced(CARD, 1000, 60)
        assert not keeps_up
        assert not it.ledger.waiting


async def test_a_second_reply_is_an_error() -> None:
    async with loaded(card) as it:
        it.ledger.replied = lambda: it.ledger.called("sendMessage", b"chat_id=5000000001")
        with pytest.raises(FailedError, match="nobody waits for"):
            await it.some(CARD, 1, 1)


async def test_a_refused_update_is_an_error() -> None:
    async with loaded(lambda _: web.Response(status=503)) as it:
        with pytest.raises(FailedError, match="the webhook answered 503"):
            await it.some(CARD, 1, 1)


async def test_an_update_without_a_reply_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "PATIENCE_SECONDS", 0.05)
    async with loaded(lambda _: web.Response()) as it:
        with pytest.raises(FailedError, match="3 updates were not answered"):
            await it.some(INLINE, 3, 3)


async def test_dropped_connections_are_opened_again() -> None:
    async with loaded(card) as it:
        it.way.close()
        await asyncio.sleep(0)
        await it.way.open()
        await it.some(CARD, 100, 100)
        assert len(it.ledger.waits) == 100


async def test_a_bot_that_polls_finds_them_at_the_api() -> None:
    ledger = Ledger()
    api = Api(ledger)
    it = Load(Polled(api), api, ledger)
    for _ in range(3):
        it.ask(CARD)
    assert [update.id for update in api.updates] == [1, 2, 3]
