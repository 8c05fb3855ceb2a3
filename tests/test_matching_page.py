"""docs/matching.md tells what the code does."""

import re

import pytest

from bot.why import why
from knowledge import weights
from tests.knowledge.conftest import shipped_index
from tools.matching_examples import PAGE, examples, rewritten

TEXT = PAGE.read_text("utf-8")
EXAMPLES = examples(TEXT)
NUMBER = re.compile(r"\d+\.\d+")
#: One more statement in the file changes what every word is worth a little: a fifth is no news.
NEARLY = 0.2
AGAIN = "docs/matching.md is out of date: .venv/bin/python tools/matching_examples.py, then read it"


def test_the_page_has_its_examples() -> None:
    assert len(EXAMPLES) >= 5
    outcomes = [told.splitlines()[0] for _, told in EXAMPLES]
    for outcome in ("an answer", "a comparison", "did you mean", "not known"):
        assert any(outcome in line for line in outcomes)
    assert TEXT.count("ask --why") == len(EXAMPLES) + 1  # the first is for you to try


@pytest.mark.parametrize(("question", "told"), EXAMPLES)
def test_an_example_holds(question: str, told: str) -> None:
    now = why(shipped_index(), question)
    assert NUMBER.sub("#", told) == NUMBER.sub("#", now), AGAIN
    numbers = [float(number) for number in NUMBER.findall(told)]
    true = [float(number) for number in NUMBER.findall(now)]
    assert numbers == pytest.approx(true, rel=NEARLY, abs=0.1), AGAIN


def test_examples_are_written_anew() -> None:
    outdated = NUMBER.sub("0.0", TEXT)
    assert examples(rewritten(outdated, shipped_index())) == examples(
        rewritten(TEXT, shipped_index())
    )


def test_weights_have_the_values_that_the_page_tells() -> None:
    told = re.findall(r"\| `([A-Z_]+)` \| ([\d.]+) \|", TEXT)
    assert len(told) > 10
    for name, value in told:
        assert getattr(weights, name) == float(value), name
