"""Phrases of a list are found in texts: all of them, or the longest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.phrases import Phrases, read
from knowledge.wording import Wording
from tests.knowledge.strategies import questions

LISTED = ("向量", "向量数据库", "数据", "vector", "vector_database", "it's", "of_course")
PHRASES = Phrases(enumerate(LISTED))

Placed = tuple[int, int, str]


def everywhere(text: str) -> list[Placed]:
    found = PHRASES.everywhere(Wording(text))
    return sorted((first, last, LISTED[number]) for first, last, all_ in found for number in all_)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("向量数据库", [(0, 1, "向量"), (0, 4, "向量数据库"), (2, 3, "数据")]),
        ("Vector Databases", [(0, 0, "vector"), (0, 1, "vector_database")]),
        ("的向量GPU", [(1, 2, "向量")]),
        ("向量 数据 库", [(0, 1, "向量"), (2, 3, "数据")]),
        ("向 量", []),
        ("It's, of  course, a vector", [(0, 1, "it's"), (2, 3, "of_course"), (5, 5, "vector")]),
        ("vectorise", []),
        ("", []),
    ],
)
def test_every_phrase_is_found_those_within_others_too(text: str, found: list[Placed]) -> None:
    assert everywhere(text) == found


def test_traditional_characters_are_found_as_simplified_ones() -> None:
    assert everywhere("向量數據庫") == everywhere("向量数据库")


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("向量数据库", {0, 1, 2, 3, 4}),
        ("向量的数据", {0, 1, 3, 4}),
        ("no vector databases", {1, 2}),
        ("nothing of it", set()),
    ],
)
def test_phrases_cover_places(text: str, covered: set[int]) -> None:
    assert PHRASES.covered(Wording(text)) == covered


def test_the_longest_phrase_comes_first_where_phrases_overlap() -> None:
    phrases = Phrases(enumerate(["上下", "下文", "上下文章"]))
    assert phrases.covered(Wording("上下文")) == {0, 1}  # 下文 would begin within it
    assert phrases.covered(Wording("上下文章")) == {0, 1, 2, 3}


def test_a_phrase_may_be_listed_under_several_numbers() -> None:
    phrases = Phrases([(1, "成本"), (2, "成本"), (1, "cost"), (3, "costs")])
    assert list(phrases.everywhere(Wording("成本"))) == [(0, 1, (1, 2))]
    assert list(phrases.everywhere(Wording("costing"))) == [(0, 0, (1, 3))]


def test_a_text_that_is_split_already_has_the_same_phrases() -> None:
    wording = Wording("向量数据库 of course")
    stems = [wording.stems[place] for place in wording.latin]
    within = PHRASES.within(wording.folded, stems)
    assert {LISTED[number] for number in within} == {"向量", "向量数据库", "数据", "of_course"}


@pytest.mark.parametrize("name", ["words.txt", "cues.txt"])
def test_a_list_has_sections_of_phrases_with_their_lines(name: str) -> None:
    sections = read(name)
    assert all(sections.values())
    for lines in sections.values():
        assert [number for number, _ in lines] == sorted(number for number, _ in lines)
        assert all(phrase and not phrase.startswith(("#", "[")) for _, phrase in lines)


_pieces = st.lists(st.sampled_from([*"向量数据库的 ", " vector ", " databases ", " course of "]))


@given(_pieces.map("".join) | questions)
def test_what_is_found_stands_there(text: str) -> None:
    wording = Wording(text)
    found = set(PHRASES.everywhere(wording))
    for first, last, numbers in found:
        stands = "_".join(wording.stems[first : last + 1])
        for number in numbers:
            phrase = LISTED[number]
            if wording.han[first]:
                assert stands.replace("_", "") == phrase
                assert all(wording.touches[first:last])
            else:
                assert stands == "_".join(Wording(phrase.replace("_", " ")).stems)
    places = {place for first, last, _ in found for place in range(first, last + 1)}
    assert PHRASES.covered(wording) <= places
