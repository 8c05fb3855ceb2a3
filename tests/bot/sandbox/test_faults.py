"""Failures on request."""

import aiohttp
import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN, ZH
from tests.bot.sandbox.conftest import Api


async def test_a_rule_counts_by_method_and_chat(sandbox: Sandbox, api: Api) -> None:
    sandbox.fail_next(Fault("sendMessage", EN, status=429, retry_after=5, count=2))
    await api.ok("sendMessage", chat_id=ZH, text="x")
    await api.ok("getMe")
    for _ in range(2):
        answer = await api.answer("sendMessage", chat_id=EN, text="x")
        assert answer == {
            "ok": False,
            "error_code": 429,
            "description": "Too Many Requests: retry after 5",
            "parameters": {"retry_after": 5},
        }
    await api.ok("sendMessage", chat_id=EN, text="x")


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault(status=500), "500 Internal Server Error"),
        (
            Fault(status=403, description="Forbidden: user is deactivated"),
            "403 Forbidden: user is deactivated",
        ),
        (Fault(status=400, description="moved", migrate_to_chat_id=-5), "400 moved"),
        (Fault(status=502, delay=0.001), "502 Internal Server Error"),
    ],
)
async def test_any_answer(sandbox: Sandbox, api: Api, fault: Fault, expected: str) -> None:
    sandbox.fail_next(fault)
    assert await api.refused("getMe") == expected
    await api.ok("getMe")


async def test_a_delay_alone_lets_the_call_through(sandbox: Sandbox, api: Api) -> None:
    sandbox.fail_next(Fault(delay=0.001))
    await api.ok("getMe")


@pytest.mark.parametrize(("reset", "sent"), [("before", 0), ("after", 1)])
async def test_a_connection_breaks_before_or_after(
    sandbox: Sandbox, api: Api, reset: str, sent: int
) -> None:
    sandbox.fail_next(Fault("sendMessage", reset="before" if reset == "before" else "after"))
    with pytest.raises(aiohttp.ClientError):
        await api.ok("sendMessage", chat_id=ZH, text="x")
    assert len(sandbox.people.messages(ZH)) == sent
    await api.ok("getMe")
