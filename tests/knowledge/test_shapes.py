"""A slip of the eye is told from another character."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.shapes import alike, rather_alike

any_character = st.characters(exclude_categories=(), exclude_characters="#")
han = st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)


@pytest.mark.parametrize(
    "pair", ["含合", "晓晚", "周同", "伟韦", "昕听", "伯怕", "谆淳", "未末", "己已", "土士", "人入"]
)
def test_characters_that_are_taken_for_each_other_are_alike(pair: str) -> None:
    assert alike(*pair)
    assert rather_alike(*pair)


@pytest.mark.parametrize("pair", ["昱晃", "黄寅", "毅敏", "望韵"])
def test_characters_with_a_part_in_common_are_rather_alike(pair: str) -> None:
    assert not alike(*pair)
    assert rather_alike(*pair)


@pytest.mark.parametrize("pair", ["尤洋", "李白", "博文", "含韵", "周刘"])
def test_other_characters_are_not_even_that(pair: str) -> None:
    assert not rather_alike(*pair)


@pytest.mark.parametrize("pair", ["ab", "a洋", "😀🤖", "，。", "\ud800洋", "\n\n"])
def test_only_chinese_characters_are_compared_by_look(pair: str) -> None:
    assert not alike(*pair)


def test_the_sign_of_a_comment_is_a_character_like_others() -> None:
    assert not alike("#", "洋")


@given(any_character, any_character)
def test_likeness_goes_both_ways(one: str, other: str) -> None:
    assert alike(one, other) == alike(other, one)
    assert rather_alike(one, other) == rather_alike(other, one)


@given(han, han)
def test_what_is_alike_is_rather_alike(one: str, other: str) -> None:
    assert rather_alike(one, other) or not alike(one, other)
