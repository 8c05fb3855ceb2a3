"""Terms are collected from a question, and what each document explains is added up."""

from math import log
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import weights
from knowledge.postings import Postings
from knowledge.weighed import AHEAD, BITS, FINE, Weighed
from knowledge.weighing import Weighing
from knowledge.wording import Wording

#: Of ten documents, one is on bandwidth, two on cost, and all are on models.
DOCUMENTS = [{"model", "bandwidth", "=1"}, {"model", "cost"}, {"model", "cost", "1000"}]
POSTINGS = Postings([*DOCUMENTS, *[{"model"}] * 7])


def weighing(text: str, ignored: set[int] | None = None) -> Weighing:
    return Weighing(POSTINGS, Wording(text), ignored or set())


def test_a_rarer_term_is_worth_more() -> None:
    question = weighing("bandwidth cost model")
    for place, term in enumerate(("bandwidth", "cost", "model")):
        question.count(term, place, place)
    assert question.weighed.worth == sorted(question.weighed.worth, reverse=True)
    assert question.weighed.known == {0, 1, 2}


def test_a_term_that_nobody_uses_is_none() -> None:
    question = weighing("dinosaurs")
    question.count("dinosaur", 0, 0)
    assert question.weighed.worth == [0]
    assert list(question.strange()) == [0]
    assert question.weighed.worth == [weights.UNKNOWN_WORD]


@pytest.mark.parametrize(
    ("text", "worth", "strange"),
    [
        ("恐龙", [weights.UNKNOWN_HAN] * 2, []),
        ("x", [weights.NUMBER], []),
        ("1234", [weights.NUMBER], []),
        ("dinosaurs rex", [weights.UNKNOWN_WORD] * 2, [0, 1]),
    ],
)
def test_what_nobody_has_a_word_for_speaks_against_every_entry(
    text: str, worth: list[float], strange: list[int]
) -> None:
    question = weighing(text)
    assert list(question.strange()) == strange
    assert question.weighed.worth == worth


def test_a_word_without_content_counts_in_a_phrase_only() -> None:
    question = weighing("cost model", {0, 1})
    question.count("cost", 0, 0)
    assert question.weighed.worth == [0, 0]
    question.count("=1", 0, 1)
    assert all(question.weighed.worth)


def test_a_slip_leaves_a_word_unknown() -> None:
    question = weighing("cots cost")
    question.count("cost", 0, 0, weights.SLIP)
    question.count("cost", 1, 1)
    assert question.weighed.known == {1}
    typed, meant = question.weighed.worth
    assert typed == pytest.approx(weights.SLIP * meant)
    assert question.sum_up().explained(1).places == {0: typed, 1: meant}


def test_a_number_is_worth_little() -> None:
    question = weighing("1000")
    question.count("1000", 0, 0)
    assert question.weighed.worth == [weights.NUMBER]


def test_a_cap_holds_for_all_that_is_explained() -> None:
    question = weighing("bandwidth")
    question.count("bandwidth", 0, 0)
    question.cap([0])
    weighed = question.sum_up()
    assert weighed.worth == [weights.GROUND]
    assert weighed.explained(0).places == {0: weights.GROUND}


def test_documents_are_summed_up_the_rarest_terms_first() -> None:
    question = weighing("model cost bandwidth")
    for place, term in enumerate(("model", "cost", "bandwidth")):
        question.count(term, place, place)
    weighed = question.sum_up()
    assert [list(places) for places in weighed.hits] == [[2], [1], [0]]
    assert weighed.work == 1 + 2 + 10
    assert weighed.best(1) == [0]


def test_common_terms_count_for_the_leading_documents_when_the_work_is_done() -> None:
    common = [{"common"} for _ in range(weights.MAX_POSTINGS)]
    postings = Postings([{"rare", "common"}, *common])
    question = Weighing(postings, Wording("rare common"), set())
    question.count("rare", 0, 0)
    question.count("common", 1, 1)
    weighed = question.sum_up()
    assert set(weighed.sums) == {0}
    assert set(weighed.explained(0).places) == {0, 1}
    assert weighed.work == 2


@pytest.mark.parametrize(
    ("documents", "looked_at"),
    [
        (weights.LEAST_POSTINGS + 1, weights.LEAST_POSTINGS),
        (30_000, 1500),
        (30 * weights.MAX_POSTINGS, weights.MAX_POSTINGS),
    ],
)
def test_a_term_of_very_many_documents_alone_is_looked_up_in_some(
    documents: int, looked_at: int
) -> None:
    postings = Postings([{"common"}] * documents)
    question = Weighing(postings, Wording("common"), set())
    question.count("common", 0, 0)
    weighed = question.sum_up()
    assert len(weighed.sums) == weighed.work == looked_at


def test_no_more_terms_than_allowed_are_looked_up() -> None:
    words = [f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(2 * weights.MAX_TERMS)]
    question = Weighing(Postings([set(words)]), Wording(" ".join(words)), set())
    for place, word in enumerate(words):
        question.count(word, place, place)
    assert len(question.sum_up().hits) == weights.MAX_TERMS


