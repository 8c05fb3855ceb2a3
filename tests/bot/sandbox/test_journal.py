"""Waiting for calls."""

import asyncio

import pytest

from bot.sandbox.journal import pattern_of, redacted
from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN, ZH
from tests.bot.sandbox.conftest import Api


async def test_each_call_is_handed_out_once(sandbox: Sandbox, api: Api) -> None:
    waiting = asyncio.create_task(sandbox.next_call("sendMessage"))
    await api.ok("sendMessage", chat_id=ZH, text="a")
    await api.ok("sendMessage", chat_id=ZH, text="b")
    await api.ok("sendMessage", chat_id=EN, text="c")
    assert (await waiting).params["text"] == "a"
    assert (await sandbox.next_call("sendMessage", chat_id=EN)).result["text"] == "c"
    assert (await sandbox.next_call("sendMessage")).params["text"] == "b"
    with pytest.raises(TimeoutError):
        await sandbox.next_call("sendMessage", seconds=0)


def test_tokens_are_blackened_wherever_they_stand() -> None:
    secret = "y" * 35
    value = {"a": [f"x/7:{secret}", {"b": secret}], "c": 7}
    expected = {"a": ["x/<token>", {"b": "<token>"}], "c": 7}
    assert redacted(value, pattern_of([f"7:{secret}"])) == expected
    assert redacted("x", None) == "x"
