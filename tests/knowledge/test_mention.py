"""Names that were met, and what they cover."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge.mention import Mention, spans
from knowledge.names import Form, Key
from tests.knowledge.conftest import SMALL

KEY = Key(SMALL.speakers[0], "尤洋", Form("exact"))
mentions = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 4)).map(
        lambda span: Mention(KEY, span[0], span[0] + span[1], "exact")
    )
)


def test_a_mention_has_places() -> None:
    assert list(Mention(KEY, 2, 3, "exact").places) == [2, 3]


def test_a_place_has_the_longest_mention_over_it() -> None:
    two, three = Mention(KEY, 0, 1, "exact"), Mention(KEY, 1, 3, "exact")
    assert spans([two, three]) == {0: (0, 1), 1: (1, 3), 2: (1, 3), 3: (1, 3)}
    assert spans([three, two]) == spans([two, three])
    assert spans([]) == {}


@given(mentions)
def test_a_place_is_covered_if_any_mention_covers_it(found: list[Mention]) -> None:
    covered = spans(found)
    assert set(covered) == {place for mention in found for place in mention.places}
    for place, (first, last) in covered.items():
        over = [mention for mention in found if place in mention.places]
        assert last - first == max(mention.last - mention.first for mention in over)
        assert (first, last) in {(mention.first, mention.last) for mention in over}
