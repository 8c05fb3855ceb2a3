"""A page of inline results as JSON, written once for all who type the same.

What differs from person to person is who alone may press the buttons. The JSON is written with room
for that, and whoever asks is put into a copy.
"""

from collections.abc import Sequence

import orjson

from handlers import render
from handlers.buttons import packed_asker
from handlers.context import Me
from handlers.results import Result
from knowledge.models import Language

#: Stands for a letter of the asker's; neither a file's text nor what is said back to a person has
#: control characters.
ROOM = "\x00"
_WRITTEN = orjson.dumps(ROOM)[1:-1]


class Articles:
    """Results for readers of a language."""

    def __init__(self, results: Sequence[Result], language: Language, me: Me) -> None:
        self._results = results
        self._language, self._me = language, me
        self._written: dict[int, bytes] = {}  # by the letters of the asker

    def by(self, asker: int) -> orjson.Fragment:
        """The ``InlineQueryResultArticle`` objects, whose buttons ``asker`` alone may press."""
        who = packed_asker(asker)
        written = self._written.get(len(who))
        if written is None:
            reader = render.Reader(self._language, self._me, room=ROOM * len(who))
            articles = [render.article(result, reader) for result in self._results]
            written = self._written[len(who)] = orjson.dumps(articles)
        return orjson.Fragment(written.replace(_WRITTEN * len(who), who.encode()))
