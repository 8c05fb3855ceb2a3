"""References are checked wherever a tree allows it."""

import pytest

from knowledge import references, yamltree
from knowledge.faults import Report


def found(text: str) -> list[tuple[int, str]]:
    report = Report("event.yaml")
    root = yamltree.read(text, report)
    assert root is not None
    references.check(root, report)
    return [(fault.line, fault.code) for fault in report.faults()]


def test_the_first_in_the_file_keeps_its_id_whatever_the_order_of_sections() -> None:
    assert found("systems: [{id: a}]\nspeakers: [{id: a}]\ntopics: [{id: a}]") == [
        (2, "duplicate_id"),
        (3, "duplicate_id"),
    ]


def test_points_and_entries_have_ids_of_their_own() -> None:
    assert found("topics: [{id: a}]\npoints: [{id: a, topics: [a]}]") == []


def test_systems_may_be_missing_and_then_none_is_known() -> None:
    assert found("topics: [{id: a}]\npoints: [{topics: [a], systems: [x]}]") == [(2, "unknown_id")]


@pytest.mark.parametrize("speakers", ["", "speakers: x", "speakers: {id: x}"])
def test_a_lost_section_makes_no_mention_wrong(speakers: str) -> None:
    assert found(f"{speakers}\npoints: [{{speakers: [x]}}]") == []


@pytest.mark.parametrize(
    "text", ["1", "a: b", "points: x", "points: [x, [y]]", "topics: [x, {id: 1}, {id: [a]}]"]
)
def test_a_wrong_shape_is_left_to_others(text: str) -> None:
    assert found(text) == []


def test_a_list_of_the_wrong_type_is_not_a_missing_one() -> None:
    assert found("topics: [{id: a}]\npoints: [{topics: a}]") == []
    assert found("topics: [{id: a}]\npoints: [{topics: [], speakers: []}]") == [(2, "unattached")]
