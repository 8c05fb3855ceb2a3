"""Which statements answer, and in which order."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import weights
from knowledge.index import Index, Reading, asked
from knowledge.models import Point, Text
from knowledge.pointing import best_first, chosen, named_places, worths
from tests.knowledge.conftest import SMALL

INDEX = Index(SMALL)
YOURS = list(INDEX.points_of("yang-you"))


def read(question: str) -> Reading:
    return INDEX.read(asked(question))


def said(question: str) -> tuple[list[str], bool]:
    """The points that answer about all who are named, and whether the question chose them."""
    reading = read(question)
    named = [c for c in reading.candidates if c.mention and c.mention.is_sure]
    points, direct = chosen(INDEX, reading, named or reading.candidates[:1])
    return [point.id for point in points], direct


@pytest.mark.parametrize(
    ("question", "first"),
    [("尤洋 通信带宽", "panel-you-networking"), ("尤洋的系统有几个层次", "you-three-layers")],
)
def test_the_statement_that_was_asked_for_comes_first(question: str, first: str) -> None:
    points, direct = said(question)
    assert direct
    assert points[0] == first
    assert set(points) == {point.id for point in YOURS}  # few are followed by the others


def test_a_bare_name_has_its_points_in_the_order_of_the_file() -> None:
    assert said("尤洋讲了什么") == ([point.id for point in YOURS], False)


def test_who_is_named_tells_nothing_of_what_is_asked() -> None:
    reading = read("尤洋说通信")
    assert named_places(reading, {"yang-you"}) == {0, 1}
    assert named_places(reading, {"charles-xie"}) == set()


def test_an_alias_without_a_word_of_the_name_may_be_what_is_asked() -> None:
    reading = read("新加坡国立大学")
    assert {mention.key.entity.id for mention in reading.mentions} == {"yang-you"}
    assert named_places(reading, {"yang-you"}) == set()


def test_nothing_is_worth_anything_where_nothing_is_asked() -> None:
    assert worths(INDEX, read("尤洋讲了什么"), YOURS, {0, 1}) == {}
    assert worths(INDEX, read(""), YOURS, set()) == {}


def test_ignored_places_are_worth_nothing() -> None:
    reading = read("通信带宽 层次")
    everything = worths(INDEX, reading, YOURS, set())
    assert all(value > 0 for value in everything.values())
    assert worths(INDEX, reading, YOURS, set(range(4)))["panel-you-networking"] < 0.5
    assert worths(INDEX, reading, YOURS, set(range(len(reading.wording)))) == {}


def test_a_point_of_both_who_are_named_is_worth_more() -> None:
    shared = SMALL.points[0].model_copy(
        update={"id": "both", "speakers": ("yang-you", "charles-xie"),
                "text": Text(zh="通信都贵", en="Networks are dear")}
    )  # fmt: skip
    index = Index(SMALL.model_copy(update={"points": (*SMALL.points, shared)}))
    reading = index.read(asked("尤洋 星爵 通信"))
    points, direct = chosen(index, reading, reading.candidates[:2])
    assert direct
    assert points[0].id == "both"


POINTS = [SMALL.points[0].model_copy(update={"id": f"p-{n}"}) for n in range(12)]
values = st.lists(st.floats(0, 20), min_size=len(POINTS), max_size=len(POINTS))


@given(values)
def test_points_are_ordered_by_worth_as_many_as_fit(worth: list[float]) -> None:
    by_id = {point.id: value for point, value in zip(POINTS, worth, strict=True)}
    points, direct = best_first(POINTS, by_id)
    assert direct == (max(worth) >= weights.POINT_EVIDENCE)
    assert len(set(points)) == len(points)
    if not direct:
        assert list(points) == POINTS
        return
    least = weights.POINT_SHARE * max(worth)
    good = [point for point in points if by_id[point.id] >= least]
    assert list(points[: len(good)]) == good
    assert weights.MIN_POINTS <= len(points) <= weights.MAX_POINTS
    order = [by_id[point.id] for point in good]
    assert order == sorted(order, reverse=True)
    rest: list[Point] = list(points[len(good) :])
    by_worth = sorted(rest, key=lambda point: (-by_id[point.id], POINTS.index(point)))
    assert rest == by_worth  # of equals, as in the file


def test_no_points_are_none() -> None:
    assert best_first([], {}) == ((), False)
