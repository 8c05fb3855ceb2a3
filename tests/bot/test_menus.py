from collections.abc import Mapping
from typing import Any

import pytest
from telegram.error import NetworkError

from bot.menus import calls, publish
from handlers.commands import COMMANDS
from knowledge.models import Event, Knowledge, Name, Point, Text, Topic


def knowledge(zh: str = "全球人工智能大会", en: str = "The AI Conference") -> Knowledge:
    def name(both: str) -> Name:
        return Name(zh=both, en=both)

    text = Text(zh="一句话。", en="A sentence.")
    return Knowledge(
        event=Event(name=Name(zh=zh, en=en), source=name("Report")),
        speakers=(),
        topics=(Topic(id="event", name=name("Event"), summary=text),),
        points=(Point(id="said", topics=("event",), text=text, source=(1,)),),
    )


class Telegram:
    def __init__(self) -> None:
        self.calls: list[tuple[str, Mapping[str, Any]]] = []
        self.down = False

    async def call(self, method: str, payload: Mapping[str, Any]) -> Any:
        if self.down:
            raise NetworkError("no connection")
        self.calls.append((method, payload))
        return True


class Memory:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    async def meta(self, key: str) -> str | None:
        return self.kept.get(key)

    async def set_meta(self, key: str, value: str) -> None:
        self.kept[key] = value


async def test_they_are_sent_again_only_when_changed() -> None:
    telegram, memory = Telegram(), Memory()
    await publish(telegram, memory, knowledge(), 1)
    sent = len(telegram.calls)
    assert sent == 8
    await publish(telegram, memory, knowledge(), 1)
    assert len(telegram.calls) == sent
    await publish(telegram, memory, knowledge(en="Another one"), 1)
    assert len(telegram.calls) == 2 * sent
    await publish(telegram, memory, knowledge(en="Another one"), 2)
    assert len(telegram.calls) == 3 * sent


async def test_what_failed_is_sent_at_the_next_start() -> None:
    telegram, memory = Telegram(), Memory()
    telegram.down = True
    await publish(telegram, memory, knowledge(), 1)
    telegram.down = False
    await publish(telegram, memory, knowledge(), 1)
    assert len(telegram.calls) == 8


def test_every_scope_and_language_has_its_menu() -> None:
    menus = {
        (payload["scope"]["type"], payload["language_code"]): payload["commands"]
        for method, payload in calls(knowledge())
        if method == "setMyCommands"
    }
    assert set(menus) == {
        (scope, code) for scope in ("all_private_chats", "all_group_chats") for code in ("", "zh")
    }
    private = menus["all_private_chats", ""]
    assert [command["command"] for command in private] == [command.name for command in COMMANDS]
    assert {"start"} == {c["command"] for c in private} - {
        c["command"] for c in menus["all_group_chats", "zh"]
    }
    for commands in menus.values():
        assert all(1 <= len(command["description"]) <= 256 for command in commands)


@pytest.mark.parametrize("length", [1, 30, 120])
def test_descriptions_are_within_telegrams_limits(length: int) -> None:
    for method, payload in calls(knowledge("大" * length, "A" * length)):
        if method == "setMyDescription":
            assert 1 <= len(payload["description"]) <= 512
        if method == "setMyShortDescription":
            assert 1 <= len(payload["short_description"]) <= 120


def test_chinese_readers_read_chinese() -> None:
    by_language = {
        payload["language_code"]: payload["description"]
        for method, payload in calls(knowledge())
        if method == "setMyDescription"
    }
    assert "全球人工智能大会" in by_language["zh"]
    assert "The AI Conference" in by_language[""]
