"""Delivery to a real webhook."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import urlencode

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.sandbox.server import Sandbox
from bot.sandbox.webhook_settings import WebhookSettings
from bot.sandbox.world import EN, ZH
from tests.bot.sandbox.conftest import TOKEN, Api

Reply = Callable[[dict[str, Any]], web.Response]


class Hook:
    """A bot's webhook: what came, and what it says."""

    def __init__(self, reply: Reply) -> None:
        self.got: asyncio.Queue[tuple[dict[str, Any], str]] = asyncio.Queue()
        self._reply = reply
        self.url = ""

    async def take(self, request: web.Request) -> web.Response:
        update = await request.json()
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token", "")
        self.got.put_nowait((update, secret))
        return self._reply(update)

    async def texts(self, count: int) -> list[str]:
        """The texts of the next deliveries."""
        return [(await self.got.get())[0]["message"]["text"] for _ in range(count)]


@asynccontextmanager
async def hooked(reply: Reply = lambda _update: web.Response()) -> AsyncIterator[Hook]:
    hook = Hook(reply)
    app = web.Application()
    app.router.add_post("/hook", hook.take)
    async with TestServer(app) as server:
        hook.url = str(server.make_url("/hook"))
        yield hook


async def emptied(sandbox: Sandbox) -> None:
    """Wait until everything is delivered."""
    while len(sandbox.world.updates):
        await sandbox.world.updates.changed.wait()


async def test_updates_come_with_the_secret_and_in_order(sandbox: Sandbox, api: Api) -> None:
    sandbox.people.send(ZH, ZH, "before")
    async with hooked() as hook:
        await api.ok("setWebhook", url=hook.url, secret_token="s3cret")
        update, secret = await hook.got.get()
        assert (update["message"]["text"], secret) == ("before", "s3cret")
        for number in range(20):
            sandbox.people.send(ZH, ZH, str(number))
        assert await hook.texts(20) == [str(number) for number in range(20)]
        await emptied(sandbox)
        assert (await api.ok("getWebhookInfo"))["pending_update_count"] == 0


async def test_what_is_refused_comes_again_and_holds_up_its_chat_only(
    sandbox: Sandbox, api: Api
) -> None:
    failures = 3

    def reply(update: dict[str, Any]) -> web.Response:
        nonlocal failures
        if update["message"]["text"] == "bad" and failures:
            failures -= 1
            return web.Response(status=500)
        return web.Response()

    async with hooked(reply) as hook:
        await api.ok("setWebhook", url=hook.url)
        sandbox.people.send(ZH, ZH, "bad")
        sandbox.people.send(ZH, ZH, "after bad")
        sandbox.people.send(EN, EN, "other")
        texts = await hook.texts(6)
        await emptied(sandbox)
    assert sorted(texts) == ["after bad", "bad", "bad", "bad", "bad", "other"]
    assert texts.index("other") < 3
    assert texts.index("after bad") > texts.index("bad") + 3
    info = await api.ok("getWebhookInfo")
    assert info["last_error_message"] == (
        "Wrong response from the webhook: 500 Internal Server Error"
    )
    assert info["last_error_date"] == sandbox.world.timestamp()


async def test_a_call_in_the_response_is_carried_out(sandbox: Sandbox, api: Api) -> None:
    answer = {"method": "sendMessage", "chat_id": ZH, "text": "at once"}
    async with hooked(lambda _update: web.json_response(answer)) as hook:
        await api.ok("setWebhook", url=hook.url)
        sandbox.people.send(ZH, ZH, "x")
        call = await sandbox.next_call("sendMessage")
    assert (call.via, call.status) == ("webhook response", 200)
    assert sandbox.people.messages(ZH)[-1]["text"] == "at once"


def _urlencoded(answer: dict[str, str]) -> web.Response:
    return web.Response(text=urlencode(answer), content_type="application/x-www-form-urlencoded")


def _multipart(answer: dict[str, str]) -> web.Response:
    writer = aiohttp.MultipartWriter("form-data")
    for name, value in answer.items():
        writer.append(value).set_content_disposition("form-data", name=name)
    return web.Response(body=writer, headers=writer.headers)


@pytest.mark.parametrize("form", [_urlencoded, _multipart])
async def test_a_call_may_come_in_a_form(
    form: Callable[[dict[str, str]], web.Response], sandbox: Sandbox, api: Api
) -> None:
    answer = {"method": "sendMessage", "chat_id": str(ZH), "text": "你好 & at once"}
    async with hooked(lambda _update: form(answer)) as hook:
        await api.ok("setWebhook", url=hook.url)
        sandbox.people.send(ZH, ZH, "x")
        call = await sandbox.next_call("sendMessage")
    assert (call.via, call.status) == ("webhook response", 200)
    assert sandbox.people.messages(ZH)[-1]["text"] == "你好 & at once"


