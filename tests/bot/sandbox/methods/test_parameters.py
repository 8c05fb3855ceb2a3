"""The table of methods against the Bot API's own description, and against nonsense."""

import re
from pathlib import Path
from typing import Any

import pytest

from bot.sandbox.methods import METHODS
from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, FORUM, GROUP, ZH
from tests.bot.sandbox.conftest import Api

#: What may be missing at Telegram although its description says otherwise.
LENIENT = {("setWebhook", "url"), ("setMyCommands", "commands"), ("answerInlineQuery", "results")}
NONSENSE: list[Any] = ["", "x", -1, 0, 2**70, True, None, [], {}, "[", [[]], [{}], ["x"], {"x": 1}]


@pytest.fixture(scope="session")
def described(bot_api: dict[str, Any]) -> dict[str, Any]:
    """The Bot API's methods by name."""
    methods: dict[str, Any] = bot_api["methods"]
    return methods


@pytest.mark.parametrize("name", [method.name for method in METHODS.values()])
def test_parameters_are_the_bot_apis(name: str, described: dict[str, Any]) -> None:
    fields = described[name].get("fields", [])
    assert set(METHODS[name.lower()].parameters) == {field["name"] for field in fields}


@pytest.mark.parametrize("name", [method.name for method in METHODS.values()])
async def test_what_is_required_is_missed(api: Api, name: str, described: dict[str, Any]) -> None:
    fields = described[name].get("fields", [])
    required = [field["name"] for field in fields if field["required"]]
    wanted = [parameter for parameter in required if (name, parameter) not in LENIENT]
    answer = await api.answer(name)
    assert answer["ok"] is not bool(wanted) or name.startswith("editMessage"), answer


def test_the_documentation_names_every_method() -> None:
    text = (Path(__file__).parents[4] / "docs/sandbox.md").read_text("utf-8")
    table = text.partition("## Methods")[2].partition("\n\nAll others")[0]
    named = re.findall(r"`(\w+)`", table)
    assert sorted(named) == sorted(method.name for method in METHODS.values())


async def test_known_parameters_are_no_reason_to_warn(sandbox: Sandbox, api: Api) -> None:
    for method in METHODS.values():
        if method.name != "getUpdates":
            await api.answer(method.name, **dict.fromkeys(method.parameters, ""), nonsense=1)
    for call in sandbox.journal.calls():
        assert [w for w in call.warnings if "unknown" in w] in (
            [],
            ['unknown parameter "nonsense"'],
        )


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.name)
async def test_nonsense_is_refused_or_let_pass(sandbox: Sandbox, api: Api, method: Any) -> None:
    for chat in (ZH, GROUP, CHANNEL, FORUM):
        await api.ok("sendMessage", chat_id=chat, text="x")
        if chat != ZH:
            sandbox.people.move_bot(ZH, chat, "administrator")
        sensible = {
            "chat_id": chat,
            "from_chat_id": chat,
            "message_id": 1,
            "message_ids": [1],
            "user_id": ZH,
            "message_thread_id": 2 if chat == FORUM else "",
            "text": "x",
            "name": "x",
            "action": "typing",
        }
        for parameter in method.parameters:
            for value in NONSENSE:
                if method.name == "leaveChat":
                    sandbox.people.move_bot(ZH, GROUP, "member")
                # Whatever it is, the status says so (``answer`` looks at it), and it is no 500.
                answer = await api.answer(method.name, **sensible | {parameter: value})
                assert answer.get("error_code", 200) < 500
