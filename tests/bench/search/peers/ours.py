"""Rostrum itself, as the bot asks it."""

from handlers import replies, results
from handlers.inline import PAGE
from knowledge import weights
from knowledge.answer import Found, Suggested, answer
from knowledge.index import Index as Searched
from knowledge.index import asked
from knowledge.models import Knowledge
from knowledge.remembered import Remembered
from tests.bench.search.peers import NOTHING, Answer

#: Characters that an inline query holds.
TYPED = 256


class Index:
    def __init__(self, knowledge: Knowledge) -> None:
        self._index = Searched(knowledge)

    def ask(self, q: str) -> Answer:
        match answer(self._index, q):
            case Found(matches=matches):
                return Answer(tuple(match.entity.id for match in matches), 1.0, said=True)
            case Suggested(matches=matches):
                return Answer(tuple(match.entity.id for match in matches), 0.5, said=False)
        return NOTHING._replace(said=False)

    def forget(self) -> None:
        """Let go of the answers that are remembered, and of the last reading for that of nothing.

        What is known of single words, a stem for one, is kept.
        """
        self._index.remembered = Remembered(weights.REMEMBERED)
        self._index.read(asked(""))

    def reply(self, q: str) -> None:
        """The answer with its card."""
        replies.answer(self._index, q)

    def inline(self, q: str) -> None:
        """The first page of an inline query's results."""
        results.search(self._index, q[:TYPED], most=PAGE + 1)
