"""The knowledge in force: swapped whole, so that a reader never sees half of a reload."""

from knowledge.index import Index
from knowledge.models import Knowledge


class KnowledgeBase:
    """Holds the current :class:`Index`; ``replace`` swaps one reference."""

    def __init__(self, knowledge: Knowledge) -> None:
        self._index = Index(knowledge)

    @property
    def index(self) -> Index:
        return self._index

    @property
    def knowledge(self) -> Knowledge:
        return self._index.knowledge

    def replace(self, index: Index) -> None:
        self._index = index
