"""How answers are counted; what they are is held by test_sets.py."""

import pytest

from knowledge.index import Index
from knowledge.loader import load
from tests.eval import scoring
from tests.eval.scoring import HERE, Report, Row, counted_by, facts_asked, score

ROW: Row = {
    "q": "尤洋",
    "kind": "exact-name",
    "suggest_ok": False,
    "expect_speakers": ["yang-you"],
    "expect_topics": [],
    "expect_systems": [],
    "paragraphs": [21],
}


@pytest.fixture(scope="module")
def index() -> Index:
    return Index(load(HERE.parents[1] / "knowledge" / "gair2023.yaml"))


def test_labelled_facts_count_one_by_one_whatever_is_cited(index: Index) -> None:
    told = index.points_of("yang-you")[0].id
    other = index.points_of("bo-li")[0].id
    report = score(index, [ROW], {"尤洋": [[told], [other], [other, told]]})
    assert (report.facts, report.facts_found) == (3, 2)


def test_who_asks_for_no_fact_is_not_counted_where_facts_are_labelled(index: Index) -> None:
    assert score(index, [ROW], {}).facts == 0
    assert score(index, [ROW]).facts == 1


def test_how_facts_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    assert facts_asked("honest")
    assert counted_by("honest") == counted_by("dev") == "labelled statement"
    monkeypatch.setattr(scoring, "facts_asked", lambda _: None)
    assert counted_by("honest") == "cited paragraph"


def test_reports_add_up(index: Index) -> None:
    one = score(index, [ROW])
    both = one + score(index, [ROW | {"q": "潘毅"}])
    assert (both.asked.total(), both.right.total(), both.facts) == (2, 1, 2)
    assert len(both.misses) == 1
    assert one + Report() == one
