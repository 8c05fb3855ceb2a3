"""The tree: values without places, and places by path."""

from knowledge.faults import Place
from knowledge.nodes import Mapping, Node, Scalar, Sequence, data, find, member, members


def at(column: int) -> Place:
    return Place(1, column)


LEAF = Scalar(at(3), "x")
LIST = Sequence(at(2), (LEAF, Scalar(at(4), None)))
ROOT: Node = Mapping(at(1), {"a": LIST}, {"a": at(1)})


def test_data_is_the_values_alone() -> None:
    assert data(ROOT) == {"a": ("x", None)}


def test_find_goes_as_far_as_there_is_something() -> None:
    assert find(ROOT, ()) is ROOT
    assert find(ROOT, ("a", 0)) is LEAF
    assert find(ROOT, ("a", 9, "zh")) is LIST
    assert find(ROOT, ("b", "zh")) is ROOT
    assert find(ROOT, ("a", 0, "zh")) is LEAF


def test_members_of_what_has_none() -> None:
    assert member(LIST, "a") is None
    assert members(ROOT) == members(LEAF) == members(None) == ()
