"""The knowledge in force is swapped whole."""

from knowledge.base import KnowledgeBase
from knowledge.index import Index
from tests.knowledge.conftest import SMALL


def test_the_base_starts_with_the_file_it_was_given() -> None:
    base = KnowledgeBase(SMALL)
    assert base.knowledge is SMALL
    assert base.index.search("尤洋")[0].entity is SMALL.speakers[0]


def test_a_reload_is_seen_at_once_and_whole(shipped: Index) -> None:
    base = KnowledgeBase(SMALL)
    before = base.index
    assert not before.search("黄学东")
    base.replace(shipped)
    assert base.index is shipped
    assert base.knowledge is shipped.knowledge
    assert base.index.search("黄学东")[0].entity.id == "xuedong-huang"


def test_who_still_reads_the_old_index_keeps_it(shipped: Index) -> None:
    base = KnowledgeBase(SMALL)
    before, related = base.index, base.index.related("yang-you")
    base.replace(shipped)
    assert before.knowledge is SMALL
    assert before.related("yang-you") == related
