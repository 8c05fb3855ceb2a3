"""What speaks for an entity, and how much."""

import pytest

from knowledge import weights
from knowledge.index import Index, asked
from knowledge.ranking import Candidate, breadth
from knowledge.wording import Wording
from tests.knowledge.conftest import SMALL

INDEX = Index(SMALL)


def candidates(question: str) -> dict[str, Candidate]:
    """By entity, the best first."""
    return {c.entity.id: c for c in INDEX.read(asked(question)).candidates}


@pytest.mark.parametrize(
    ("text", "places", "words"),
    [
        ("通信带宽", {0, 1, 2, 3}, 2),
        ("通信带宽", {0, 1, 2}, 2),
        ("通信 带宽", {0, 1, 2, 3}, 2),
        ("通 信 带", {0, 1, 2}, 3),  # not a run
        ("通信带宽", {0, 3}, 2),
        ("vector cost", {0, 1}, 2),
        ("distributed training", {0, 1}, 3),  # a long word is a term
        ("cost 1000", {0, 1}, 2),
        ("1000 2000", {0, 1}, 0),  # numbers alone are no words
        ("vector 数据库", {0, 1, 2, 3}, 3),
        ("vector", set(), 0),
    ],
)
def test_breadth_is_counted_in_words(text: str, places: set[int], words: int) -> None:
    assert breadth(Wording(text), places) == words


def test_who_is_named_comes_before_who_said_it() -> None:
    assert next(iter(candidates("向量数据库 成本"))) != "yang-you"
    assert next(iter(candidates("尤洋 向量数据库 成本"))) == "yang-you"


def test_content_alone_ranks_below_any_sure_name() -> None:
    assert candidates("向量数据库 成本 通信带宽")["charles-xie"].rank < 90
    assert candidates("张合望")["hanwang-zhang"].rank > 90


def test_of_two_who_are_named_the_first_comes_first() -> None:
    assert list(candidates("星爵 尤洋"))[:2] == ["charles-xie", "yang-you"]
    assert list(candidates("尤洋 星爵"))[:2] == ["yang-you", "charles-xie"]


def test_a_slip_ranks_below_the_name_itself() -> None:
    assert list(candidates("张合望 尤洋"))[:2] == ["yang-you", "hanwang-zhang"]


def test_more_statements_that_agree_speak_for_an_entity() -> None:
    one, other = candidates("通信带宽")["yang-you"], candidates("通信带宽 内存优化")["yang-you"]
    assert one.rank == pytest.approx(one.evidence)
    assert other.rank < other.evidence  # what a further statement adds counts in part


def test_a_hint_adds_no_evidence() -> None:
    found = candidates("张含韵")["hanwang-zhang"]
    assert found.mention
    assert found.mention.is_hint
    assert found.evidence == 0
    assert 0 < found.rank < weights.NAMED


def test_a_profile_counts_less_than_a_statement() -> None:
    found = candidates("并行训练系统")["colossal-ai"]
    assert 0 < found.share <= 1
    assert weights.PROFILE < 1
