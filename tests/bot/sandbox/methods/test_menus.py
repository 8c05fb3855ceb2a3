"""Command menus by scope and language, and the menu button."""

import pytest

from bot.sandbox.overview import overview
from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN, GROUP, ZH
from tests.bot.sandbox.conftest import Api


def one(name: str) -> list[dict[str, str]]:
    return [{"command": name, "description": name}]


def menu(sandbox: Sandbox, person: int, chat_id: int) -> str:
    """The first command that a person sees in a chat."""
    chats = overview(sandbox.world, person)["chats"]
    commands = next(chat["commands"] for chat in chats if chat["id"] == chat_id)
    return str(commands[0]["command"]) if commands else ""


async def test_the_narrowest_scope_and_the_own_language_win(sandbox: Sandbox, api: Api) -> None:
    async def give(name: str, kind: str, language: str = "", **more: int) -> None:
        scope = {"type": kind, **more}
        await api.ok("setMyCommands", commands=one(name), scope=scope, language_code=language)

    assert menu(sandbox, ZH, ZH) == ""
    await give("all", "default")
    await give("all_zh", "default", "zh")
    assert [menu(sandbox, ZH, ZH), menu(sandbox, EN, EN)] == ["all_zh", "all"]
    await give("private", "all_private_chats")
    await give("groups", "all_group_chats")
    await give("admins", "all_chat_administrators")
    assert [menu(sandbox, ZH, ZH), menu(sandbox, EN, GROUP)] == ["private", "groups"]
    assert menu(sandbox, ZH, GROUP) == "admins"
    await give("here", "chat", chat_id=GROUP)
    assert [menu(sandbox, ZH, GROUP), menu(sandbox, EN, GROUP)] == ["here", "here"]
    await give("chiefs", "chat_administrators", chat_id=GROUP)
    await give("me", "chat_member", chat_id=GROUP, user_id=EN)
    assert [menu(sandbox, ZH, GROUP), menu(sandbox, EN, GROUP)] == ["chiefs", "me"]


async def test_commands_are_read_back_by_scope_and_deleted(api: Api) -> None:
    await api.ok("setMyCommands", commands=[{"command": "/a", "description": " b "}])
    assert await api.ok("getMyCommands") == [{"command": "a", "description": "b"}]
    assert await api.ok("getMyCommands", language_code="zh") == []
    await api.ok("deleteMyCommands")
    assert await api.ok("getMyCommands") == []


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({"commands": one("Upper")}, "BOT_COMMAND_INVALID"),
        ({"commands": one("x" * 33)}, "BOT_COMMAND_INVALID"),
        ({"commands": [{"command": "a"}]}, "BOT_COMMAND_DESCRIPTION_INVALID"),
        ({"commands": one("a") * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ({"commands": ["a"]}, "can't parse BotCommand: expected an Object"),
        ({"commands": [], "language_code": "zh-hans"}, "invalid language code specified"),
        (
            {"commands": [], "scope": {"type": "world"}},
            "can't parse BotCommandScope: unsupported type specified",
        ),
        ({"commands": [], "scope": {"type": "chat"}}, "chat_id is empty"),
        ({"commands": [], "scope": {"type": "chat", "chat_id": 7}}, "chat not found"),
        ({"commands": [], "scope": "x"}, "can't parse BotCommandScope JSON object"),
        ({"commands": [], "scope": []}, "BotCommandScope must be an Object"),
    ],
)
async def test_refusals(api: Api, params: dict[str, object], why: str) -> None:
    assert await api.refused("setMyCommands", **params) == f"400 Bad Request: {why}"


async def test_the_menu_button(api: Api) -> None:
    assert await api.ok("getChatMenuButton") == {"type": "default"}
    await api.ok("setChatMenuButton", chat_id=ZH, menu_button={"type": "commands"})
    assert await api.ok("getChatMenuButton", chat_id=ZH) == {"type": "commands"}
    assert "unsupported type" in await api.refused("setChatMenuButton", menu_button={"type": "x"})


async def test_a_menu_button_opens_a_web_app(api: Api) -> None:
    button = {"type": "web_app", "text": "Open", "web_app": {"url": "https://example.org"}}
    await api.ok("setChatMenuButton", menu_button=button)
    kept = await api.ok("getChatMenuButton")
    assert kept == button | {"web_app": {"url": "https://example.org/"}}
    for change, why in (
        ({"text": ""}, "can't parse menu button: Can't find field \"text\""),
        ({"web_app": "x"}, 'can\'t parse menu button: Field "web_app" must be of type Object'),
        (
            {"web_app": {"url": "http://example.org"}},
            "menu button Web App URL 'http://example.org' is invalid: Only HTTPS links are allowed",
        ),
        ({"web_app": {}}, "menu button Web App URL '' is invalid: URL host is empty"),
    ):
        refused = await api.refused("setChatMenuButton", menu_button=button | change)
        assert refused == f"400 Bad Request: {why}"
    assert await api.ok("getChatMenuButton") == kept
