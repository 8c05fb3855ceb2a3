"""Several that are named, or several voices, are set side by side."""

import pytest
from hypothesis import given

from knowledge import weights
from knowledge.answer import answer
from knowledge.beside import compared, voices, voices_on
from knowledge.index import Index, asked, entities_of
from knowledge.models import Kind, Name, Point, Speaker, Text
from knowledge.outcome import Found, Outcome
from tests.knowledge.conftest import SMALL, shipped_index
from tests.knowledge.strategies import questions

INDEX = shipped_index()


def form(outcome: Outcome | None) -> str:
    return outcome.form if isinstance(outcome, Found) else "none"


def sides(outcome: Outcome | None) -> list[str]:
    return [side.entity.id for side in outcome.sides] if isinstance(outcome, Found) else []


def comparison(question: str) -> list[str]:
    return sides(compared(INDEX, INDEX.read(asked(question))))


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("尤洋和李博都讲了什么", ["yang-you", "bo-li"]),
        ("李博和尤洋都讲了什么", ["bo-li", "yang-you"]),
        ("Yang You vs Wei Lin", ["yang-you", "wei-lin"]),
        ("潘毅 黄学东", ["yi-pan", "xuedong-huang"]),
        ("张含望 and Charles Xie", ["hanwang-zhang", "charles-xie"]),
        ("星爵、尤洋、季昕华怎么看成本", ["charles-xie", "yang-you", "xinhua-ji"]),
        ("张寒望和星爵", ["hanwang-zhang", "charles-xie"]),  # heard instead of seen
    ],
)
def test_people_who_are_named_stand_side_by_side_in_the_order_of_the_question(
    question: str, expected: list[str]
) -> None:
    assert comparison(question) == expected
    outcome = answer(INDEX, question)
    assert isinstance(outcome, Found)
    assert (outcome.form, sides(outcome)) == ("comparison", expected)
    assert [match.entity.id for match in outcome.matches] == expected


@pytest.mark.parametrize(
    "question",
    ["", "尤洋", "尤洋讲了什么", "尤洋和尤洋", "Yang You 尤洋", "成本", "尤洋和马斯克"],
)
def test_one_or_nobody_is_no_comparison(question: str) -> None:
    assert comparison(question) == []


@pytest.mark.parametrize(
    ("kind", "question"),
    [
        ("topic", "尤洋和李博"),
        ("system", "Yang You vs Bo Li"),
        ("speaker", "Colossal-AI vs DecodingTrust"),
    ],
)
def test_those_of_another_kind_are_not_compared(kind: Kind, question: str) -> None:
    assert form(answer(INDEX, question, kind=kind)) != "comparison"


def test_of_more_than_fit_the_first_are_compared() -> None:
    assert comparison("尤洋、李博、星爵、潘毅") == ["yang-you", "bo-li", "charles-xie"]
    assert weights.MAX_SIDES == 3


@pytest.mark.parametrize(
    "question",
    [
        "因果关系和向量数据库",
        "Colossal-AI vs DecodingTrust",
        "UCloud / Zilliz",
        "Colossal-AI、YuLan",
        "Zilliz Colossal-AI",
    ],
)
def test_things_are_compared_where_they_are_joined_or_alone(question: str) -> None:
    assert len(comparison(question)) == 2


@pytest.mark.parametrize(
    "question", ["因果关系里面为什么要用向量数据库", "Colossal-AI 怎么训练 YuLan"]
)
def test_things_with_something_else_between_them_are_not(question: str) -> None:
    assert comparison(question) == []


def test_each_side_has_what_the_question_asked_for_first() -> None:
    outcome = answer(INDEX, "尤洋和星爵怎么看成本")
    assert isinstance(outcome, Found)
    assert outcome.direct
    for side in outcome.sides:
        assert side.points
        assert all(side.entity.id in entities_of(point) for point in side.points)
    assert "xie-one-thousandth" in [point.id for point in outcome.sides[1].points[:3]]


def test_what_both_share_is_told_once() -> None:
    shared = SMALL.points[0].model_copy(update={"speakers": ("yang-you", "charles-xie")})
    index = Index(SMALL.model_copy(update={"points": (shared, *SMALL.points[1:])}))
    outcome = compared(index, index.read(asked("尤洋和星爵")))
    assert outcome
    ids = [point.id for side in outcome.sides for point in side.points]
    assert len(ids) == len(set(ids))
    assert len(set(outcome.points)) == len(outcome.points)


@pytest.mark.parametrize(
    "question",
    [
        "还有谁谈过成本",
        "哪些嘉宾讲了成本",
        "圆桌上大家怎么看成本",
        "everyone's views on cost",
        "who else talked about cost",
        "仲有邊個講成本",
    ],
)
def test_several_voices_are_heard_where_a_question_asks_for_them(question: str) -> None:
    outcome = answer(INDEX, question)
    assert isinstance(outcome, Found)
    assert outcome.form == "voices"
    assert len(outcome.sides) >= 2
    assert outcome.entity.kind != "speaker"
    for side in outcome.sides:
        assert side.entity.kind == "speaker"
        assert 1 <= len(side.points) <= weights.SIDE_POINTS
        assert all(side.entity.id in point.speakers for point in side.points)


