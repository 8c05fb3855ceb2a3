"""A suggestion is near, or there is none."""

import pytest

from knowledge.nearest import nearest

KNOWN = ["speakers", "topics", "systems", "yang-you", "xuedong-huang"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [("speaker", "speakers"), ("yangyou", "yang-you"), ("xuedong-hang", "xuedong-huang")],
)
def test_what_was_meant(word: str, meant: str) -> None:
    assert nearest(word, KNOWN) == meant


@pytest.mark.parametrize("word", ["", "zilliz", "尤洋"])
def test_nothing_near(word: str) -> None:
    assert nearest(word, KNOWN) == ""
    assert nearest(word, []) == ""
