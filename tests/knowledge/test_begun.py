"""Names half typed, for results as one types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import weights
from knowledge.begun import half_typed
from knowledge.dictionary import Dictionary
from knowledge.index import Index
from knowledge.models import AnyEntity
from knowledge.names import all_names
from knowledge.normalize import joined
from knowledge.wording import Wording
from tests.knowledge.conftest import SMALL
from tests.knowledge.strategies import questions

INDEX = Index(SMALL)
ENTITIES: list[AnyEntity] = [*SMALL.speakers, *SMALL.topics, *SMALL.systems]
NAMES = Dictionary(ENTITIES)


@pytest.mark.parametrize(
    ("typed", "entity", "name"),
    [
        ("尤", "yang-you", "尤洋"),
        ("张含", "hanwang-zhang", "张含望"),
        ("hanw", "hanwang-zhang", "Hanwang Zhang"),
        ("CHARL", "charles-xie", "Charles Xie"),
        ("colos", "colossal-ai", "Colossal-AI"),
    ],
)
def test_a_name_is_found_half_typed(typed: str, entity: str, name: str) -> None:
    match = INDEX.search(typed)[0]
    assert match.entity.id == entity
    assert (match.reason.asked, match.reason.name) == (typed, name)
    assert match.score < 0.85  # less than any whole name


@pytest.mark.parametrize("typed", ["h", "x"])
def test_a_letter_begins_names_only(typed: str) -> None:
    found = [match.entity.name for match in INDEX.search(typed)]
    assert found
    assert len(found) < len(INDEX.entities) / 2


@pytest.mark.parametrize("typed", ["", "  ", "q", "的", "qq", "，"])
def test_too_little_is_no_beginning(typed: str) -> None:
    assert INDEX.search(typed) == []


def test_the_nearest_to_whole_comes_last_and_names_after_aliases() -> None:
    found = list(half_typed(NAMES, Wording("c")))
    assert all(match.by_name for match in found)
    found = list(half_typed(NAMES, Wording("并行")))
    order = [(match.by_name, match.score) for match in found]
    assert order == sorted(order)


def test_a_name_more_of_which_was_typed_is_better() -> None:
    scores = [max(m.score for m in half_typed(NAMES, Wording(t))) for t in ("col", "coloss")]
    assert scores[0] < scores[1] <= weights.NAME_BEGUN


@given(st.sampled_from(ENTITIES), st.data())
def test_every_beginning_of_a_name_finds_it(entity: AnyEntity, data: st.DataObject) -> None:
    whole = joined(data.draw(st.sampled_from(all_names(entity))))
    typed = whole[: data.draw(st.integers(2, len(whole)))]
    assert entity.id in {match.entity.id for match in half_typed(NAMES, Wording(typed))}


@given(questions)
def test_what_is_begun_has_a_score_below_any_whole_name(text: str) -> None:
    wording = Wording(text)
    for match in half_typed(NAMES, wording):
        assert 0 < match.score <= weights.NAME_BEGUN
        assert match.reason.name in all_names(match.entity)
        assert match.reason.asked == wording.text
