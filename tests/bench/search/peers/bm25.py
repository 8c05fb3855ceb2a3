"""bm25s, which ranks by BM25 with a matrix of scores that are ready."""

import bm25s

from knowledge.models import Knowledge
from tests.bench.search.peers import LIMIT, NOTHING, Answer
from tests.bench.search.peers.tokens import tokens
from tests.bench.search.texts import texts


class Index:
    def __init__(self, knowledge: Knowledge) -> None:
        entries = list(texts(knowledge))
        self._ids = [it.id for it in entries]
        self._index = bm25s.BM25()
        corpus = [tokens(" \n".join((*it.names, *it.said))) for it in entries]
        self._index.index(corpus, show_progress=False)

    def ask(self, q: str) -> Answer:
        asked = tokens(q)
        if not asked:
            return NOTHING
        k = min(LIMIT, len(self._ids))
        found, scores = self._index.retrieve([asked], k=k, show_progress=False)
        if scores[0, 0] <= 0:
            return NOTHING
        return Answer(tuple(self._ids[place] for place in found[0]), float(scores[0, 0]))
