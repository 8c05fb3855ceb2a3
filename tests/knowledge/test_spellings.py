"""Misspelt words find the words they are, without a comparison with all."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from knowledge import weights
from knowledge.spellings import Spellings

WORDS = ("bandwidth", "causality", "charlesxie", "hanwangzhang", "youyang")
SPELLINGS = Spellings(WORDS)


@pytest.mark.parametrize(
    ("typed", "word", "distance"),
    [
        ("bandwidth", "bandwidth", 0),
        ("bandwith", "bandwidth", 1),  # a letter missing
        ("bandwwidth", "bandwidth", 1),  # too many
        ("bandwodth", "bandwidth", 1),  # wrong
        ("badnwidth", "bandwidth", 1),  # two neighbours exchanged
        ("abndwidth", "bandwidth", 1),  # at the very beginning
        ("bandwidht", "bandwidth", 1),  # at the very end
        ("chralesxei", "charlesxie", 2),  # twice exchanged
        ("charelxie", "charlesxie", 2),
    ],
)
def test_the_word_that_was_meant_is_found(typed: str, word: str, distance: int) -> None:
    near, compared = SPELLINGS.near(typed, 2)
    assert (word, distance) in near
    assert compared >= 1


def test_a_word_with_both_ends_spoilt_is_not_looked_for() -> None:
    assert SPELLINGS.near("yuoyagn", 2)[0] == []


@pytest.mark.parametrize("typed", ["", "a", "zz", "qqqqqqq", "bandwidthbandwidth", "通信带宽"])
def test_nothing_near_is_nothing(typed: str) -> None:
    assert SPELLINGS.near(typed, 2)[0] == []


def test_no_words_are_no_dictionary() -> None:
    assert Spellings([]).near("bandwidth", 3) == ([], 0)


def test_the_nearest_comes_first() -> None:
    near, _ = Spellings(["causality", "casualty", "casually"]).near("causalty", 2)
    assert [distance for _, distance in near] == sorted(distance for _, distance in near)
    assert near[0][1] == 1


def test_the_three_nearest_are_found() -> None:
    near, _ = Spellings(["abcfghi", "abcjghi", "abckkhi"]).near("abcdghi", 2)
    assert dict(near) == {"abcfghi": 1, "abcjghi": 1, "abckkhi": 2}


def test_of_very_many_words_alike_those_of_rare_ends_are_compared() -> None:
    letters = string.ascii_lowercase
    shorter = [f"ab{one}{two}{three}" for one in letters for two in letters for three in "abc"]
    words = [*shorter, "abcdefg", *(f"{word}{word}" for word in shorter)]
    assert ("abcdefg", 1) in Spellings(words).near("abcdegf", 2)[0]


def test_of_very_many_with_one_ending_those_with_the_first_letter_are_compared() -> None:
    letters = string.ascii_lowercase
    many = [f"{one}{two}{three}nli" for one in letters for two in letters for three in letters]
    spellings = Spellings([*many, "xinjunli"])
    near, compared = spellings.near("xijnli", 1)
    assert ("xijnli", 0) in near
    assert compared <= 2 * weights.MAX_SPELLINGS
    assert ("xinjunli", 1) in spellings.near("xijnunli", 1)[0]


words = st.text("abc", min_size=5, max_size=9)


@st.composite
def slips(draw: st.DrawFn) -> tuple[str, str]:
    """A word, and the same with one slip."""
    word = draw(words)
    place = draw(st.integers(0, len(word) - 1))
    letter = draw(st.sampled_from(string.ascii_lowercase))
    before, after = word[:place], word[place:]
    typed = draw(
        st.sampled_from(
            [
                before + letter + after,
                before + letter + after[1:],
                before + after[1:],
                before + after[1:2] + after[:1] + after[2:],
            ]
        )
    )
    return word, typed


@given(slips())
def test_a_word_with_one_slip_is_found(slip: tuple[str, str]) -> None:
    word, typed = slip
    near, _ = Spellings([word]).near(typed, 1)
    assert near == [(word, OSA.distance(typed, word))]


@given(st.sets(words, max_size=20), slips(), st.integers(0, 3))
def test_what_is_found_is_as_near_as_it_says(
    others: set[str], slip: tuple[str, str], edits: int
) -> None:
    word, typed = slip
    near, compared = Spellings({word, *others}).near(typed, edits)
    assert len(near) <= 3
    assert len(dict(near)) == len(near)
    for found, distance in near:
        assert found in {word, *others}
        assert distance == OSA.distance(found, typed) <= edits
    assert compared <= 2 * (len(others) + 1)


def test_however_many_words_are_alike_few_are_compared() -> None:
    letters = string.ascii_lowercase
    alike = [f"ab{one}{two}{three}yz" for one in letters for two in letters for three in "abcdef"]
    assert len(alike) > 2 * weights.MAX_SPELLINGS
    _, compared = Spellings(alike).near("abcdeyz", 2)
    assert compared <= 2 * weights.MAX_SPELLINGS
