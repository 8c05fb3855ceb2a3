"""How much of a question each statement explains, and which words tell."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge import weights
from knowledge.evidence import Evidence, _words
from knowledge.index import entities_of
from knowledge.models import AnyEntity
from knowledge.normalize import LATIN, folded
from knowledge.weighed import Weighed
from knowledge.wording import Wording
from knowledge.words import vocabulary
from tests.knowledge.conftest import SMALL
from tests.knowledge.strategies import questions

ENTITIES: list[AnyEntity] = [*SMALL.speakers, *SMALL.topics, *SMALL.systems]
EVIDENCE = Evidence(SMALL, ENTITIES, vocabulary())
#: The points first, then the entities.
DOCUMENTS = [one.id for one in (*SMALL.points, *ENTITIES)]
CONTEXT = {point.id: [DOCUMENTS.index(id_) for id_ in entities_of(point)] for point in SMALL.points}


def weigh(question: str) -> Weighed:
    return EVIDENCE.weigh(Wording(question))


def explained(question: str, document: str) -> float:
    """What a document explains, with what the entities do that it belongs to."""
    number, context = DOCUMENTS.index(document), CONTEXT.get(document, ())
    return weigh(question).explained(number, context).worth


def worth(question: str) -> dict[str, float]:
    wording = Wording(question)
    return dict(zip(wording.units, EVIDENCE.weigh(wording).worth, strict=True))


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


def test_a_name_that_all_know_and_the_file_does_not_speaks_against_every_entry() -> None:
    found = worth("Netflix bandwidth 世界杯")
    assert found["netflix"] == weights.OTHER_NAME > weights.UNKNOWN_WORD
    assert found["世"] + found["界"] + found["杯"] == pytest.approx(weights.OTHER_NAME)


def test_a_rare_word_tells_more_than_a_common_one() -> None:
    found = worth("Colossal bandwidth training")
    assert found["bandwidth"] > found["training"]


def test_a_word_tells_more_than_its_idea() -> None:
    assert explained("成本", "xie-one-thousandth") > explained("开销", "xie-one-thousandth") > 0


def test_a_topics_words_support_its_statements_but_weakly() -> None:
    assert explained("并行", "you-three-layers") > explained("并行", "xie-one-thousandth") > 0


def test_a_statement_without_its_topic_explains_its_own_words_only() -> None:
    weighed = weigh("并行")
    assert weighed.explained(DOCUMENTS.index("xie-one-thousandth")).worth == 0
    assert weighed.explained(DOCUMENTS.index("you-three-layers")).worth > 0


def test_an_unknown_word_speaks_against_everything() -> None:
    weighed = weigh("bandwidth of dinosaurs")
    assert weighed.worth[2] > weighed.worth[0]
    assert not any(2 in weighed.explained(number).places for number in weighed.sums)
    assert 2 not in weighed.known


@pytest.mark.parametrize("question", ["尤洋", "张含望", "Yang", "Hanwang", "zhang"])
def test_half_a_persons_name_is_no_evidence(question: str) -> None:
    assert weigh(question).sums == {}


def test_a_persons_name_weighs_as_a_word_that_is_not_known() -> None:
    assert worth("Hanwang")["hanwang"] > 0


@pytest.mark.parametrize("question", ["", "请问讲了什么", "what did they say about it", "！？😀"])
def test_words_without_content_weigh_nothing(question: str) -> None:
    assert weigh(question).total == 0
    assert weigh(question).sums == {}


@pytest.mark.parametrize(("number", "known"), [("1000", True), ("77777", False)])
def test_numbers_support_but_prove_little(number: str, known: bool) -> None:
    weighed = weigh(number)
    assert 0 < weighed.total < 1
    assert bool(weighed.sums) == known


def test_words_of_any_event_tell_little() -> None:
    assert weigh("大会").total <= 1
    assert weigh("conference").total <= 1


def test_a_letter_alone_says_nothing() -> None:
    assert weigh("a b").sums == {}


def test_chinese_is_looked_up_in_pairs_that_touch_and_latin_by_its_stem() -> None:
    assert explained("内存", "you-three-layers") > 0
    assert weigh("内 存").sums == {}
    assert explained("layer", "you-three-layers") == explained("layers", "you-three-layers") > 0


def test_a_slip_of_a_short_or_other_word_is_none() -> None:
    assert weigh("lawyers").sums == {}  # not "layers": another first letter
    assert weigh("cist").sums == {}  # too short to be a slip of "cost"


def test_a_slip_tells_less_than_the_word() -> None:
    typed, meant = (explained(word, "panel-you-networking") for word in ("bandwith", "bandwidth"))
    assert 0 < typed < meant


def test_only_a_few_misspelt_words_are_looked_up() -> None:
    weighed = weigh("bandwith " * 50)
    places = weighed.explained(DOCUMENTS.index("panel-you-networking")).places
    assert len(places) <= weights.MAX_SLIPS


def test_the_documents_that_explain_most_come_first() -> None:
    weighed = weigh("bandwidth layers memory")
    best = weighed.best(len(DOCUMENTS))
    assert [DOCUMENTS[number] for number in best] == ["you-three-layers", "panel-you-networking"]
    assert weighed.best(1) == best[:1]
    assert weighed.best(0) == []


def test_what_explains_next_to_nothing_beside_the_best_is_left_out() -> None:
    weighed = weigh("communication bandwidth hardest in distributed training: layers")
    assert DOCUMENTS.index("you-three-layers") in weighed.sums
    assert [DOCUMENTS[number] for number in weighed.best(9)] == ["panel-you-networking"]


@given(questions)
@example("training trainin")
@example("向量数据库")
def test_no_document_explains_more_than_there_is(text: str) -> None:
    wording = Wording(text)
    weighed = EVIDENCE.weigh(wording)
    assert len(weighed.worth) == len(wording)
    assert all(value >= 0 for value in weighed.worth)
    assert set(weighed.sums) <= set(range(len(DOCUMENTS)))
    for number, document in enumerate(DOCUMENTS):
        found = weighed.explained(number, CONTEXT.get(document, ()))
        assert found.worth == pytest.approx(sum(found.places.values()))
        for place, value in found.places.items():
            assert 0 < value <= weighed.worth[place] + 1e-9


@given(questions)
def test_what_explains_nothing_is_not_among_the_best(text: str) -> None:
    weighed = weigh(text)
    for number in range(len(DOCUMENTS)):
        assert (number in weighed.sums) == bool(weighed.explained(number).places)
    assert set(weighed.best(len(DOCUMENTS))) <= set(weighed.sums)


@given(questions, st.integers(0, len(DOCUMENTS)))
def test_the_best_are_a_beginning_of_all_that_are_good(text: str, count: int) -> None:
    weighed = weigh(text)
    best = weighed.best(count)
    assert best == weighed.best(len(DOCUMENTS))[: len(best)]
    assert count <= len(best) or best == weighed.best(len(DOCUMENTS))


@given(st.permutations(["通信带宽", "vector", "成本", "layers", "1000"]))
def test_the_order_of_words_does_not_matter(words: list[str]) -> None:
    total = weigh(" ".join(words)).total
    assert total == pytest.approx(weigh("通信带宽 vector 成本 layers 1000").total)


@given(st.text("ab1.,é -\n，。中文ж", max_size=30))
def test_words_of_plain_lines_are_those_of_any(text: str) -> None:
    line = folded(text)
    assert _words(line) == re.findall(LATIN, line)
