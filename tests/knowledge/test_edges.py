"""Where Chinese names begin and end."""

import pytest

from knowledge.edges import Edges
from knowledge.evidence import Evidence
from knowledge.models import AnyEntity
from knowledge.wording import Wording
from knowledge.words import vocabulary
from tests.knowledge.conftest import SMALL

ENTITIES: list[AnyEntity] = [*SMALL.speakers, *SMALL.topics, *SMALL.systems]
EVIDENCE = Evidence(SMALL, ENTITIES, vocabulary())


def edges(text: str, *, is_crowded: bool = False) -> Edges:
    wording = Wording(text)
    return Edges(wording, EVIDENCE.weigh(wording), is_crowded)


@pytest.mark.parametrize("text", ["李博文", "李博文是谁", "李博华 牙医"])
def test_a_name_may_go_on(text: str) -> None:
    assert edges(text).go_on(0, 1)


@pytest.mark.parametrize("text", ["李博", "李博 文", "李博的观点", "李博说什么", "李博GPT"])
def test_a_name_ends(text: str) -> None:
    assert not edges(text).go_on(0, 1)


@pytest.mark.parametrize(
    ("text", "expected"), [("王尤洋", True), ("问 尤洋", False), ("尤洋", False)]
)
def test_a_name_may_have_begun_before(text: str, *, expected: bool) -> None:
    first = text.replace(" ", "").index("尤")
    assert edges(text).go_before(first, first + 1) is expected


@pytest.mark.parametrize("text", ["含望", "含望老师", "请问含望是谁", "「含望」鱻"])
def test_a_part_of_a_name_stands_alone(text: str) -> None:
    first = Wording(text).units.index("含")
    assert edges(text).alone(first, first + 1)


@pytest.mark.parametrize("text", ["鱻含望", "含望鱻"])
def test_a_part_of_a_word_does_not(text: str) -> None:
    first = text.index("含")
    assert not edges(text).alone(first, first + 1)


def test_an_alias_that_runs_on_into_the_unknown_is_blurred() -> None:
    assert edges("京东鱻").blurred(0, 1)
    assert not edges("京东的").blurred(0, 1)
    assert not edges("京东").blurred(0, 1)


@pytest.mark.parametrize("text", ["Haowei Bai", "Bai Haowei", "haowei bai"])
def test_a_latin_name_may_be_a_part_of_a_longer_one(text: str) -> None:
    first = Wording(text).units.index("haowei")
    assert edges(text, is_crowded=True).spelt_on(first, first)
    assert not edges(text).spelt_on(first, first)  # among few people it hardly ever is


@pytest.mark.parametrize("text", ["Haowei Bai", "Bai Haowei"])
def test_what_is_a_name_of_its_own_is_no_part_of_the_one_beside_it(text: str) -> None:
    units = Wording(text).units
    first, other = units.index("haowei"), units.index("bai")
    found = edges(text, is_crowded=True)
    assert found.spelt_on(first, first)
    found.named.update({first, other})
    assert not found.spelt_on(first, first)


@pytest.mark.parametrize(
    "text", ["Haowei", "Haowei said", "the Haowei", "Haowei, bandwidth", "豪威白"]
)
def test_a_latin_name_stands_alone_beside_what_is_no_name(text: str) -> None:
    units = Wording(text).units
    first = units.index("haowei") if "haowei" in units else 0
    assert not edges(text, is_crowded=True).spelt_on(first, first)


def test_among_many_people_whatever_follows_may_be_of_the_name() -> None:
    for text in ("李博文的观点", "李博华"):
        assert edges(text, is_crowded=True).go_on(0, 1)
    assert edges("Yang Liu", is_crowded=True).spelt_on(0, 0)
