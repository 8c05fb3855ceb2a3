"""The figures of docs/benchmarks.md must not get worse: floors a little under what is measured."""

from collections import Counter
from pathlib import Path

import pytest

from knowledge.index import Index
from knowledge.loader import load
from tests.eval.scoring import (
    BARE,
    DEV_SETS,
    HERE,
    Report,
    fact_labels,
    false_answers,
    rows,
    score,
)

ENTRIES = ("expect_speakers", "expect_topics", "expect_systems")
KINDS = ("speaker", "topic", "system")


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(load(HERE.parents[1] / "knowledge" / "gair2023.yaml"))


@pytest.fixture(scope="module")
def development() -> Path:
    if not (DEV_SETS / "dev_queries.jsonl").exists():
        pytest.skip(f"the development questions do not ship with the project: no {DEV_SETS}")
    return DEV_SETS


@pytest.fixture(scope="module")
def report(index: Index, development: Path) -> Report:
    return score(index, rows(development / "dev_queries.jsonl"))


def test_development_questions_find_the_right_entry_first(report: Report) -> None:
    assert report.share() >= 0.95, report.misses


def test_bare_names_find_the_right_entry_first(report: Report) -> None:
    assert report.share(BARE) >= 0.98, report.misses


def test_the_facts_asked_for_stand_in_the_answers(report: Report) -> None:
    assert report.facts > 200
    assert report.fact_share >= 0.90


def test_questions_on_something_else_are_not_answered(index: Index, development: Path) -> None:
    answered, _ = false_answers(index, rows(development / "dev_out_of_scope.jsonl"))
    assert len(answered) <= 1, answered


@pytest.mark.parametrize(
    ("name", "right", "bare", "facts"),
    [("blind", 0.85, 0.95, 0.85), ("heldout", 0.95, 0.95, 0.93)],
)
def test_questions_that_it_was_not_built_for(
    index: Index, name: str, right: float, bare: float, facts: float
) -> None:
    report = score(index, rows(HERE / f"{name}_queries.jsonl"))
    assert report.share() >= right, report.misses
    assert report.share(BARE) >= bare, report.misses
    assert report.fact_share >= facts
    answered, _ = false_answers(index, rows(HERE / f"{name}_out_of_scope.jsonl"))
    assert len(answered) <= 4, answered


@pytest.mark.parametrize("name", ["blind", "heldout"])
def test_the_sets_ask_for_entries_that_exist(index: Index, name: str) -> None:
    questions = rows(HERE / f"{name}_queries.jsonl")
    for row in questions:
        expected = [(row[key], kind) for key, kind in zip(ENTRIES, KINDS, strict=True)]
        assert any(ids for ids, _ in expected), row
        for ids, kind in expected:
            assert {index.entities[id_].kind for id_ in ids} <= {kind}, row
    outside = rows(HERE / f"{name}_out_of_scope.jsonl")
    assert all({"q", "kind", "suggest_ok"} <= set(row) for row in outside)
    asked = Counter(row["q"] for row in [*questions, *outside])
    assert [question for question, times in asked.items() if times > 1] == []


def test_held_out_questions_are_in_no_other_set() -> None:
    sets = {
        name: {row["q"] for part in ("queries", "out_of_scope") for row in _rows(name, part)}
        for name in ("blind", "heldout")
    }
    assert sets["blind"].isdisjoint(sets["heldout"])


def _rows(name: str, part: str) -> list[dict[str, str]]:
    return rows(HERE / f"{name}_{part}.jsonl")


def test_facts_are_labelled_with_points_that_exist(index: Index) -> None:
    labels = fact_labels()
    assert labels
    assert {id_ for ids in labels.values() for id_ in ids} <= set(index.points)
    assert all(labels.values())


def test_every_fact_of_the_development_questions_is_labelled(development: Path) -> None:
    asked = {fact for row in rows(development / "dev_queries.jsonl") for fact in row["fact_ids"]}
    assert asked <= set(fact_labels())


def test_a_score_counts_what_it_says(index: Index) -> None:
    nobody: dict[str, object] = {"expect_speakers": [], "expect_topics": [], "expect_systems": []}
    report = score(
        index,
        [
            {"q": "尤洋", "kind": "exact-name", "suggest_ok": False, "paragraphs": [21]}
            | nobody
            | {"expect_speakers": ["yang-you"]},
            {"q": "潘毅", "kind": "exact-name", "suggest_ok": False, "paragraphs": [999]}
            | nobody
            | {"expect_speakers": ["yang-you"]},
            {"q": "张含韵", "kind": "other", "suggest_ok": True}
            | nobody
            | {"expect_speakers": ["hanwang-zhang"]},
        ],
    )
    assert report.share() == pytest.approx(2 / 3)
    assert report.share(BARE) == 0.5
    assert report.fact_share == 0.5
    assert len(report.misses) == 1
