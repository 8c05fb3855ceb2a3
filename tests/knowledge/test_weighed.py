"""What each document explains of a question, by what it was found to hold."""

from hypothesis import given
from hypothesis import strategies as st

from knowledge import weights
from knowledge.weighed import BITS, FINE, Weighed

PLACES = 6
hits = st.lists(
    st.dictionaries(st.integers(0, PLACES - 1), st.floats(0.01, 6), min_size=1, max_size=3),
    max_size=weights.MAX_TERMS,
)


def weighed(hits: list[dict[int, float]], held: list[set[int]]) -> Weighed:
    """By document, the numbers of the hits that it holds."""
    sums = {
        document: sum(int(sum(hits[bit].values()) * FINE) << BITS | 1 << bit for bit in bits)
        for document, bits in enumerate(held)
        if bits
    }
    return Weighed([1.0] * PLACES, set(), hits=hits, sums=sums)


def better(hits: list[dict[int, float]], parts: dict[int, float]) -> dict[int, float]:
    """By place, the best of some hits, each of which counts in part."""
    found: dict[int, float] = {}
    for number, part in parts.items():
        for place, value in hits[number].items():
            found[place] = max(found.get(place, 0.0), value * part)
    return found


@st.composite
def questions(draw: st.DrawFn) -> tuple[list[dict[int, float]], list[set[int]]]:
    found = draw(hits)
    numbers = st.sets(st.integers(0, len(found) - 1)) if found else st.just(set[int]())
    return found, draw(st.lists(numbers, max_size=8))


@given(questions())
def test_a_document_explains_each_place_with_the_best_that_it_holds(
    question: tuple[list[dict[int, float]], list[set[int]]],
) -> None:
    found, held = question
    asked = weighed(found, held)
    for document, bits in enumerate(held):
        explained = asked.explained(document)
        assert explained.places == better(found, dict.fromkeys(bits, 1.0))
        assert explained.worth == sum(explained.places.values())


@given(questions())
def test_what_it_belongs_to_explains_the_rest_weakly(
    question: tuple[list[dict[int, float]], list[set[int]]],
) -> None:
    found, held = question
    asked = weighed(found, held)
    for document, bits in enumerate(held):
        around = set().union(*held) - bits
        parts = dict.fromkeys(bits, 1.0) | dict.fromkeys(around, weights.CONTEXT)
        assert asked.explained(document, range(len(held))).places == better(found, parts)


@given(questions(), st.integers(0, 10))
def test_the_best_come_first_and_none_that_is_negligible(
    question: tuple[list[dict[int, float]], list[set[int]]], count: int
) -> None:
    asked = weighed(*question)
    best = asked.best(count)
    totals = [asked.sums[one] for one in best]
    assert totals == sorted(totals, reverse=True)
    most = max(asked.sums.values(), default=0)
    good = {one for one, total in asked.sums.items() if total >= weights.NEGLIGIBLE * most}
    assert set(best) <= good
    assert len(best) >= min(count, len(good))
    assert set(totals[count:]) <= set(totals[count - 1 : count])  # as good as the last
    assert len(best) <= 2 * count
    assert len(set(best)) == len(best)


def test_who_explains_the_very_same_as_the_last_is_not_left_out() -> None:
    asked = weighed([{0: 2.0}, {0: 1.0}], [{1}, {0}, {1}, {1}])
    assert asked.best(1) == [1]
    assert asked.best(2) == [1, 0, 2, 3]


def test_of_very_many_documents_the_best_are_picked_all_the_same() -> None:
    asked = Weighed([1.0], set(), sums={n: (n * 7919 % 1000 + 1000) << BITS for n in range(1000)})
    assert asked.best(20) == sorted(asked.sums, key=lambda n: -asked.sums[n])[:20]


def test_a_document_that_is_not_known_explains_nothing() -> None:
    assert weighed([], []).explained(7).worth == 0
    assert weighed([], []).best(3) == []
