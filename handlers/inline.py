"""Inline mode: cards as one types, in any chat."""

from telegram import Update

from handlers import render, results
from handlers.context import Services
from handlers.request import language_of
from handlers.sending import call
from handlers.words import say

#: Start parameter of the way into the bot; no id has an underscore.
ASK = "_ask"
PAGE = 10
#: Seconds that Telegram may keep results. They are personal, because their language is the
#: person's own: another person's copy would answer in the wrong one.
CACHE = 300


async def inline(update: Update, services: Services) -> None:
    query = update.inline_query
    if query is None:
        return
    language = await language_of(services, query.from_user.id, query.from_user)
    reader = render.Reader(language, services.me, query.from_user.id)
    start = int(query.offset) if query.offset.isdecimal() else 0
    found = results.search(services.knowledge.index, query.query, start=start, most=PAGE + 1)
    payload = {
        "inline_query_id": query.id,
        "results": [render.article(result, reader) for result in found[:PAGE]],
        "next_offset": str(start + PAGE) if len(found) > PAGE else "",
        "cache_time": CACHE,
        "is_personal": True,
    }
    if not found and not start:
        label = say("Nothing found: ask me in my chat").in_(language)
        payload["button"] = {"text": label, "start_parameter": ASK}
    await call(services, "answerInlineQuery", payload)
