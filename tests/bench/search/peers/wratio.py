"""rapidfuzz over names and aliases: what a bot usually does."""

from rapidfuzz import fuzz, process, utils

from knowledge.models import Knowledge
from tests.bench.search.peers import LIMIT, NOTHING, Answer
from tests.bench.search.texts import texts


class Index:
    def __init__(self, knowledge: Knowledge) -> None:
        names = [(name, it.id) for it in texts(knowledge) for name in it.names]
        self._names = [utils.default_process(name) for name, _ in names]
        self._ids = [id_ for _, id_ in names]

    def ask(self, q: str) -> Answer:
        asked = utils.default_process(q)
        found = process.extract(asked, self._names, scorer=fuzz.WRatio, limit=LIMIT)
        if not found or not found[0][1]:
            return NOTHING
        ids = dict.fromkeys(self._ids[place] for _, _, place in found)
        return Answer(tuple(ids), found[0][1])
