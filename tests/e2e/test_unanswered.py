"""A hundred people have asked and nobody is answered yet when the process ends: nobody is lost.

What was accepted and not answered comes again from Telegram, to the process that follows.
"""

import asyncio
import signal
from collections.abc import AsyncIterator, Callable, Sequence
from typing import Any

import aiohttp
import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.journal import Call
from bot.sandbox.model import Chat, User
from bot.sandbox.server import Sandbox
from bot.sandbox.webhook import WebhookDelivery
from bot.sandbox.world import ZH
from bot.sequence import DRAIN_SECONDS
from tests.e2e.process import SECONDS, Start

CROWD = range(7_001, 7_101)
#: Of what is accepted so much is in work at once, and the others wait (``bot.sequence``).
IN_WORK = 80
FOR_EVER = 10.0 * SECONDS
#: On the hot path (``bot.fast``), and two that go through the callbacks.
SPEAKER, HELP, QUESTION = "/speaker 尤洋", "/help", "尤洋讲了什么？"
#: What is sent, whoever gets it.
Content = dict[str, Any]


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    """With a crowd in it, and not so many tries that they would hold up a process that starts."""
    async with Sandbox(webhook_backoff=(0.3,)) as sandbox:
        for number in CROWD:
            person = User(number, f"Reader {number}", f"reader_{number}", "zh-hans")
            sandbox.world.users[number] = person
            sandbox.world.chats[number] = Chat(number, "private", person=person)
        yield sandbox


@pytest.fixture
def open_requests(monkeypatch: pytest.MonkeyPatch) -> set[int]:
    """The ids of the updates that are on their way to the webhook, or there."""
    ids: set[int] = set()
    attempt = WebhookDelivery._attempt

    async def counted(delivery: WebhookDelivery, *given: Any) -> bool:
        update = given[-1]
        ids.add(update.id)
        try:
            return await attempt(delivery, *given)
        finally:
            ids.remove(update.id)

    monkeypatch.setattr(WebhookDelivery, "_attempt", counted)
    return ids


async def until(condition: Callable[[], object]) -> None:
    async with asyncio.timeout(SECONDS):
        while not condition():  # noqa: ASYNC110 - not everything that is waited for rings a bell
            await asyncio.sleep(0.01)


def content(call: Call) -> Content:
    assert (call.status, call.warnings) == (200, [])
    return {name: value for name, value in call.params.items() if name != "chat_id"}


async def answer_to(sandbox: Sandbox, text: str) -> Content:
    """What somebody who is not of the crowd gets, from a process that nothing happens to."""
    sandbox.people.send(ZH, ZH, text)
    answer = content(await sandbox.next_call("sendMessage", chat_id=ZH, seconds=SECONDS))
    await until(lambda: not len(sandbox.world.updates))
    return answer


def answers(sandbox: Sandbox) -> list[Call]:
    """What the crowd got."""
    calls = sandbox.journal.calls("sendMessage")
    return [call for call in calls if int(call.params["chat_id"]) in CROWD]


def hold_back(sandbox: Sandbox, seconds: float) -> Fault:
    """Let everything that the bot can have in work at once wait for its call."""
    fault = Fault("sendMessage", delay=seconds, count=IN_WORK)
    sandbox.fail_next(fault)
    return fault


async def accepted(sandbox: Sandbox, fault: Fault, open_requests: set[int]) -> None:
    """Wait until the process has the crowd's updates, as many as it can in work."""
    await until(lambda: fault.count == 0)
    if url := sandbox.world.webhook.url:
        await until(lambda: len(open_requests) == len(CROWD))
        # It is served after the requests that were on their way before it.
        health = url.replace("/updates", "/health")
        async with aiohttp.ClientSession() as client, client.get(health) as response:
            assert response.status == 200
    else:
        # What it was given it has taken when it asks once more.
        asked = len(sandbox.journal.calls("getUpdates"))
        await until(lambda: len(sandbox.journal.calls("getUpdates")) > asked + 1)


async def all_answered(sandbox: Sandbox, expected: Callable[[int], Sequence[Content]]) -> None:
    """Everybody gets what is expected, in this order and once, and nothing waits any more."""
    for number in CROWD:
        for answer in expected(number):
            call = await sandbox.next_call("sendMessage", chat_id=number, seconds=SECONDS)
            assert content(call) == answer
    await until(lambda: not len(sandbox.world.updates))
    assert len(answers(sandbox)) == sum(len(expected(number)) for number in CROWD)


async def test_three_ends_in_a_row(
    start: Start, sandbox: Sandbox, environment: dict[str, str], open_requests: set[int]
) -> None:
    def text(number: int) -> str:
        return HELP if number % 2 else SPEAKER

    async with start("run", **environment) as killed:
        expected = {text: await answer_to(sandbox, text) for text in (HELP, SPEAKER)}
        fault = hold_back(sandbox, FOR_EVER)
        for number in CROWD:
            sandbox.people.send(number, number, text(number))
        await accepted(sandbox, fault, open_requests)
        killed.send(signal.SIGKILL)
        await killed.ends()
    assert not answers(sandbox)

    fault = hold_back(sandbox, FOR_EVER)
    async with start("run", **environment) as hanging:
        await accepted(sandbox, fault, open_requests)
        hanging.send(signal.SIGTERM)
        # It does not wait for its calls to time out.
        assert await hanging.ends(DRAIN_SECONDS + 5) == 0
    assert f'"left": {len(CROWD)}' in hanging.output
    assert not answers(sandbox)
    assert len(sandbox.world.updates) == len(CROWD)

    fault = hold_back(sandbox, DRAIN_SECONDS / 8)
    async with start("run", **environment) as finishing:
        await accepted(sandbox, fault, open_requests)
        finishing.send(signal.SIGTERM)
        assert await finishing.ends() == 0
    assert '"left"' not in finishing.output
    await all_answered(sandbox, lambda number: [expected[text(number)]])


@pytest.mark.parametrize("mode", ["webhook"])
async def test_a_kill_amid_answers_in_the_response(
    start: Start, sandbox: Sandbox, environment: dict[str, str]
) -> None:
    """Telegram gets an answer together with the end of its update, so that it cannot be doubled."""
    environment |= {"REPLY_IN_RESPONSE": "all"}
    async with start("run", **environment) as process:
        expected = [await answer_to(sandbox, text) for text in (SPEAKER, QUESTION)]
        for number in CROWD:
            # The second is delivered after the answer to the first: the middle is hard to miss.
            sandbox.people.send(number, number, SPEAKER)
            sandbox.people.send(number, number, QUESTION)
        await until(lambda: len(answers(sandbox)) >= 10)
        process.send(signal.SIGKILL)
        await process.ends()
    assert len(sandbox.world.updates) > 0
    async with start("run", **environment):
        await all_answered(sandbox, lambda _: expected)
    assert {call.via for call in sandbox.journal.calls("sendMessage")} == {"webhook response"}
