"""Entries are found by name and by what was said, in an order that never changes."""

import gc
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.index import Index, asked, entities_of
from knowledge.match import Match, Reason
from knowledge.models import Kind
from tests.knowledge.conftest import SMALL
from tests.knowledge.strategies import questions

INDEX = Index(SMALL)
KINDS: tuple[Kind | None, ...] = (None, "speaker", "topic", "system")


def ids(matches: list[Match]) -> list[str]:
    return [match.entity.id for match in matches]


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("尤洋", "yang-you"),
        ("优洋", "yang-you"),
        ("因果", "causality"),
        ("Colossal-AI", "colossal-ai"),
        ("并行训练", "parallel-training"),
        ("向量数据库的成本", "charles-xie"),
    ],
)
def test_the_best_match_comes_first(query: str, first: str) -> None:
    assert ids(INDEX.search(query))[0] == first


@pytest.mark.parametrize(
    ("query", "reason", "score"),
    [
        ("尤洋讲了什么", Reason("exact", "尤洋", "尤洋"), 1.0),
        ("优洋讲了什么", Reason("sound", "优洋", "尤洋"), 0.828),
        ("Xie  Charles", Reason("order", "Xie Charles", "Charles Xie"), 0.98),
        ("张合望", Reason("typo", "张合望", "张含望"), 0.9),
    ],
)
def test_a_match_says_why(query: str, reason: Reason, score: float) -> None:
    match = INDEX.search(query)[0]
    asked = " ".join(match.reason.asked.split())
    assert (Reason(match.reason.why, asked, match.reason.name), match.score) == (reason, score)


def test_a_match_by_content_names_no_words() -> None:
    match = INDEX.search("最难的是通信带宽", kind="speaker")[0]
    assert match.reason == Reason("text", "", "尤洋")
    assert match.score <= 0.9


@pytest.mark.parametrize(
    ("kind", "kinds"),
    [("speaker", {"speaker"}), ("topic", {"topic", "system"}), ("system", {"system"})],
)
def test_a_kind_narrows_and_topics_include_systems(kind: Kind, kinds: set[str]) -> None:
    found = INDEX.search("尤洋 并行训练 Colossal-AI", kind=kind)
    assert {match.entity.kind for match in found} == kinds


@pytest.mark.parametrize("limit", [0, 1, 2, 5, 100])
def test_no_more_than_the_limit_is_found(limit: int) -> None:
    everything = INDEX.search("尤洋 张含望 星爵 因果 Colossal-AI", limit=100)
    assert len(everything) == 4
    found = INDEX.search("尤洋 张含望 星爵 因果 Colossal-AI", limit=limit)
    assert found == everything[:limit]


@pytest.mark.parametrize(
    "query",
    [
        "/ask 尤洋",
        "/ask@rostrum_bot 尤洋",
        "@rostrum_bot 尤洋",
        "尤洋 @Rostrum_Bot",
        "  /speaker 尤洋",
    ],
)
def test_how_the_bot_is_spoken_to_is_no_part_of_the_question(query: str) -> None:
    assert INDEX.search(query) == INDEX.search("尤洋")


def test_points_of_an_entity_stand_in_the_order_of_the_file() -> None:
    assert [point.id for point in INDEX.points_of("yang-you")] == [
        "you-three-layers",
        "panel-you-networking",
    ]
    assert [point.id for point in INDEX.points_of("parallel-training")] == [
        "you-three-layers",
        "panel-you-networking",
        "xie-one-thousandth",
    ]
    assert INDEX.points_of("causality")[0] is INDEX.points["zhang-frequent-not-causal"]


@pytest.mark.parametrize(
    ("entity", "related"),
    [
        ("yang-you", ["parallel-training", "colossal-ai"]),
        ("parallel-training", ["yang-you", "colossal-ai", "charles-xie"]),
        ("causality", ["hanwang-zhang"]),
    ],
)
def test_related_entities_share_points_most_first(entity: str, related: list[str]) -> None:
    assert [other.id for other in INDEX.related(entity)] == related


def test_related_entities_of_the_shipped_file_share_points(shipped: Index) -> None:
    for id_ in shipped.entities:
        related = [entity.id for entity in shipped.related(id_)]
        assert id_ not in related
        assert len(related) == len(set(related))
        shared = [
            sum({id_, other} <= set(entities_of(point)) for point in shipped.knowledge.points)
            for other in related
        ]
        assert shared == sorted(shared, reverse=True)
        assert 0 not in shared


def test_the_main_topics_are_those_that_most_was_said_about(shipped: Index) -> None:
    counts = {topic.id: len(shipped.points_of(topic.id)) for topic in shipped.knowledge.topics}
    main = [counts[topic.id] for topic in shipped.main_topics]
    assert main == sorted(counts.values(), reverse=True)[:3]


@pytest.mark.parametrize("enabled", [True, False])
def test_building_an_index_leaves_the_garbage_collector_as_it_was(enabled: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        Index(SMALL)
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if before else gc.disable)()


def test_an_index_does_not_depend_on_the_order_of_entities(shipped: Index) -> None:
    """Names and weights are the file's, not its order's: only ``points_of`` follows that."""
    known = shipped.knowledge
    turned = Index(
        known.model_copy(
            update={
                "speakers": known.speakers[::-1],
                "topics": known.topics[::-1],
                "systems": known.systems[::-1],
            }
        )
    )
    for query in ("尤洋", "优洋 成本", "万卡集群", "bandwidth", "教授", "NTU", "圆桌"):
        assert ids(turned.search(query)) == ids(shipped.search(query))


def test_a_restart_gives_the_same_order_again() -> None:
    """Nothing may hang on the order of sets, which another process has otherwise."""
    script = (
        "from tests.knowledge.conftest import shipped_index as index\n"
        "for query in ('成本', '教授', 'Singapore professor', '创始人 CEO', '圆桌 挑战', 'you'):\n"
        "    print([(m.entity.id, m.reason) for m in index().search(query, limit=50)])\n"
        "print([[e.id for e in index().related(id_)] for id_ in index().entities])\n"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", script],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1


asked_in_turn = st.lists(
    st.tuples(st.sampled_from(["尤洋", "并行训练", "Colossal-AI", ""]), st.sampled_from(KINDS)),
    max_size=8,
)


@given(asked_in_turn)
def test_a_question_is_read_alike_whatever_was_read_before(
    questions: list[tuple[str, Kind | None]],
) -> None:
    """The last reading is kept: it must be another for another question or kind."""
    for question, kind in questions:
        reading = INDEX.read(asked(question), kind=kind)
        fresh = Index(SMALL).read(asked(question), kind=kind)
        assert reading.candidates == fresh.candidates
        assert reading.mentions == fresh.mentions
        assert INDEX.read(asked(question), kind=kind) is reading


@given(questions, st.integers(0, 7), st.sampled_from([None, "speaker", "topic", "system"]))
def test_any_text_finds_at_most_the_limit_best_first(
    text: str, limit: int, kind: Kind | None
) -> None:
    found = INDEX.search(text, kind=kind, limit=limit)
    assert len(found) <= limit
    assert len(set(ids(found))) == len(found)
    assert all(0 <= match.score <= 1 for match in found)
    assert found == INDEX.search(text, kind=kind, limit=limit)
    wording = INDEX.read(asked(text), kind=kind).wording
    assert all(match.reason.asked in wording.text for match in found)
