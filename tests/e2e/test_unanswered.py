"""A hundred people have asked and nobody is answered yet when the process ends: nobody is lost.

What was accepted but not answered comes again from Telegram, to the process that follows.
"""

import asyncio
import signal
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.model import Chat, User
from bot.sandbox.server import Sandbox
from bot.sequence import DRAIN_SECONDS
from tests.e2e.process import SECONDS, Start

PEOPLE = range(7_001, 7_101)
#: Of the updates that are accepted, so many are in work and the others wait (``bot.sequence``).
IN_WORK = 64
FOR_EVER = 10.0 * SECONDS


@pytest.fixture(autouse=True)
def crowd(sandbox: Sandbox) -> None:
    for number in PEOPLE:
        person = User(number, f"Reader {number}", f"reader_{number}", "zh-hans")
        sandbox.world.users[number] = person
        sandbox.world.chats[number] = Chat(number, "private", person=person)


def ask(sandbox: Sandbox, text: str) -> None:
    for number in PEOPLE:
        sandbox.people.send(number, number, text)


async def until(condition: Callable[[], Any]) -> None:
    async with asyncio.timeout(SECONDS):
        while not condition():  # noqa: ASYNC110 - nothing fires when a fault is used up
            await asyncio.sleep(0.01)


def answered(sandbox: Sandbox) -> Counter[int]:
    """How many messages each person has got."""
    calls = sandbox.journal.calls("sendMessage")
    return Counter(int(call.params["chat_id"]) for call in calls if call.status == 200)


async def held(sandbox: Sandbox, text: str, delay: float) -> None:
    """All have asked, the bot has accepted it, and its calls are on their way for ``delay``."""
    fault = Fault("sendMessage", delay=delay, count=len(PEOPLE))
    sandbox.fail_next(fault)
    ask(sandbox, text)
    await until(lambda: fault.count == len(PEOPLE) - IN_WORK)
    assert not answered(sandbox)
    assert len(sandbox.world.updates) == len(PEOPLE)


async def everybody(sandbox: Sandbox) -> None:
    """Everybody is answered, once, and nothing is left over."""
    await until(lambda: answered(sandbox).keys() == set(PEOPLE))
    await until(lambda: not len(sandbox.world.updates))
    assert set(answered(sandbox).values()) == {1}


@pytest.mark.parametrize("text", ["/help", "/speaker 尤洋"], ids=["callbacks", "hot path"])
async def test_kill_9_loses_none(
    start: Start, sandbox: Sandbox, environment: dict[str, str], text: str
) -> None:
    async with start("run", **environment) as process:
        await held(sandbox, text, FOR_EVER)
        process.send(signal.SIGKILL)
        await process.ends()
    sandbox.faults.rules.clear()
    async with start("run", **environment):
        await everybody(sandbox)


async def test_sigterm_lets_all_be_answered(
    start: Start, sandbox: Sandbox, environment: dict[str, str]
) -> None:
    async with start("run", **environment) as process:
        await held(sandbox, "/speaker 尤洋", DRAIN_SECONDS / 4)
        process.send(signal.SIGTERM)
        assert await process.ends() == 0
    await everybody(sandbox)


@pytest.mark.parametrize("mode", ["webhook"])
async def test_sigterm_does_not_wait_for_ever_and_loses_none(
    start: Start, sandbox: Sandbox, environment: dict[str, str]
) -> None:
    async with start("run", **environment) as process:
        await held(sandbox, "/speaker 尤洋", FOR_EVER)
        process.send(signal.SIGTERM)
        async with asyncio.timeout(2 * DRAIN_SECONDS):
            assert await process.ends() == 0
    sandbox.faults.rules.clear()
    async with start("run", **environment):
        await everybody(sandbox)


@pytest.mark.parametrize("mode", ["webhook"])
async def test_kill_9_loses_no_reply_in_the_webhooks_answer(
    start: Start, sandbox: Sandbox, environment: dict[str, str]
) -> None:
    environment["REPLY_IN_RESPONSE"] = "true"
    async with start("run", **environment) as process:
        ask(sandbox, "/speaker 尤洋")
        await until(lambda: len(answered(sandbox)) > 10)
        process.send(signal.SIGKILL)
        await process.ends()
    async with start("run", **environment):
        await everybody(sandbox)
    replies = sandbox.journal.calls("sendMessage")
    assert {call.via for call in replies} == {"webhook response"}
