"""How much of a question each statement explains, and which words tell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.evidence import Evidence, Weighed
from knowledge.index import Index
from knowledge.words import Wording, vocabulary
from tests.knowledge.conftest import SMALL
from tests.knowledge.strategies import questions

EVIDENCE = Evidence(SMALL, Index(SMALL).entities, vocabulary())
DOCUMENTS = {
    *(point.id for point in SMALL.points),
    *(entity.id for entity in (*SMALL.speakers, *SMALL.topics, *SMALL.systems)),
}


def weigh(question: str) -> Weighed:
    return EVIDENCE.weigh(Wording(question))


def explained(question: str, document: str) -> float:
    return sum(weigh(question).explained.get(document, {}).values())


def worth(question: str) -> dict[str, float]:
    wording = Wording(question)
    found = zip(wording.units, EVIDENCE.weigh(wording).worth, strict=True)
    return {unit.text: value for unit, value in found}


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("分布式训练难在哪里", "panel-you-networking"),
        ("通信带宽", "panel-you-networking"),
        ("communication bandwidth", "panel-you-networking"),
        ("vector database cost", "xie-one-thousandth"),
        ("frequent co-occurrence", "zhang-frequent-not-causal"),
        ("has it layers for memory optimisation", "you-three-layers"),
        ("optimizing memory", "you-three-layers"),  # another spelling and form
        ("費用只有多少", "xie-one-thousandth"),  # another word of the same idea
        ("便宜 vector", "xie-one-thousandth"),  # two languages in one question
        ("comunication bandwith", "panel-you-networking"),  # two misspelt words
    ],
)
def test_the_statement_that_explains_most_is_the_one_asked_for(question: str, best: str) -> None:
    points = {point.id: explained(question, point.id) for point in SMALL.points}
    assert max(points, key=lambda id_: points[id_]) == best
    assert points[best] > 0


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    found = worth("Colossal bandwidth training")
    assert found["bandwidth"] > found["training"]


def test_a_word_tells_more_than_its_idea() -> None:
    assert explained("成本", "xie-one-thousandth") > explained("开销", "xie-one-thousandth") > 0


def test_a_topics_words_support_its_statements_but_weakly() -> None:
    assert explained("并行", "you-three-layers") > explained("并行", "xie-one-thousandth") > 0


def test_an_unknown_word_speaks_against_everything() -> None:
    weighed = weigh("bandwidth of dinosaurs")
    assert weighed.worth[2] > weighed.worth[0]
    assert not any(2 in places for places in weighed.explained.values())
    assert 2 not in weighed.known


@pytest.mark.parametrize("question", ["尤洋", "张含望", "Yang", "Hanwang", "zhang"])
def test_half_a_persons_name_is_no_evidence(question: str) -> None:
    assert weigh(question).explained == {}


def test_a_persons_name_weighs_as_a_word_that_is_not_known() -> None:
    assert worth("Hanwang")["hanwang"] > 0


@pytest.mark.parametrize("question", ["", "请问讲了什么", "what did they say about it", "！？😀"])
def test_words_without_content_weigh_nothing(question: str) -> None:
    assert weigh(question).total == 0
    assert weigh(question).explained == {}


@pytest.mark.parametrize(("number", "known"), [("1000", True), ("77777", False)])
def test_numbers_support_but_prove_little(number: str, known: bool) -> None:
    weighed = weigh(number)
    assert 0 < weighed.total < 1
    assert bool(weighed.explained) == known


def test_words_of_any_event_tell_little() -> None:
    assert weigh("大会").total <= 1
    assert weigh("conference").total <= 1


def test_a_slip_of_a_short_or_other_word_is_none() -> None:
    assert weigh("lawyers").explained == {}  # not "layers": another first letter
    assert weigh("cist").explained == {}  # too short to be a slip of "cost"


def test_only_a_few_misspelt_words_are_looked_up() -> None:
    weighed = weigh("bandwith " * 50)
    assert len(weighed.explained["panel-you-networking"]) < 10


@given(questions)
def test_no_document_explains_more_than_there_is(text: str) -> None:
    wording = Wording(text)
    weighed = EVIDENCE.weigh(wording)
    assert len(weighed.worth) == len(wording)
    assert all(value >= 0 for value in weighed.worth)
    assert set(weighed.explained) <= DOCUMENTS
    for places in weighed.explained.values():
        for place, value in places.items():
            assert 0 < value <= weighed.worth[place] + 1e-9


@given(st.permutations(["通信带宽", "vector", "成本", "layers", "1000"]))
def test_the_order_of_words_does_not_matter(words: list[str]) -> None:
    total = weigh(" ".join(words)).total
    assert total == pytest.approx(weigh("通信带宽 vector 成本 layers 1000").total)
