"""Cleaning, trimming and ordering of formatted text."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.sandbox.entities import covered, is_blank, tidy, units
from bot.sandbox.markup import parse_html


def tidied(source: str) -> tuple[str, list[tuple[str, str]]]:
    parsed = parse_html(source)
    result = tidy(parsed.text, parsed.entities)
    return result.text, [(e["type"], covered(result.text, e)) for e in result.entities]


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("  x \n", "x", []),
        ("  <b>x</b>  ", "x", [("bold", "x")]),
        ("<b> x </b>", " x", [("bold", " x")]),
        ("\n <b>\n</b> y", "y", []),
        ("<b>a</b><b>b</b>", "ab", [("bold", "ab")]),
        ("<b>a<b>b</b></b>", "ab", [("bold", "ab")]),
        ("<i><b>a</b></i>", "a", [("bold", "a"), ("italic", "a")]),
        ("<b>a<code>b</code>c</b>", "abc", [("bold", "a"), ("code", "b"), ("bold", "c")]),
        (
            "<blockquote>a<blockquote>b</blockquote></blockquote>",
            "ab",
            [("blockquote", "ab")],
        ),
        ("a\r\n\x00b\u202e<i>😀</i>", "a\n b😀", [("italic", "😀")]),
    ],
)
def test_texts_are_kept_as_telegram_keeps_them(
    source: str, text: str, entities: list[tuple[str, str]]
) -> None:
    assert tidied(source) == (text, entities)


@pytest.mark.parametrize("text", ["", " ", "\n\u3000", "\u200b\u200d", "\u2800"])
def test_what_nobody_sees_is_blank(text: str) -> None:
    assert is_blank(text)


def test_a_letter_is_not_blank() -> None:
    assert not is_blank("\u200ba")


@st.composite
def texts_with_entities(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]]]:
    text = draw(st.text(st.sampled_from("ab \n\r\x07😀你\u202e"), min_size=1, max_size=20))
    spans = draw(
        st.lists(st.tuples(st.integers(0, units(text) - 1), st.integers(1, 20)), max_size=6)
    )
    kinds = st.sampled_from(["bold", "italic", "code", "blockquote", "text_link"])
    entities = [
        {"type": draw(kinds), "offset": start, "length": min(size, units(text) - start)}
        for start, size in spans
    ]
    return text, entities


@settings(deadline=None)
@given(texts_with_entities())
def test_entities_stay_inside_and_tidying_twice_changes_nothing(
    given_text: tuple[str, list[dict[str, Any]]],
) -> None:
    once = tidy(*given_text)
    for entity in once.entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= units(once.text)
    assert tidy(once.text, once.entities).text == once.text
