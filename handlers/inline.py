"""Inline mode: cards as one types, in any chat."""

from typing import NamedTuple

from telegram import Update

from handlers import render, results
from handlers.context import Call, Services
from handlers.request import language_of
from handlers.sending import let_go
from handlers.words import say
from knowledge.models import Language

#: Start parameter of the way into the bot; no id has an underscore.
ASK = "_ask"
PAGE = 10
#: Seconds that Telegram may keep results. They are personal, because their language is the
#: person's own: another person's copy would answer in the wrong one.
CACHE = 300


class Typed(NamedTuple):
    """An inline query: what a person has typed so far; ``offset`` is where the last page ended."""

    id: str
    person: int
    words: str
    offset: str


async def inline(update: Update, services: Services) -> None:
    query = update.inline_query
    if query is None:
        return
    person = query.from_user
    typed = Typed(query.id, person.id, query.query, query.offset)
    language = await language_of(services, person.id, person.language_code)
    await let_go(services, offered(services, typed, language))


def offered(services: Services, typed: Typed, language: Language) -> Call:
    """The call that answers an inline query."""
    reader = render.Reader(language, services.me, typed.person)
    start = int(typed.offset) if typed.offset.isdecimal() else 0
    found = results.search(services.knowledge.index, typed.words, start=start, most=PAGE + 1)
    payload = {
        "inline_query_id": typed.id,
        "results": [render.article(result, reader) for result in found[:PAGE]],
        "next_offset": str(start + PAGE) if len(found) > PAGE else "",
        "cache_time": CACHE,
        "is_personal": True,
    }
    if not found and not start:
        label = say("Nothing found: ask me in my chat").in_(language)
        payload["button"] = {"text": label, "start_parameter": ASK}
    return Call("answerInlineQuery", payload)
