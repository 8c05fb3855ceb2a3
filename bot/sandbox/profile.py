"""What a bot tells about itself: command menus by scope and language, names and descriptions."""

import re
from typing import Any

from bot.sandbox.model import JSON, Chat
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request

#: (scope type, chat id, user id)
Scope = tuple[str, int, int]

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_EVERYWHERE = ("default", "all_private_chats", "all_group_chats", "all_chat_administrators")
_ONE_CHAT = ("chat", "chat_administrators", "chat_member")


class Profile:
    """Settings by scope and language; the empty language is the one for everybody else."""

    def __init__(self) -> None:
        self.commands: dict[tuple[Scope, str], list[JSON]] = {}
        self.texts: dict[tuple[str, str], str] = {}
        #: What the bot asks for when it is made an administrator, in groups and in channels.
        self.default_rights: dict[bool, dict[str, bool]] = {False: {}, True: {}}

    def text(self, kind: str, language: str) -> str:
        """The name, description or short description for a client's language."""
        exact = self.texts.get((kind, language[:2]))
        return exact if exact is not None else self.texts.get((kind, ""), "")

    def menu(self, chat: Chat, user_id: int, language: str) -> list[JSON]:
        """The commands that a person sees on typing ``/``: the narrowest scope that has any."""
        for scope in _scopes(chat, user_id):
            for code in (language[:2], ""):
                if commands := self.commands.get((scope, code)):
                    return commands
        return []


def _scopes(chat: Chat, user_id: int) -> list[Scope]:
    """The scopes that fit, the narrowest first."""
    if chat.type == "private":
        return [("chat", chat.id, 0), ("all_private_chats", 0, 0), ("default", 0, 0)]
    scopes: list[Scope] = [("chat_member", chat.id, user_id)]
    is_admin = chat.statuses.get(user_id) in {"creator", "administrator"}
    if is_admin:
        scopes.append(("chat_administrators", chat.id, 0))
    scopes.append(("chat", chat.id, 0))
    if is_admin:
        scopes.append(("all_chat_administrators", 0, 0))
    return [*scopes, ("all_group_chats", 0, 0), ("default", 0, 0)]


def read_scope(params: Params) -> tuple[str, int, int]:
    """The parameter ``scope``; the default scope when missing. Chat ids are not looked up."""
    scope = params.object("scope", "BotCommandScope")
    if scope is None:
        return ("default", 0, 0)
    kind = scope.text("type")
    if kind in _EVERYWHERE:
        return (kind, 0, 0)
    if kind not in _ONE_CHAT:
        raise bad_request("can't parse BotCommandScope: unsupported type specified")
    return (
        kind,
        scope.integer("chat_id"),
        scope.integer("user_id") if kind == "chat_member" else 0,
    )


def read_language(params: Params) -> str:
    """The parameter ``language_code``: two letters, or empty."""
    code = params.text("language_code")
    if code and not re.fullmatch("[a-z]{2}", code):
        raise bad_request("invalid language code specified")
    return code


def read_commands(params: Params) -> list[JSON]:
    """The parameter ``commands``, checked. Raises ApiError 400."""
    commands = params.array("commands", "BotCommand")
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    return [_command(command) for command in commands]


def _command(value: Any) -> JSON:
    if not isinstance(value, dict):
        raise bad_request("can't parse BotCommand: expected an Object")
    fields = Params(value)
    name = fields.text("command").removeprefix("/")
    description = fields.text("description").strip()
    if not _COMMAND.fullmatch(name):
        raise bad_request("BOT_COMMAND_INVALID")
    if not 1 <= len(description) <= 256:
        raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": name, "description": description}
