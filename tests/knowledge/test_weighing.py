"""Terms are collected from a question, and what each document explains is added up."""

import pytest

from knowledge import weights
from knowledge.postings import Postings
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


def test_a_term_of_very_many_documents_alone_is_looked_up_in_some() -> None:
    postings = Postings([{"common"}] * (2 * weights.MAX_POSTINGS))
    question = Weighing(postings, Wording("common"), set())
    question.count("common", 0, 0)
    weighed = question.sum_up()
    assert len(weighed.sums) == weighed.work == weights.MAX_POSTINGS


def test_no_more_terms_than_allowed_are_looked_up() -> None:
    words = [f"word{chr(97 + n // 26)}{chr(97 + n % 26)}" for n in range(2 * weights.MAX_TERMS)]
    question = Weighing(Postings([set(words)]), Wording(" ".join(words)), set())
    for place, word in enumerate(words):
        question.count(word, place, place)
    assert len(question.sum_up().hits) == weights.MAX_TERMS
