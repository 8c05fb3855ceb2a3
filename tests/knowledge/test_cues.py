"""Words that tell how an answer is to be laid out."""

import pytest
from hypothesis import given

from knowledge.cues import cues
from knowledge.wording import Wording
from tests.knowledge.strategies import questions


def told(question: str) -> dict[str, str]:
    """By what they tell, the words that tell it."""
    wording = Wording(question)
    found = cues(wording)
    places = {
        "several": found.several,
        "who": found.who,
        "except": found.excepted,
        "joins": found.joins,
    }
    return {
        name: " ".join(wording.units[place] for place in sorted(some))
        for name, some in places.items()
        if some
    }


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("还有谁讲了成本", {"several": "还 有 谁", "who": "谁"}),
        ("除了尤洋还有谁讲了成本", {"several": "还 有 谁", "who": "谁", "except": "除 了"}),
        ("誰講了成本", {"who": "谁"}),
        ("边个讲成本", {"who": "边 个"}),
        ("仲有邊個講成本", {"several": "仲 有 边 个", "who": "边 个"}),
        ("尤洋和李博", {"joins": "和"}),
        ("Who else talked about cost?", {"several": "who else", "who": "who"}),
        ("anyone besides Yang You on cost", {"who": "anyone", "except": "besides"}),
        ("what did the panelists say", {"several": "panelists"}),
        ("Yang You vs. Bo Li", {"joins": "vs"}),
        ("通信带宽", {}),
        ("communication bandwidth", {}),
        ("whole wholesale", {}),
        ("", {}),
    ],
)
def test_what_a_question_wants_is_told_by_its_words(
    question: str, expected: dict[str, str]
) -> None:
    assert told(question) == expected


@given(questions)
def test_cues_lie_inside_any_text(text: str) -> None:
    wording = Wording(text)
    found = cues(wording)
    assert found.several | found.who | found.excepted | found.joins <= set(range(len(wording)))
