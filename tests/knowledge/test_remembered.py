"""Only so many values are kept, the latest."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.answer import answer
from knowledge.index import Asked, Index
from knowledge.models import Kind
from knowledge.remembered import Remembered
from tests.knowledge.conftest import SMALL

MOST = 3
kinds: tuple[Kind | None, ...] = (None, "speaker", "topic")


def test_what_was_put_is_given_back() -> None:
    remembered: Remembered[Asked, int] = Remembered(MOST)
    remembered.put(("尤洋", None), 1)
    assert remembered.get(("尤洋", None)) == 1
    assert remembered.get(("尤洋", "topic")) is None  # asked of something else
    assert remembered.get(("潘毅", None)) is None


def test_the_oldest_is_forgotten_for_a_new_one() -> None:
    remembered: Remembered[Asked, str] = Remembered(MOST)
    for question in "abcd":
        remembered.put((question, None), question)
    assert [remembered.get((question, None)) for question in "abcd"] == [None, "b", "c", "d"]


asked = st.tuples(st.text("ab", max_size=6), st.sampled_from(kinds))


@given(st.lists(st.tuples(asked, st.integers()), max_size=30))
def test_as_many_as_are_allowed_are_kept_the_latest_first(puts: list[tuple[Asked, int]]) -> None:
    """As a cache is used: what is known is not put again."""
    remembered: Remembered[Asked, int] = Remembered(MOST)
    model: dict[Asked, int] = {}
    for question, value in puts:
        if remembered.get(question) is None:
            remembered.put(question, value)
            model[question] = value
        model = dict(list(model.items())[-MOST:])
        for other, _ in puts:
            assert remembered.get(other) == model.get(other)


FORGETFUL = Index(SMALL)
FORGETFUL.remembered = Remembered(0)
INDEX = Index(SMALL)
INDEX.remembered = Remembered(MOST)
asked_again = st.tuples(
    st.sampled_from(["尤洋", "星爵和尤洋", "并行训练", "Colossal-AI", "因果", "马斯克", "尤洋 "]),
    st.sampled_from([None, "speaker", "topic", "system"]),
)


@given(st.lists(asked_again, max_size=12))
def test_what_is_remembered_is_the_answer_under_the_same_kind(
    questions: list[tuple[str, Kind | None]],
) -> None:
    """Whatever was asked before, of whichever kind, and though some of it is forgotten."""
    for question, kind in questions:
        first = answer(INDEX, question, kind=kind)
        assert first == answer(FORGETFUL, question, kind=kind)
        assert answer(INDEX, question, kind=kind) is first
