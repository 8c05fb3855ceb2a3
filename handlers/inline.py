"""Inline mode: cards as one types, in any chat."""

from typing import NamedTuple

from telegram import Update

from handlers import results
from handlers.articles import Articles
from handlers.context import Call, Me, Services
from handlers.lately import kept
from handlers.request import language_of
from handlers.sending import let_go
from handlers.words import say
from knowledge.index import Index
from knowledge.models import Language

#: Start parameter of the way into the bot; no id has an underscore.
ASK = "_ask"
PAGE = 10
#: Seconds that Telegram may keep results. They are personal, because their language is the
#: person's own: another person's copy would answer in the wrong one.
CACHE = 300


class _Page(NamedTuple):
    articles: Articles
    next: str
    is_empty: bool


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
    start = int(typed.offset) if typed.offset.isdecimal() else 0
    page = _page(services.knowledge.index, typed.words, start, language, services.me)
    payload = {
        "inline_query_id": typed.id,
        "results": page.articles.by(typed.person),
        "next_offset": page.next,
        "cache_time": CACHE,
        "is_personal": True,
    }
    if page.is_empty and not start:
        label = say("Nothing found: ask me in my chat").in_(language)
        payload["button"] = {"text": label, "start_parameter": ASK}
    return Call("answerInlineQuery", payload)


@kept
def _page(index: Index, words: str, start: int, language: Language, me: Me) -> _Page:
    """The results from a place on, and where the next page begins, empty if there is none."""
    found = results.search(index, words, start=start, most=PAGE + 1)
    following = str(start + PAGE) if len(found) > PAGE else ""
    return _Page(Articles(found[:PAGE], language, me), following, not found)
