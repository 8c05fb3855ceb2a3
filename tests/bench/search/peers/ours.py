"""Rostrum itself, as the bot asks it."""

from knowledge.answer import Found, Suggested, answer
from knowledge.index import Index as Searched
from knowledge.models import Knowledge
from tests.bench.search.peers import NOTHING, Answer


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
