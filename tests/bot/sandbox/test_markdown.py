"""Telegram's first Markdown: what it becomes and what is refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.entities import Formatted, covered, units
from bot.sandbox.markdown import parse_markdown
from bot.sandbox.refusals import ApiError

COMPLAINT = "Bad Request: can't parse entities: Can't find end of the entity"


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a* _b_ `c` ```d```", "a b c d", ["bold a", "italic b", "code c", "pre d"]),
        ("*a _b_*", "a _b_", ["bold a _b_"]),
        ("_snake\\_case_", None, None),
        ("a.b! (c) > d-e ||f|| __", "a.b! (c) > d-e ||f|| ", []),
        ("\\_a\\* \\` \\[ \\] \\.", "_a* ` [ \\] \\.", []),
        ("[a](x.org) [b]( ) [x.org] [](y)", "a b x.org (y)", ["text_link a", "text_link x.org"]),
        ("[a](tg://user?id=1001", "a", ["text_mention a"]),
        ("**😀**", "😀", []),
    ],
)
def test_marks_become_entities(source: str, text: str | None, entities: list[str] | None) -> None:
    if text is None or entities is None:
        with pytest.raises(ApiError):
            parse_markdown(source)
        return
    formatted = parse_markdown(source)
    found = [f"{e['type']} {covered(formatted.text, e)}" for e in formatted.entities]
    assert (formatted.text, found) == (text, entities)


def test_a_block_has_a_language() -> None:
    assert parse_markdown("```python\nx_1```").entities == [
        {"type": "pre", "offset": 0, "length": 3, "language": "python"}
    ]


@pytest.mark.parametrize("source", ["你*a", "你_a", "你`a", "你[a", "你```a``", "你*a_"])
def test_what_is_left_open_is_refused(source: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_markdown(source)
    assert refusal.value.description == (
        "Bad Request: can't parse entities: Can't find end of the entity starting at byte offset 3"
    )


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_escaped_text_comes_back(text: str) -> None:
    # A backslash cannot be escaped here: before a mark it would take the mark's place.
    text = text.replace("\\", "")
    formatted = parse_markdown(re.sub(r"([_*`\[])", r"\\\1", text))
    assert (formatted.text, formatted.entities) == (text, [])


@given(st.text(st.sampled_from("_*`[]()\\ \n\rab😀") | st.characters(exclude_categories=["Cs"])))
def test_any_text_is_parsed_or_refused(source: str) -> None:
    try:
        formatted = parse_markdown(source)
    except ApiError as refusal:
        why = refusal.description
        formatted = Formatted("")
    else:
        why = COMPLAINT
    assert why.startswith(COMPLAINT)
    for entity in formatted.entities:
        assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= units(formatted.text)