async def test_a_form_without_parts_means_nothing(sandbox: Sandbox, api: Api) -> None:
    broken = {"Content-Type": "multipart/form-data"}
    async with hooked(lambda _update: web.Response(text="x", headers=broken)) as hook:
        await api.ok("setWebhook", url=hook.url)
        sandbox.people.send(ZH, ZH, "x")
        assert await hook.texts(1) == ["x"]
        await emptied(sandbox)


async def test_other_responses_mean_nothing(sandbox: Sandbox, api: Api) -> None:
    bodies = iter(['{"method": 3}', "[]", "no JSON", '{"method": "nothing"}'])
    async with hooked(lambda _update: web.Response(text=next(bodies))) as hook:
        await api.ok("setWebhook", url=hook.url)
        for text in "abcd":
            sandbox.people.send(ZH, ZH, text)
        assert await hook.texts(4) == list("abcd")
        await emptied(sandbox)


async def test_a_dead_webhook_keeps_the_updates(sandbox: Sandbox, api: Api) -> None:
    await api.ok("setWebhook", url="http://127.0.0.1:9/hook")
    sandbox.people.send(ZH, ZH, "x")
    while not sandbox.world.webhook.last_error:
        await sandbox.world.events.wait(sandbox.world.events.last, seconds=10)
    info = await api.ok("getWebhookInfo")
    assert (info["last_error_message"], info["pending_update_count"]) == ("Connection refused", 1)
    await api.ok("deleteWebhook")
    assert (await api.update())["message"]["text"] == "x"
    async with hooked() as hook:
        sandbox.people.send(ZH, ZH, "y")
        await api.ok("setWebhook", url=hook.url, drop_pending_updates=True)
        sandbox.people.send(ZH, ZH, "z")
        assert await hook.texts(1) == ["z"]
        await emptied(sandbox)


async def test_what_fails_in_obeying_does_not_bring_the_update_again(
    sandbox: Sandbox, api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(TOKEN)

    answers = iter([{"method": "getWebhookInfo"}, {}])
    async with hooked(lambda _update: web.json_response(next(answers))) as hook:
        await api.ok("setWebhook", url=hook.url)
        monkeypatch.setattr(WebhookSettings, "info", fail)
        sandbox.people.send(ZH, ZH, "x")
        call = await sandbox.next_call("getWebhookInfo")
        sandbox.people.send(ZH, ZH, "y")
        assert await hook.texts(2) == ["x", "y"]
        await emptied(sandbox)
    assert (call.via, call.status) == ("webhook response", 500)
    assert hook.got.empty()


async def test_not_even_a_failure_to_write_the_call_down_does(
    sandbox: Sandbox, api: Api, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError(TOKEN)

    async with hooked(lambda _update: web.json_response({"method": "getMe"})) as hook:
        await api.ok("setWebhook", url=hook.url)
        monkeypatch.setattr(sandbox.journal, "record", fail)
        for text in "xyz":
            sandbox.people.send(ZH, ZH, text)
        assert await hook.texts(3) == ["x", "y", "z"]
        await emptied(sandbox)
    assert hook.got.empty()
    assert "RuntimeError" in caplog.text
    assert TOKEN not in caplog.text


async def test_the_token_in_a_response_is_blackened(sandbox: Sandbox, api: Api) -> None:
    answer = {"method": "sendMessage", "chat_id": ZH, "text": TOKEN, TOKEN: TOKEN}
    async with hooked(lambda _update: web.json_response(answer)) as hook:
        await api.ok("setWebhook", url=hook.url)
        sandbox.people.send(ZH, ZH, "x")
        call = await sandbox.next_call("sendMessage")
    assert call.result["text"] == "<token>"
    assert TOKEN.partition(":")[2] not in json.dumps(call.to_json())


async def test_dropping_the_updates_ends_the_pause() -> None:
    statuses = iter([500, 200])
    async with (
        Sandbox(webhook_backoff=(3600,)) as patient,
        aiohttp.ClientSession() as session,
        hooked(lambda _update: web.Response(status=next(statuses))) as hook,
    ):
        bot = Api(session, patient.base_url)
        await bot.ok("setWebhook", url=hook.url)
        patient.people.send(ZH, ZH, "x")
        while not patient.world.webhook.last_error:
            await patient.world.events.wait(patient.world.events.last, seconds=10)
        await bot.ok("setWebhook", url=hook.url, drop_pending_updates=True)
        patient.people.send(ZH, ZH, "y")
        assert await hook.texts(2) == ["x", "y"]
        await emptied(patient)
