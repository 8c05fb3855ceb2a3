"""YAML's own values, and the places that its tree knows."""

import pytest

from knowledge import yamltree
from knowledge.faults import Place, Report
from knowledge.nodes import Mapping, Other, Scalar, data, find


def value(text: str) -> object:
    report = Report("x.yaml")
    root = yamltree.read(text, report)
    assert report.faults() == ()
    assert root is not None
    return data(root)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("text", "text"),
        ("'1'", "1"),
        ("'yes'", "yes"),
        ("=", "="),
        ("12", 12),
        ("-3", -3),
        ("~", None),
        ("", None),
        ("yes", Other("yes_no")),
        ("On", Other("yes_no")),
        ("2023-08-14", Other("date")),
        ("1.7", Other("other_number")),
        ("0x1F", Other("other_number")),
        ("010", Other("other_number")),
        ("1:30", Other("other_number")),
        ("1_000", Other("other_number")),
        ("9" * 5000, Other("other_number")),
        ("1 万", "1 万"),
        ("|\n  a\n  b\n", "a\nb\n"),
        ("[a, 1]", ("a", 1)),
        ("{yes: a, 1: b}", {"yes": "a", "1": "b"}),
    ],
)
def test_values(written: str, read: object) -> None:
    assert value(f"key: {written}") == {"key": read}


def test_places_count_characters_from_one() -> None:
    root = yamltree.read("# 注\n会: {名: 甲, en: 😀, z: b}\n", Report("x.yaml"))
    assert isinstance(root, Mapping)
    assert root.keys == {"会": Place(2, 1)}
    assert find(root, ("会", "z")) == Scalar(Place(2, 21), "b")


def test_a_key_that_is_an_alias_is_reported_once() -> None:
    report = Report("x.yaml")
    yamltree.read("a: b\n*x : c\n? [d]\n: e\n", report)
    assert [(fault.line, fault.code) for fault in report.faults()] == [
        (2, "yaml_alias"),
        (3, "complex_key"),
    ]


def test_the_first_of_two_equal_keys_counts() -> None:
    report = Report("x.yaml")
    root = yamltree.read("a: 1\na: 2\n", report)
    assert root is not None
    assert data(root) == {"a": 1}


def test_invisible_characters_leave_the_rest_readable() -> None:
    report = Report("x.yaml")
    root = yamltree.read("a: b\u202ec\nd: \x00e\u200b\n", report)
    assert root is not None
    assert [(fault.line, fault.column) for fault in report.faults()] == [(1, 5), (2, 4), (2, 6)]


def test_joiners_stay() -> None:
    assert value("key: 👩\u200d🔬") == {"key": "👩\u200d🔬"}
