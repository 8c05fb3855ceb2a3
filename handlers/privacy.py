"""``/privacy``, ``/mydata`` and ``/forget``: what is kept about a chat, all of it, and nothing."""

import json
from collections.abc import Mapping
from typing import Any

from telegram import Update

from handlers import notices
from handlers.administrators import may_press, may_write
from handlers.context import Services
from handlers.render import Reader
from handlers.request import Request, read
from handlers.sending import edit, reply, reply_with_file, toast
from handlers.tap import Tap
from knowledge.models import Language

FILE = "rostrum-data.json"


async def privacy(update: Update, services: Services) -> None:
    """What is kept, how long and where; for everybody."""
    await reply(services, await read(update, services), notices.privacy())


async def mydata(update: Update, services: Services) -> None:
    """All that is kept about the chat, as a file; in groups and channels for administrators.

    There the file is read by everybody. So it does not tell which administrator set the highlights:
    who presses a button of the panel is known to the bot even if he is anonymous to the group.
    """
    request = await _administrators(update, services)
    if request is None:
        return None
    kept = await services.digests.kept(request.chat)
    if not kept:
        return await reply(services, request, notices.nothing_kept())
    shown = kept if request.private else _without_administrator(kept)
    content = json.dumps(shown, ensure_ascii=False, indent=2).encode()
    caption = notices.all_that_is_kept(private=request.private)
    return await reply_with_file(services, request, caption, FILE, content)


async def forget_me(update: Update, services: Services) -> None:
    """Ask whether to delete it all; in groups for administrators."""
    request = await _administrators(update, services)
    if request is not None:
        await reply(services, request, notices.forget_all())


async def forget(tap: Tap, language: Language, services: Services) -> None:
    """Delete it all, which turns the highlights off too."""
    if tap.shown is None:
        return await toast(services, tap, notices.too_old(), language)
    if not await may_press(tap, services):
        return await toast(services, tap, notices.only_administrators().text, language)
    await services.digests.forget(tap.shown.chat)
    services.recent.forget(tap.shown.chat)
    await edit(services, tap, notices.forgotten(), Reader(language, services.me))
    return await toast(services, tap)


def _without_administrator(kept: Mapping[str, Any]) -> Mapping[str, Any]:
    if "digests" not in kept:
        return kept
    row = {name: value for name, value in kept["digests"].items() if name != "administrator"}
    return {**kept, "digests": row}


async def _administrators(update: Update, services: Services) -> Request | None:
    """The request of somebody who may make it; the others are told that they may not."""
    request = await read(update, services)
    message = update.message or update.channel_post
    if message and await may_write(message, services):
        return request
    await reply(services, request, notices.only_administrators())
    return None
