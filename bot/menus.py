"""What Telegram itself shows of the bot: its command menus and descriptions, in both languages.

English is for everybody whose client is not Chinese. Telegram limits how often they may be set, so
they are sent only when they differ from what was sent last.
"""

import hashlib
from collections.abc import Iterator
from typing import Any, Protocol

import orjson
import structlog
from telegram.error import TelegramError

from handlers import notices
from handlers.commands import Scope, menu
from handlers.context import Caller
from knowledge.models import Knowledge, Language

log = structlog.get_logger(__name__)

Call = tuple[str, dict[str, Any]]

SCOPES: dict[Scope, str] = {"private": "all_private_chats", "groups": "all_group_chats"}
#: By Telegram's language code; an empty one is for all others.
LANGUAGES: dict[str, Language] = {"": "en", "zh": "zh"}
DESCRIPTION, SHORT_DESCRIPTION = 512, 120  # characters, Telegram's limits


class Memory(Protocol):
    """What outlives a restart, as :class:`bot.storage.Store` keeps it."""

    async def meta(self, key: str) -> str | None: ...
    async def set_meta(self, key: str, value: str) -> None: ...


async def publish(sender: Caller, memory: Memory, knowledge: Knowledge, bot_id: int) -> None:
    """Send menus and descriptions if they have changed; a failure is logged and left for later."""
    wanted = list(calls(knowledge))
    fingerprint = hashlib.sha256(orjson.dumps(wanted)).hexdigest()
    key = f"menus:{bot_id}"
    if await memory.meta(key) == fingerprint:
        return
    try:
        for method, payload in wanted:
            await sender.call(method, payload)
    except TelegramError as error:
        log.warning("the menus are not up to date: sent again at the next start", reason=str(error))
        return
    await memory.set_meta(key, fingerprint)
    log.info("menus and descriptions sent")


def calls(knowledge: Knowledge) -> Iterator[Call]:
    """Every call that it takes."""
    welcome = notices.welcome(knowledge).text
    for code, language in LANGUAGES.items():
        text = welcome.in_(language)
        short = text.partition("\n")[0]
        for_language = {"language_code": code}
        for scope, name in SCOPES.items():
            commands = [
                {"command": command.name, "description": command.description.in_(language)}
                for command in menu(scope)
            ]
            yield "setMyCommands", {"commands": commands, "scope": {"type": name}} | for_language
        yield "setMyDescription", {"description": _cut(text, DESCRIPTION)} | for_language
        yield (
            "setMyShortDescription",
            {"short_description": _cut(short, SHORT_DESCRIPTION)} | for_language,
        )


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
