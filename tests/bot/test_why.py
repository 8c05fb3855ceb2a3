import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.why import why
from tests.knowledge.conftest import shipped_index

INDEX = shipped_index()


def lines(question: str) -> list[str]:
    return why(INDEX, question).splitlines()


def test_a_name_alone_is_told_as_it_was_met() -> None:
    assert lines("youyang") == [
        "outcome: an answer, about yang-you",
        "nothing is asked but a name:",
        "  尤洋 (yang-you) in pinyin",
    ]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("季昕华怎么看大模型", "季昕华 is 季昕华 (xinhua-ji) as written; enough for an answer"),
        ("季新华怎么看大模型", "季新华 is 季昕华 (xinhua-ji) by its sound; enough for an answer"),
        ("优洋怎么看大模型", "优洋 is 尤洋 (yang-you) by its sound; counts with the rest"),
        ("李博文讲了什么", "李博 is 李博 (bo-li) as written; a hint only"),
        ("what did You Yang say", "You Yang is 尤洋 (yang-you) in pinyin"),
        ("what did Xie Charles say", "Xie Charles is Charles Xie (charles-xie) in another order"),
        (
            "what did Hanwang Zhagn say",
            "Hanwang Zhagn is Hanwang Zhang (hanwang-zhang) with a slip",
        ),
        ("what did Xinhua say", "Xinhua is a part of Xinhua Ji (xinhua-ji) as written"),
    ],
)
def test_names_are_told_with_how_they_were_met_and_what_they_are_good_for(
    question: str, told: str
) -> None:
    assert any(line.strip().startswith(told) for line in lines(question))


def test_an_answer_is_told_with_words_entries_and_statements() -> None:
    told = lines("do bigger models still have prejudice")
    assert told[0] == "outcome: an answer, about causality"
    heads = [line.split()[0].rstrip(":") for line in told[1:] if not line.startswith(" ")]
    assert heads == ["words", "entries", "statements"]
    (words,) = [line for line in told if line.startswith("words")]
    assert all(word in words for word in ("bigger ", "models ", "prejudice ", "in all "))
    assert "still" not in words  # no content
    first = told[told.index("statements:") + 1]
    assert first.startswith("  zhang-bias-persists: ")


@pytest.mark.parametrize(
    ("question", "outcome"),
    [
        ("Yang You vs Xinhua Ji on cost", "a comparison of yang-you, xinhua-ji"),
        ("what did the panel say about cost", "voices on "),
        ("李博文讲了什么", "did you mean bo-li?"),
        ("who gave a talk on stock trading", "not known; topics to offer: "),
        ("你好", "nothing was asked"),
        ("", "nothing was asked"),
    ],
)
def test_every_outcome_has_a_name(question: str, outcome: str) -> None:
    assert lines(question)[0].startswith(f"outcome: {outcome}")


def test_a_comparison_tells_a_statement_of_each_side_without_the_names() -> None:
    told = lines("Yang You vs Xinhua Ji on cost")
    statements = told[told.index("statements:") + 1 :]
    assert len(statements) == 2
    assert all(": cost " in line and "Yang" not in line for line in statements)


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=80))
def test_any_text_is_told_in_lines_that_can_be_told_apart(question: str) -> None:
    told = lines(question)
    assert told[0].startswith("outcome: ")
    assert all(
        line.startswith(("outcome", "nothing", "names", "words", "entries", "statements", "  "))
        for line in told
    )
