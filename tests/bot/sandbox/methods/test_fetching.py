"""getUpdates, and setWebhook's settings."""

import asyncio

import pytest

from bot.sandbox.server import Sandbox
from bot.sandbox.world import ZH
from tests.bot.sandbox.conftest import Api


async def test_updates_stay_until_confirmed(sandbox: Sandbox, api: Api) -> None:
    for text in "abc":
        sandbox.people.send(ZH, ZH, text)
    first = await api.ok("getUpdates", limit="2")
    assert [update["message"]["text"] for update in first] == ["a", "b"]
    assert await api.ok("getUpdates", limit=2) == first
    rest = await api.ok("getUpdates", offset=first[-1]["update_id"] + 1)
    assert [update["message"]["text"] for update in rest] == ["c"]
    assert len(sandbox.world.updates) == 1


async def test_a_negative_offset_keeps_the_newest(sandbox: Sandbox, api: Api) -> None:
    for text in "abc":
        sandbox.people.send(ZH, ZH, text)
    updates = await api.ok("getUpdates", offset=-1)
    assert [update["message"]["text"] for update in updates] == ["c"]


async def test_a_long_poll_ends_with_the_first_update(sandbox: Sandbox, api: Api) -> None:
    poll = asyncio.create_task(api.ok("getUpdates", timeout=50))
    await polling(sandbox, 1)
    sandbox.people.send(ZH, ZH, "x")
    assert len(await poll) == 1


async def polling(sandbox: Sandbox, turn: int) -> None:
    """Wait until the poll of some turn has begun."""
    while sandbox.world.updates.turn < turn:
        await sandbox.world.updates.changed.wait()


async def test_a_second_poller_ends_the_first(sandbox: Sandbox, api: Api) -> None:
    first = asyncio.create_task(api.refused("getUpdates", timeout=50))
    await polling(sandbox, 1)
    assert await api.ok("getUpdates") == []
    assert await first == (
        "409 Conflict: terminated by other getUpdates request; "
        "make sure that only one bot instance is running"
    )


async def test_a_webhook_ends_polling_and_refuses_it(sandbox: Sandbox, api: Api) -> None:
    poll = asyncio.create_task(api.refused("getUpdates", timeout=50))
    await polling(sandbox, 1)
    await api.ok("setWebhook", url="http://127.0.0.1:9/")
    assert await poll == "409 Conflict: terminated by setWebhook request"
    assert await api.refused("getUpdates") == (
        "409 Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await api.ok("deleteWebhook")
    assert await api.ok("getUpdates") == []


async def test_only_allowed_updates_come(sandbox: Sandbox, api: Api) -> None:
    await api.ok("getUpdates", allowed_updates=["inline_query"])
    sandbox.people.send(ZH, ZH, "not heard")
    assert await api.ok("getUpdates") == []
    await api.ok("getUpdates", allowed_updates="[]")
    sandbox.people.send(ZH, ZH, "heard")
    assert len(await api.ok("getUpdates")) == 1
    assert "400" in await api.refused("getUpdates", allowed_updates="{}")


async def test_stopping_ends_a_poll(sandbox: Sandbox, api: Api) -> None:
    poll = asyncio.create_task(api.ok("getUpdates", timeout=50))
    await polling(sandbox, 1)
    await sandbox.stop()
    assert await poll == []


@pytest.mark.parametrize(
    ("params", "why"),
    [
        (
            {"url": "http://example.org/"},
            "bad webhook: An HTTPS URL must be provided for webhook",
        ),
        ({"url": "ftp://127.0.0.1/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.org/"},
            "bad webhook: the sandbox delivers to this machine only",
        ),
        ({"url": "http://127.0.0.1:x/"}, "bad webhook: Wrong port number specified in the URL"),
        ({"url": "nonsense"}, "bad webhook: URL host is empty"),
        (
            {"url": "http://127.0.0.1/", "secret_token": "a b"},
            "secret token contains unallowed characters",
        ),
    ],
)
async def test_webhooks_refused(api: Api, params: dict[str, str], why: str) -> None:
    assert await api.refused("setWebhook", **params) == f"400 Bad Request: {why}"


async def test_webhook_settings(sandbox: Sandbox, api: Api) -> None:
    assert await api.ok("getWebhookInfo") == {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": 0,
    }
    sandbox.people.send(ZH, ZH, "x")
    settings = {"url": "http://localhost:9/hook", "max_connections": 3}
    allowed = ["message", "nonsense"]
    answers = [await api.answer("setWebhook", **settings, allowed_updates=allowed) for _ in "ab"]
    described = [answer["description"] for answer in answers]
    assert described == ["Webhook was set", "Webhook is already set"]
    info = await api.ok("getWebhookInfo")
    assert (info["url"], info["max_connections"]) == (settings["url"], 3)
    assert (info["allowed_updates"], info["pending_update_count"]) == (["message"], 1)
    answer = await api.answer("setWebhook", drop_pending_updates=True)
    assert answer["description"] == "Webhook was deleted"
    assert (await api.answer("deleteWebhook"))["description"] == "Webhook is already deleted"
    assert await api.ok("getUpdates") == []
