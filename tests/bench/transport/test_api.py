"""The Bot API over real HTTP, as this bot's own client sees it."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import pytest
from pydantic import SecretStr

from bot.client import Client
from bot.session import open_session
from tests.bench.senders.load import TOKEN
from tests.bench.transport.api import Api
from tests.bench.transport.asking import CARD, Asker, Job, Update
from tests.bench.transport.ledger import Ledger

TEXT = "<b>讲台</b> 100% " * 100
MARKUP = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}


@pytest.fixture
async def api() -> AsyncIterator[Api]:
    api = Api(Ledger())
    server = await api.open()
    yield api
    server.close()
    await server.wait_closed()


@pytest.fixture
async def client(api: Api) -> AsyncIterator[Client]:
    async with open_session(api.base) as session:
        yield Client(SecretStr(TOKEN), api.base, session)


def updates(count: int, job: Job = CARD) -> list[Update]:
    asker = Asker()
    return [asker.update(job) for _ in range(count)]


def ids(polled: list[dict[str, Any]]) -> list[int]:
    return [update["update_id"] for update in polled]


async def test_a_bot_is_told_who_it_is(client: Client) -> None:
    assert (await client.call("getMe"))["is_bot"]


async def test_whatever_else_is_called_is_done(client: Client, api: Api) -> None:
    assert await client.call("setMyCommands", {"commands": []}) is True
    assert not api.ready.is_set()
    assert await client.call("setWebhook", {"url": "http://127.0.0.1/"}) is True
    assert api.ready.is_set()


@pytest.mark.parametrize("chat", [5, 7_000_000_000])
async def test_a_message_comes_back_as_telegram_shows_it(
    client: Client, api: Api, chat: int
) -> None:
    api.ledger.asked(chat)
    payload = {"text": TEXT, "parse_mode": "HTML", "reply_markup": MARKUP, "chat_id": chat}
    message = await client.call("sendMessage", payload)
    assert message["chat"]["id"] == chat
    assert message["text"].startswith("讲台 100% ")
    assert message["entities"][0]["type"] == "bold"
    assert message["reply_markup"] == MARKUP
    assert (api.ledger.waiting, api.ledger.faults) == ({}, [])


async def test_updates_are_there_until_they_are_confirmed(client: Client, api: Api) -> None:
    for update in updates(3):
        api.offer(update)
    assert ids(await client.call("getUpdates", {"offset": 0, "timeout": 50})) == [1, 2, 3]
    assert ids(await client.call("getUpdates", {"offset": 3, "timeout": 50})) == [3]
    assert ids(await client.call("getUpdates", {"offset": 4, "timeout": 0})) == []


async def test_whoever_polls_is_held_until_there_is_something(client: Client, api: Api) -> None:
    polled = asyncio.create_task(client.call("getUpdates", {"offset": 0, "timeout": 50}))
    await api.ready.wait()
    for update in updates(2):
        api.offer(update)
    assert ids(await polled) == [1, 2]


async def test_nobody_is_held_for_ever(client: Client) -> None:
    assert await client.call("getUpdates", {"offset": 0, "timeout": 1}) == []


async def test_an_answer_can_be_held_back(client: Client, api: Api) -> None:
    api.ledger.asked(5)
    api.latency = 0.05
    payload = {"text": TEXT, "reply_markup": MARKUP, "chat_id": 5}
    called = asyncio.create_task(client.call("sendMessage", payload))
    api.ledger.replied = (replied := asyncio.Event()).set
    await replied.wait()
    assert not called.done()
    await called
