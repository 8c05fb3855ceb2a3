"""A city for the time zone of a chat's highlights, typed as a reply to the bot's question.

Which question a message answers is told by the question's own words: nothing is kept about it.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from telegram import Message, Update

from handlers import digest, misread, notices, zones
from handlers.administrators import may_write
from handlers.cards import Notice
from handlers.context import Me, Services
from handlers.place import Place
from handlers.request import read, written_in
from handlers.sending import call, into, reply
from handlers.tap import Tap
from handlers.wishes import Wish
from handlers.words import Words, echo, say
from knowledge.models import Language

#: Cities that are offered beside the one that was understood.
GUESSES = 4


async def ask(tap: Tap, here: Place, language: Language, services: Services) -> None:
    """Ask for a city; in a group the one who pressed alone is made to reply."""
    addressed = here.kind != "private"
    name = f"{tap.name}\n" if addressed else ""
    payload: dict[str, Any] = {
        "text": name + question().in_(language),
        "reply_markup": {
            "force_reply": True,
            "selective": addressed,
            "input_field_placeholder": say("Singapore").in_(language),
        },
    }
    if addressed:
        payload["entities"] = [_mention(tap.name, tap.person)]
    await call(services, "sendMessage", payload | into(here.chat, here.thread))


def question() -> Words:
    return say("Which city or time zone? Reply to this message with its name.")


def answers(message: Message, me: Me) -> bool:
    """Whether a message replies to the question."""
    asked = message.reply_to_message
    if asked is None or asked.from_user is None or asked.from_user.id != me.id or not asked.text:
        return False
    return asked.text.endswith((question().zh, question().en))


async def named(update: Update, services: Services) -> None:
    """Take the city's zone, and show the panel; a guess with the others that may be meant."""
    message = update.message
    if message is None:
        return None
    request = replace(await read(update, services), asker=None)
    if not await may_write(message, services):
        return await reply(services, request, notices.only_administrators())
    here = written_in(message)
    return await reply(
        services, request, await _said(request.words, here, request.language, services)
    )


async def _said(words: str, here: Place, language: Language, services: Services) -> Notice:
    found = zones.find(words, limit=GUESSES)
    if not found:
        near = zones.near(words)
        return misread.no_place(echo(words), near, services.clock.now())
    wish = Wish(zone=found[0], others=tuple(found[1:]))
    return await digest.granted(services, here, language, wish)


def _mention(name: str, person: int) -> Mapping[str, Any]:
    """A MessageEntity over the name at the beginning of a text; its length is in UTF-16 units."""
    length = len(name.encode("utf-16-le")) // 2
    return {"type": "text_mention", "offset": 0, "length": length, "user": {"id": person}}
