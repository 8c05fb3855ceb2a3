"""Telegram's MarkdownV2: what it becomes and what is refused."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.sandbox.entities import Formatted, covered, tidy, units
from bot.sandbox.markdown_v2 import parse_markdown_v2
from bot.sandbox.refusals import ApiError

COMPLAINT = "Bad Request: can't parse entities: "
RESERVED = "_*[]()~`>#+-=|{}.!"
ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)


def parsed(source: str) -> tuple[str, set[tuple[str, str]]]:
    """The text and the entities as (type, covered text)."""
    formatted = parse_markdown_v2(source)
    return formatted.text, {
        (entity["type"], covered(formatted.text, entity)) for entity in formatted.entities
    }


@pytest.mark.parametrize(
    ("source", "text", "entities"),
    [
        ("*a* _b_ __c__ ~d~", "a b c d", {"bold a", "italic b", "underline c", "strikethrough d"}),
        ("||a|| `b` ```c```", "a b c", {"spoiler a", "code b", "pre c"}),
        ("*a _b ~c __d ||e||__~_*", "a b c d e", {
            "bold a b c d e",
            "italic b c d e",
            "strikethrough c d e",
            "underline d e",
            "spoiler e",
        }),
        ("__a _b___", None, None),
        ("__a _b_**__", "a b", {"underline a b", "italic b"}),
        ("__a _b_\r__", "a b\r", {"underline a b\r", "italic b"}),
        ("_a __b___", "a b", {"italic a b", "underline b"}),
        ("a**b____c``d``````e", "abcde", set()),
        (r"\*a\_ \\ \a \.", r"*a_ \ a .", set()),
        ("\\你\\", "\\你\\", set()),
        ("`a\\`b *c* _ . >`", "a`b *c* _ . >", {"code a`b *c* _ . >"}),
        ("> a\n>b\nc", " a\nb\nc", {"blockquote  a\nb\n"}),
        ("x\n>a", "x\na", {"blockquote a"}),
        (">>a", "a", {"blockquote a"}),
        (">a\n**>b||", "a\nb", {"blockquote a\n", "expandable_blockquote b"}),
        (">a\n>||b|| c||\nd", "a\nb c\nd", {"expandable_blockquote a\nb c\n", "spoiler b"}),
        (">a||b||\n", "ab\n", {"blockquote ab\n", "spoiler b"}),
        (">||", "", set()),
        (">", "", set()),
        ("*a\n>b\nc*", "a\nb\nc", {"bold a\nb\nc", "blockquote b\n"}),
        (">a\\\n>b", "a\nb", {"blockquote a\nb"}),
        ("![👍](tg://emoji?id=5368324170671202286)", "👍", set()),
        ("🏟[b](tg://user?id=1001)", "🏟b", {"text_mention b"}),
        ("[b](http://x.org/\\)\\\\)", "b", {"text_link b"}),
        ("[x\\.org] [b](nowhere) [](x.org)", "x.org b ", {"text_link x.org"}),
        ("![now](tg://time?unix=1647531900&format=wDT)", "now", {"date_time now"}),
    ],
)  # fmt: skip
def test_marks_become_entities(source: str, text: str | None, entities: set[str] | None) -> None:
    if text is None or entities is None:
        with pytest.raises(ApiError):
            parse_markdown_v2(source)
        return
    expected = {tuple(entity.split(" ", 1)) for entity in entities}
    assert parsed(source) == (text, expected)


@pytest.mark.parametrize(
    ("source", "entity"),
    [
        ("```python\nx\n```", {"type": "pre", "offset": 0, "length": 2, "language": "python"}),
        ("```\nx```", {"type": "pre", "offset": 0, "length": 1}),
        ("```x```", {"type": "pre", "offset": 0, "length": 1}),
        ("```\n\nx```", {"type": "pre", "offset": 0, "length": 2}),
        ("```a b```", {"type": "pre", "offset": 0, "length": 2, "language": "a"}),
        (
            "[😀](https://X.org)",
            {"type": "text_link", "offset": 0, "length": 2, "url": "https://x.org/"},
        ),
    ],
)
def test_entities_have_their_arguments(source: str, entity: dict[str, Any]) -> None:
    assert parse_markdown_v2(source).entities == [entity]


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("你_a", "Can't find end of Italic entity at byte offset 3"),
        ("_a *b_", "Can't find end of Italic entity at byte offset 5"),
        ("*a", "Can't find end of Bold entity at byte offset 0"),
        ("__a", "Can't find end of Underline entity at byte offset 0"),
        ("~a", "Can't find end of Strikethrough entity at byte offset 0"),
        ("||a|", "Character '|' is reserved and must be escaped with the preceding '\\'"),
        ("||a\\|", "Can't find end of Spoiler entity at byte offset 0"),
        ("`a", "Can't find end of Code entity at byte offset 0"),
        ("```a", "Can't find end of Pre entity at byte offset 0"),
        ("```a b", "Can't find end of PreCode entity at byte offset 0"),
        ("[a", "Can't find end of TextUrl entity at byte offset 0"),
        ("[a](b", "Can't find end of a URL at byte offset 4"),
        ("[a](b\\)", "Can't find end of a URL at byte offset 4"),
        (">a\n>*b\nc*", "Can't find end of Bold entity at byte offset 4"),
        (">a*b||\nc", "Can't find end of Bold entity at byte offset 2"),
        ("*>a", "Can't find end of Bold entity at byte offset 0"),
        ("![a", "Can't find end of CustomEmoji entity at byte offset 0"),
        ("![a]", "Custom emoji entity must contain a tg://emoji URL"),
        ("![a](tg://emoji?id=1", "Can't find end of a custom emoji URL at byte offset 5"),
        ("![a](http://emoji?id=1)", "Custom emoji URL must have scheme tg"),
        ("![a](tg://emojis?id=1)", 'Custom emoji URL must have host "emoji"'),
        ("![a](tg://emoji?x=1#&id=2)", "Custom emoji URL must have an emoji identifier"),
        ("![a](tg://emoji?id=01)", "Invalid custom emoji identifier specified"),
        ("![a](tg://time?unix=x)", "Invalid date-time specified"),
        ("a > b", "Character '>' is reserved and must be escaped with the preceding '\\'"),
        (
            "Hello, world.",
            "Character '.' is reserved and must be escaped with the preceding '\\'",
        ),
    ],
)
def test_broken_markup_is_refused_as_telegram_refuses_it(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_markdown_v2(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {complaint}"


@pytest.mark.parametrize("character", sorted(set(RESERVED) - set("_*[~`>")))
def test_reserved_characters_need_a_backslash(character: str) -> None:
    with pytest.raises(ApiError, match="is reserved and must be escaped"):
        parse_markdown_v2(f"a{character}b")
    assert parsed(f"a\\{character}b") == (f"a{character}b", set())


@given(ANY_TEXT)
def test_escaped_text_comes_back(text: str) -> None:
    source = re.sub(rf"([{re.escape(RESERVED)}\\])", r"\\\1", text)
    assert parsed(source) == (text, set())


@given(ANY_TEXT)
def test_escaped_code_comes_back(text: str) -> None:
    source = re.sub(r"([`\\])", r"\\\1", text)
    assert parsed(f"`{source}`") == (text, {("code", text)} if text else set())


@given(
    st.text(
        st.sampled_from("_*`~|>[]()!\\\n\r ab😀") | st.characters(exclude_categories=["Cs"]),
        max_size=40,
    )
    | st.lists(
        st.sampled_from(["*", "_", "__", "||", "~", "`", "```", "\n>", ">", "a", "[b](x.org)"]),
        max_size=12,
    ).map("".join)
)
def test_any_text_is_parsed_or_refused(source: str) -> None:
    try:
        formatted = parse_markdown_v2(source)
    except ApiError as refusal:
        why = refusal.description
        formatted = Formatted("")
    else:
        why = COMPLAINT
    assert why.startswith(COMPLAINT)
    for result in (formatted, tidy(formatted.text, formatted.entities)):
        for entity in result.entities:
            assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= units(result.text)