@pytest.mark.parametrize("question", ["成本", "尤洋怎么看成本", "还有谁", "还有谁谈过恐龙"])
def test_other_questions_have_no_voices(question: str) -> None:
    assert form(answer(INDEX, question)) != "voices"


@pytest.mark.parametrize(
    ("question", "without"),
    [
        ("除了尤洋还有谁谈过成本", "yang-you"),
        ("who besides Charles Xie talked about cost", "charles-xie"),
        ("除了星爵，还有谁说成本", "charles-xie"),
    ],
)
def test_who_is_excepted_is_not_heard(question: str, without: str) -> None:
    outcome = answer(INDEX, question)
    assert form(outcome) == "voices"
    assert without not in sides(outcome)
    assert isinstance(outcome, Found)
    assert outcome.entity.id != without


def test_a_statement_is_not_heard_for_naming_who_is_excepted() -> None:
    outcome = answer(INDEX, "who else besides Yang You mentioned GPUs")
    assert form(outcome) == "voices"
    assert "yu-chen" not in sides(outcome)  # he sat beside Yang You, and said nothing of them


def test_who_is_named_without_being_excepted_is_asked_about() -> None:
    reading = INDEX.read(asked("尤洋还有谁谈过成本"))
    assert voices_on(INDEX, reading, reading.candidates) is None


@pytest.mark.parametrize("entity", list(INDEX.entities))
def test_voices_on_an_entity_are_those_of_its_speakers(entity: str) -> None:
    outcome = voices(INDEX, entity)
    if outcome is None:
        return
    assert outcome.form == "voices"
    assert outcome.entity.kind != "speaker"
    spoke = {id_ for point in INDEX.points_of(outcome.entity.id) for id_ in point.speakers}
    if INDEX.entities[entity].kind == "speaker":
        assert outcome.entity.id in {other.id for other in INDEX.related(entity)}
        spoke.discard(entity)
    else:
        assert outcome.entity.id == entity
    assert set(sides(outcome)) == spoke
    assert len(sides(outcome)) == len(spoke)


def test_those_left_out_are_not_heard() -> None:
    everybody = sides(voices(INDEX, "cost-reduction"))
    assert len(everybody) > 2
    for one in everybody:
        others = [other for other in everybody if other != one]
        assert sides(voices(INDEX, "cost-reduction", [one])) == others


def test_one_voice_is_not_several() -> None:
    index = Index(SMALL)
    assert voices(index, "causality") is None
    assert sides(voices(index, "parallel-training")) == ["yang-you", "charles-xie"]
    assert sides(voices(index, "yang-you")) == ["charles-xie"]


def test_beside_those_left_out_there_may_be_one_voice_or_none() -> None:
    for without, heard in ((["yang-you"], ["charles-xie"]), (["yang-you", "charles-xie"], [])):
        outcome = voices(Index(SMALL), "parallel-training", without)
        assert (form(outcome), sides(outcome)) == ("voices", heard)


def test_who_said_most_is_heard_first() -> None:
    many = [found for found in (voices(INDEX, entity) for entity in INDEX.entities) if found]
    assert len(many) > 15
    for found in many:
        spoke = [id_ for point in INDEX.points_of(found.entity.id) for id_ in point.speakers]
        counts = [spoke.count(id_) for id_ in sides(found)]
        assert counts == sorted(counts, reverse=True)


def test_an_unknown_entity_has_no_voices() -> None:
    with pytest.raises(KeyError):
        voices(INDEX, "nobody")


def test_who_is_silent_has_no_voices() -> None:
    silent = Speaker(
        id="silent", name=Name(zh="李白", en="Bai Li"), summary=Text(zh="无", en="None")
    )
    index = Index(SMALL.model_copy(update={"speakers": (*SMALL.speakers, silent)}))
    assert voices(index, "silent") is None
    outcome = compared(index, index.read(asked("李白和尤洋")))
    assert outcome
    assert outcome.sides[0].points == ()


@given(questions)
def test_any_answer_side_by_side_holds_together(text: str) -> None:
    outcome = answer(INDEX, text)
    if not isinstance(outcome, Found) or outcome.form == "card":
        assert sides(outcome) == []
        return
    assert len(set(sides(outcome))) == len(outcome.sides)
    if outcome.form == "comparison":
        assert 2 <= len(outcome.sides) <= weights.MAX_SIDES
    told: list[Point] = [point for side in outcome.sides for point in side.points]
    assert set(outcome.points) == set(told)
    assert len(set(outcome.points)) == len(outcome.points)
