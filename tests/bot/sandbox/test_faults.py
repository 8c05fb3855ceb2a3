"""Failures on request."""

import aiohttp
import pytest

from bot.sandbox.faults import Fault, read_fault
from bot.sandbox.refusals import MistakeError
from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, ZH
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
        (Fault(status=401), "401 Unauthorized"),
        (Fault(status=403), "403 Forbidden: bot was blocked by the user"),
        (Fault(status=418), "418 Bad Request"),
        (Fault(status=599), "599 Internal Server Error"),
        (Fault(status=429), "429 Too Many Requests: retry after 1"),
        (Fault(retry_after=3), "429 Too Many Requests: retry after 3"),
        (
            Fault(migrate_to_chat_id=-5),
            "400 Bad Request: group chat was upgraded to a supergroup chat",
        ),
        (
            Fault(status=403, description="Forbidden: user is deactivated"),
            "403 Forbidden: user is deactivated",
        ),
        (Fault(status=400, description="moved", migrate_to_chat_id=-5), "400 moved"),
        (Fault(status=502, delay=0.001), "502 Bad Gateway"),
    ],
)
async def test_any_answer(sandbox: Sandbox, api: Api, fault: Fault, expected: str) -> None:
    sandbox.fail_next(fault)
    assert await api.refused("getMe") == expected
    await api.ok("getMe")


@pytest.mark.parametrize("named", [CHANNEL, "@rostrum_news", "@Rostrum_News"])
@pytest.mark.parametrize("called", [CHANNEL, "@rostrum_news"])
async def test_a_chat_is_the_same_by_id_and_by_name(
    sandbox: Sandbox, api: Api, named: int | str, called: int | str
) -> None:
    sandbox.fail_next(Fault("sendMessage", named, status=500))
    await api.ok("sendMessage", chat_id=ZH, text="x")
    await api.refused("sendMessage", chat_id=called, text="x")


@pytest.mark.parametrize(
    ("rule", "sentence"),
    [
        ({"status": 500, "wait": 1, "a": 2}, "a fault has no a, wait"),
        ({"status": "500"}, "a fault's status is a whole number from 400 to 599"),
        ({"status": True}, "a fault's status is a whole number from 400 to 599"),
        ({"status": 200}, "a fault's status is a whole number from 400 to 599"),
        ({"status": 500, "method": 5}, "a fault's method is the name of a method"),
        ({"status": 500, "chat_id": "news"}, "a fault's chat_id is a chat's id or @username"),
        ({"status": 500, "count": 0}, "a fault's count is a whole number from 1"),
        ({"status": 500, "delay": "1"}, "a fault's delay is a number of seconds"),
        ({"status": 500, "delay": -1}, "a fault's delay is a number of seconds"),
        ({"retry_after": 1.5}, "a fault's retry_after is a whole number of seconds"),
        ({"migrate_to_chat_id": "@x"}, "a fault's migrate_to_chat_id is a chat's id"),
        ({"reset": "during"}, 'a fault\'s reset is "before" or "after"'),
        ({"reset": ["before"]}, 'a fault\'s reset is "before" or "after"'),
        ({"status": 500, "description": 1}, "a fault's description is a string"),
        ({"method": "getMe"}, "a fault needs a status, a delay or a reset"),
    ],
)
def test_rules_that_make_no_sense(rule: dict[str, object], sentence: str) -> None:
    with pytest.raises(MistakeError) as caught:
        read_fault(rule)
    assert str(caught.value) == sentence


def test_a_rule_from_json() -> None:
    rule = {"method": "getMe", "chat_id": "@rostrum_news", "delay": 1, "status": None, "count": 2}
    assert read_fault(rule) == Fault("getMe", "@rostrum_news", delay=1, count=2)


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
