"""Words that tell how an answer is to be laid out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.cues import cues
from knowledge.normalize import is_han
from knowledge.phrases import read
from knowledge.wording import Wording
from tests.knowledge.strategies import questions


def told(question: str) -> dict[str, str]:
    """By what they tell, the words that tell it."""
    wording = Wording(question)
    return {
        name: " ".join(wording.units[place] for place in sorted(some))
        for name, some in places(question).items()
        if some
    }


def places(text: str) -> dict[str, set[int]]:
    """The same as places, by section of the list."""
    found = cues(Wording(text))
    return {
        "several": found.several,
        "panel": found.panel,
        "who": found.who,
        "except": found.excepted,
        "joins": found.joins,
        "titles": found.titles,
    }


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("还有谁讲了成本", {"several": "还 有 谁", "who": "谁", "joins": "还 有"}),
        (
            "除了尤洋还有谁讲了成本",
            {"several": "还 有 谁", "who": "谁", "except": "除 了", "joins": "还 有"},
        ),
        ("誰講了成本", {"who": "谁"}),
        ("边个讲成本", {"who": "边 个"}),
        ("仲有邊個講成本", {"several": "仲 有 边 个", "who": "边 个"}),
        ("尤洋和李博", {"joins": "和"}),
        ("Who else talked about cost?", {"several": "who else", "who": "who"}),
        ("anyone besides Yang You on cost", {"who": "anyone", "except": "besides"}),
        ("what did the panelists say", {"panel": "panelists"}),
        ("圆桌上大家怎么看", {"several": "大 家 怎 么", "panel": "圆 桌 上 大 家"}),
        ("尤教授 vs Dr Li", {"joins": "vs", "titles": "教 授 dr"}),
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
    assert set().union(*places(text).values()) <= set(range(len(wording)))


PHRASES = {name: [phrase for _, phrase in lines] for name, lines in read("cues.txt").items()}
LISTED = [(name, phrase) for name, phrases in PHRASES.items() for phrase in phrases]


def stands(phrase: str, wording: Wording) -> set[int]:
    """All places of a phrase, each unit of a text looked at: side by side, Chinese touching."""
    parts = Wording(phrase.replace("_", " "))
    found: set[int] = set()
    for first in range(len(wording) - len(parts) + 1):
        last = first + len(parts) - 1
        apart = is_han(phrase) and not all(wording.touches[first:last])
        if wording.stems[first : last + 1] == parts.stems and not apart:
            found.update(range(first, last + 1))
    return found


def test_every_section_is_known() -> None:
    assert set(PHRASES) == set(places(""))


@pytest.mark.parametrize(("section", "phrase"), LISTED, ids=[phrase for _, phrase in LISTED])
def test_every_listed_phrase_tells(section: str, phrase: str) -> None:
    written = phrase.replace("_", " ")
    for text in (written, written.upper(), f"请问{written}成本", f"cost: {written}?"):
        if is_han(phrase) or not text.startswith("请问"):
            told_at = stands(phrase, Wording(text))
            assert told_at
            assert told_at <= places(text)[section]


asked = st.lists(
    st.sampled_from([phrase.replace("_", " ") for _, phrase in LISTED])
    | st.sampled_from(["尤洋", "Yang You", "成本", "cost", "，", " ", "了", "else", "人"])
    | st.text(max_size=2),
    max_size=8,
)


@given(asked, st.sampled_from(["", " "]))
def test_cues_are_all_the_places_of_listed_phrases(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    wording = Wording(text)
    for section, found in places(text).items():
        plainly = (stands(phrase, wording) for phrase in PHRASES[section])
        assert found == set().union(*plainly), section
