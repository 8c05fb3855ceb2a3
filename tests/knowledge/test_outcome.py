"""What becomes of a question that more than one bearer of a name could answer."""

import pytest

from knowledge.answer import answer
from knowledge.index import Index, asked
from knowledge.models import Kind, Name, Point, Speaker, Text
from knowledge.outcome import Found, NotKnown, Outcome, Suggested
from knowledge.weights import STRENGTH
from tests.knowledge.conftest import SMALL


def bearer(id_: str, zh: str, en: str, said: tuple[str, str]) -> tuple[Speaker, Point]:
    """A speaker 李博 of an organisation, with a statement."""
    speaker = Speaker(
        id=id_,
        name=Name(zh="李博", en="Bo Li"),
        organisation=Name(zh=zh, en=en),
        summary=Text(zh="讲了话", en="Spoke"),
    )
    text = Text(zh=said[0], en=said[1])
    point = Point(id=f"said-{id_}", speakers=(id_,), topics=("causality",), text=text, source=(1,))
    return speaker, point


BEARERS = [
    bearer("bo-li-fudan", "复旦大学", "Fudan University", ("鲁棒性很难", "Robustness is hard")),
    bearer("bo-li-huawei", "华为", "Huawei", ("散热很贵", "Cooling is dear")),
]
SPEAKERS, POINTS = zip(*BEARERS, strict=True)
INDEX = Index(
    SMALL.model_copy(
        update={
            "speakers": (*SMALL.speakers, *SPEAKERS),
            "points": (*SMALL.points, *POINTS),
        }
    )
)
BOTH = {"bo-li-fudan", "bo-li-huawei"}


def offered(outcome: Outcome) -> list[str]:
    return [match.entity.id for match in getattr(outcome, "matches", ())]


@pytest.mark.parametrize(
    "question",
    [
        "李博",
        "李博讲了什么",
        "Bo Li",
        "What did Bo Li say?",
        "李博怎么看因果",
        "libo",
        "Li Bo",
        "力博",
    ],
)
def test_namesakes_are_asked_back(question: str) -> None:
    outcome = answer(INDEX, question)
    assert isinstance(outcome, Suggested)
    assert set(offered(outcome)) == BOTH
    assert {match.reason.name for match in outcome.matches} <= {"李博", "Bo Li"}


@pytest.mark.parametrize(
    ("question", "entity"),
    [
        ("复旦大学的李博讲了什么", "bo-li-fudan"),
        ("华为的李博", "bo-li-huawei"),
        ("Bo Li of Huawei", "bo-li-huawei"),
        ("What did Bo Li from Fudan University say?", "bo-li-fudan"),
    ],
)
def test_namesakes_are_told_apart_by_their_organisation(question: str, entity: str) -> None:
    outcome = answer(INDEX, question)
    assert isinstance(outcome, Found)
    assert outcome.entity.id == entity


def test_two_who_are_named_at_different_places_are_no_namesakes() -> None:
    outcome = answer(INDEX, "尤洋 星爵")
    assert isinstance(outcome, Found)
    assert offered(outcome) == ["yang-you", "charles-xie"]


@pytest.mark.parametrize(
    ("question", "entity", "kind"),
    [
        ("尤洋", "yang-you", None),
        ("  尤 洋 ?", "yang-you", None),
        ("@some_bot Yang You", "yang-you", None),
        ("you yang", "yang-you", "speaker"),
        ("Xie Charles", "charles-xie", None),
        ("因果关系", "causality", None),
        ("Colossal-AI", "colossal-ai", "topic"),
    ],
)
def test_a_question_that_is_only_a_name_needs_no_reading(
    monkeypatch: pytest.MonkeyPatch, question: str, entity: str, kind: Kind | None
) -> None:
    index = Index(SMALL)
    expected = index.read(asked(question), kind=kind).candidates[0]
    match = index.match(index.read(asked(question), kind=kind), expected)
    monkeypatch.delattr(Index, "read")
    outcome = answer(index, question, kind=kind)
    assert isinstance(outcome, Found)
    assert outcome.entity.id == expected.entity.id == entity
    assert (outcome.points, outcome.direct) == (index.points_of(entity), False)
    assert outcome.matches[0].reason.why == match.reason.why
    assert outcome.matches[0].score == STRENGTH[match.reason.why]


@pytest.mark.parametrize("question", ["李博", "含望", "新加坡国立大学", "尤洋讲了什么", ""])
def test_namesakes_parts_and_other_words_need_one(question: str) -> None:
    assert INDEX.named(asked(question)) is None


def test_a_name_of_another_kind_is_not_named() -> None:
    assert INDEX.named(asked("尤洋"), "topic") is None
    assert INDEX.named(asked("尤洋"), "speaker") is not None


def test_what_was_asked_before_is_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index(SMALL)
    kinds: list[tuple[str, Kind | None]] = [("尤洋讲了什么", None), ("马斯克", None)]
    first = [answer(index, question, kind=kind) for question, kind in kinds]
    assert [type(outcome) for outcome in first] == [Found, NotKnown]
    monkeypatch.delattr(Index, "read")
    assert [answer(index, question, kind=kind) for question, kind in kinds] == first
    with pytest.raises(AttributeError):
        answer(index, "尤洋讲了什么", kind="topic")


def test_long_questions_are_not_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    index = Index(SMALL)
    long = "尤洋讲了什么" * 20
    assert isinstance(answer(index, long), Found)
    monkeypatch.delattr(Index, "read")
    with pytest.raises(AttributeError):
        answer(index, long)