Counted = tuple[str, int, int, float]
FACTORS = {"a": 1.0, "b": 1.0, "c": weights.SLIP, "12": 1.0, "ab": 1.0, "=1": weights.IDEA}
#: How many units a term stands for: a pair of characters has two, a phrase of an idea any.
LENGTHS = {"ab": 2, "=1": 3}
PLACES = 6


@st.composite
def terms_asked(draw: st.DrawFn, terms: dict[str, float]) -> list[Counted]:
    """Terms with the places that they stand for, as a question has them."""
    found = []
    for term in draw(st.lists(st.sampled_from(sorted(terms)), max_size=8)):
        length = LENGTHS.get(term, 1)
        first = draw(st.integers(0, PLACES - length))
        found.append((term, first, first + length - 1, terms[term]))
    return found


def idf(documents: list[set[str]], term: str) -> float:
    holding = sum(term in document for document in documents)
    return log(1 + (len(documents) - holding + 0.5) / (holding + 0.5))


def values(
    documents: list[set[str]], asked: list[Counted], ignored: set[int]
) -> dict[str, dict[int, float]]:
    """By term that any document holds, what it is worth at each place."""
    found: dict[str, dict[int, float]] = {}
    for term, first, last, factor in asked:
        length = last - first + 1
        value = idf(documents, term) / length * factor
        if term.isdigit():
            value = min(value, weights.NUMBER)
        for place in range(first, last + 1):
            if (term == "=1" or place not in ignored) and any(term in one for one in documents):
                found.setdefault(term, {})[place] = value
    return found


def fine(places: dict[int, float]) -> int:
    """What a term is worth, as sums are kept."""
    return int(sum(places.values()) * FINE)


def weigh(documents: list[set[str]], asked: list[Counted], ignored: set[int]) -> Weighed:
    question = Weighing(Postings(documents), Wording("字" * PLACES), ignored)
    for counted in asked:
        question.count(*counted)
    return question.sum_up()


@given(
    st.lists(st.sets(st.sampled_from(sorted(FACTORS))), min_size=1, max_size=12),
    terms_asked(FACTORS),
    st.sets(st.integers(0, PLACES - 1)),
)
def test_sums_are_what_the_terms_of_a_document_are_worth(
    documents: list[set[str]], asked: list[Counted], ignored: set[int]
) -> None:
    weighed = weigh(documents, asked, ignored)
    expected = values(documents, asked, ignored)
    everywhere = [places for places in expected.values() if places]
    for place, worth in enumerate(weighed.worth):
        assert worth == pytest.approx(max((found.get(place, 0) for found in everywhere), default=0))
    for number, document in enumerate(documents):
        held = [places for term, places in expected.items() if term in document]
        assert (number in weighed.sums) == bool(held)
        assert weighed.sums.get(number, 0) >> BITS == sum(map(fine, held))
        best = {place: max(one.get(place, 0) for one in held) for one in held for place in one}
        assert weighed.explained(number).places == pytest.approx(best)
    assert weighed.work == sum(term in one for term in expected for one in documents)


MANY = 900
RARE = {"a": 1.0, "b": 1.0, "c": 1.0, "d": 1.0}
#: Terms of every so many documents, all common enough to be left out.
COMMON = {"x": 2, "y": 3, "z": 5}


@settings(max_examples=60)
@given(
    st.fixed_dictionaries({term: st.sets(st.integers(0, 40), max_size=20) for term in RARE}),
    terms_asked(RARE | dict.fromkeys(COMMON, 1.0)),
)
def test_leaving_out_common_terms_changes_no_leading_document(
    rare: dict[str, set[int]], asked: list[Counted]
) -> None:
    """Whoever was negligible before a common term stays below the double of that behind it.

    And whoever was behind many others stays behind them.
    """
    documents = [
        {term for term in RARE if number in rare[term]}
        | {term for term, step in COMMON.items() if number % step == 0}
        for number in range(MANY)
    ]
    with patch.object(weights, "MAX_LEADING", MANY):  # of those that are alike, none is left out
        weighed = weigh(documents, asked, set())
    worth = {term: fine(places) for term, places in values(documents, asked, set()).items()}
    whole = [sum(worth.get(term, 0) for term in document) for document in documents]
    leading = {
        number: total
        for number, total in enumerate(whole)
        if total >= max(1, 2 * weights.NEGLIGIBLE * max(whole), sorted(whole)[-AHEAD])
    }
    assert {number: weighed.sums[number] >> BITS for number in leading} == leading
    assert {one for one in weighed.sums if weighed.sums[one] >> BITS > whole[one]} == set()


def test_a_common_term_is_left_out_where_it_could_lift_nobody() -> None:
    """The test before would say nothing if no term were."""
    documents = [{"a"} | ({"x"} if number % 2 else set()) for number in range(3)]
    documents += [{"x"} if number % 2 else {"other"} for number in range(3, MANY)]
    weighed = weigh(documents, [("a", 0, 0, 1.0), ("x", 1, 1, 1.0)], set())
    assert set(weighed.sums) == {0, 1, 2}
    assert set(weighed.explained(1).places) == {0, 1}
    assert weighed.work == 3 + 3
