"""Telegram's limits on sending, by the sandbox's clock."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.sandbox.model import Chat
from bot.sandbox.rate_limits import RateLimits
from bot.sandbox.refusals import ApiError
from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN, GROUP, ZH
from tests.bot.sandbox.conftest import Api, TurnableClock


@pytest.fixture
async def limited(clock: TurnableClock) -> AsyncIterator[Api]:
    """A bot at a sandbox with limits."""
    async with (
        Sandbox(clock, rate_limits=True) as sandbox,
        aiohttp.ClientSession() as session,
    ):
        yield Api(session, sandbox.base_url)


async def sent(api: Api, chat: int, count: int) -> int:
    """How many of so many messages are taken."""
    answers = [await api.answer("sendMessage", chat_id=chat, text="x") for _ in range(count)]
    return sum(answer["ok"] for answer in answers)


async def test_a_chat_takes_short_bursts_and_one_a_second(
    limited: Api, clock: TurnableClock
) -> None:
    assert await sent(limited, ZH, 8) == 5
    answer = await limited.answer("sendMessage", chat_id=ZH, text="x")
    assert answer == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 5",
        "parameters": {"retry_after": 5},
    }
    assert await sent(limited, EN, 1) == 1
    clock.forward(seconds=4.5)
    assert await limited.refused("sendMessage", chat_id=ZH, text="x") == (
        "429 Too Many Requests: retry after 1"
    )
    clock.forward(seconds=0.5)
    for _ in range(30):
        assert await sent(limited, ZH, 1) == 1
        clock.forward(seconds=1)


async def test_a_group_takes_twenty_a_minute(limited: Api, clock: TurnableClock) -> None:
    for _ in range(20):
        assert await sent(limited, GROUP, 1) == 1
        clock.forward(seconds=1)
    answer = await limited.answer("sendMessage", chat_id=GROUP, text="x")
    assert answer["parameters"]["retry_after"] == 40
    clock.forward(seconds=40)
    assert await sent(limited, GROUP, 2) == 1


async def test_thirty_a_second_over_all(sandbox: Sandbox, clock: TurnableClock) -> None:
    limits = RateLimits(clock, on=True)
    for number in range(7):
        sandbox.world.chats[number + 1] = Chat(number + 1, "private")
    for number in range(30):
        limits.check("sendMessage", {"chat_id": number % 6 + 1}, sandbox.world.chat)
    with pytest.raises(ApiError, match="retry after 1"):
        limits.check("sendMessage", {"chat_id": 7}, sandbox.world.chat)
    clock.forward(seconds=1)
    limits.check("sendMessage", {"chat_id": 7}, sandbox.world.chat)


async def test_what_sends_several_counts_as_several(limited: Api) -> None:
    for _ in range(3):
        await limited.ok("sendMessage", chat_id=ZH, text="x")
    many = {"chat_id": ZH, "from_chat_id": ZH, "message_ids": [1, 2, 3]}
    assert await limited.refused("copyMessages", **many) == "429 Too Many Requests: retry after 5"
    await limited.ok("copyMessages", **many | {"message_ids": [1, 2]})


async def test_only_what_sends_is_counted(limited: Api) -> None:
    for _ in range(40):
        await limited.ok("sendChatAction", chat_id=ZH, action="typing")
        assert (await limited.refused("sendMessage", text="x")).startswith("400")
    assert await sent(limited, ZH, 1) == 1


async def test_there_are_no_limits_unless_wanted(api: Api) -> None:
    assert await sent(api, GROUP, 40) == 40


async def test_tests_can_turn_them_on(sandbox: Sandbox, api: Api) -> None:
    for on, taken in ((True, 5), (False, 8)):
        url = f"{sandbox.base_url}/sandbox/limits"
        async with api.session.post(url, json={"on": on}) as response:
            assert await response.json() == {}
        assert await sent(api, ZH, 8) == taken


async def test_a_clock_that_is_set_back_blocks_nobody(limited: Api, clock: TurnableClock) -> None:
    clock.forward(days=1)
    assert await sent(limited, ZH, 6) == 5
    clock.forward(days=-1)
    assert await sent(limited, ZH, 6) == 5
