"""What speaks for an entity, and how much."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import weights
from knowledge.index import Index, asked
from knowledge.mention import Mention
from knowledge.names import Form, Key
from knowledge.ranking import Candidate, Ranking, Said, breadth
from knowledge.weighed import Explained, Weighed
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


def test_of_equals_the_first_of_their_statement_comes_first() -> None:
    point = INDEX.points["zhang-frequent-not-causal"]
    found = list(candidates("frequent co-occurrence"))
    seats = [candidates("frequent co-occurrence")[id_].order for id_ in found]
    assert found[0] in {*point.speakers, *point.topics}
    assert seats == sorted(seats)
    assert {c.seat for c in candidates("frequent co-occurrence").values()} >= {0, 1}


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


PLACES = 6
explained = st.dictionaries(st.integers(0, PLACES - 1), st.floats(0.01, 6), max_size=4).map(
    lambda places: Explained(places, sum(places.values()))
)
whys = st.sampled_from(sorted(weights.STRENGTH))
mentions = st.builds(
    lambda first, length, why, sure, hint, edits: Mention(
        Key(SMALL.speakers[0], "尤洋", Form("exact")),
        first,
        min(PLACES - 1, first + length),
        why,
        sure and not hint,
        hint,
        edits,
    ),
    st.integers(0, PLACES - 1),
    st.integers(0, 2),
    whys,
    st.booleans(),
    st.booleans(),
    st.integers(0, 3),
)


@st.composite
def said(draw: st.DrawFn) -> tuple[Weighed, list[tuple[Said, list[Mention]]]]:
    """A question's worth, and what several entities say on it: often the very same."""
    worth = draw(st.lists(st.floats(0, 6), min_size=PLACES, max_size=PLACES))
    documents = draw(st.lists(explained, min_size=1, max_size=5))
    one = st.builds(
        Said, st.sampled_from(documents), st.lists(st.sampled_from(documents), max_size=4)
    )
    heard = draw(st.lists(st.tuples(one, st.lists(mentions, max_size=2)), max_size=12))
    return Weighed(worth, set()), heard


@given(said())
def test_what_was_weighed_before_is_weighed_alike(
    question: tuple[Weighed, list[tuple[Said, list[Mention]]]],
) -> None:
    """A ranking keeps what entities explain: nothing may be taken for another's."""
    weighed, heard = question
    entity = SMALL.speakers[0]
    ranking = Ranking(weighed)
    together = [ranking.candidate(entity, *one) for one in heard]
    assert together == [Ranking(weighed).candidate(entity, *one) for one in heard]


@given(said())
def test_a_candidate_explains_what_its_best_say(
    question: tuple[Weighed, list[tuple[Said, list[Mention]]]],
) -> None:
    weighed, heard = question
    ranking = Ranking(weighed)
    for own, several in heard:
        met = several[:1]
        found = ranking.candidate(SMALL.speakers[0], own, met)
        told = {place: weights.PROFILE * value for place, value in own.profile.places.items()}
        for mention in met:
            if not mention.is_hint:
                strength = weights.STRENGTH[mention.why]
                told.update({place: weighed.worth[place] * strength for place in mention.places})
        for statement in own.statements[:3]:
            for place, value in statement.places.items():
                told[place] = max(told.get(place, 0.0), value)
        assert found.places == told
        assert found.evidence == pytest.approx(sum(told.values()))
        assert found.share == pytest.approx(found.evidence / (weighed.total or float("inf")))
        assert (found.mention is None) == (met == [])


def test_a_profile_that_is_all_that_was_asked_comes_before_a_statement_that_is() -> None:
    whole, most = Explained({0: 4.0, 1: 4.0}, 8.0), Explained({0: 4.0, 1: 3.0}, 7.0)
    ranking = Ranking(Weighed([4.0, 4.0], set()))
    about, other = SMALL.topics[0], SMALL.speakers[0]
    said = ranking.candidate(other, Said(most, [whole]), [])
    assert ranking.candidate(about, Said(whole, []), []).rank > said.rank
    assert ranking.candidate(about, Said(most, []), []).rank < said.rank
