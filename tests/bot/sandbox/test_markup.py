"""Telegram's HTML: what it becomes and what is refused."""

from html import escape

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.sandbox.entities import Formatted, covered, tidy, units
from bot.sandbox.markup import parse_html
from bot.sandbox.refusals import ApiError

TAGS = {"b": "bold", "em": "italic", "u": "underline", "del": "strikethrough", "code": "code"}
# No surrogates: text over HTTP has none.
TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=12)


def parsed(source: str) -> list[tuple[str, str]]:
    """The entities as (type, covered text)."""
    formatted = parse_html(source)
    return [(entity["type"], covered(formatted.text, entity)) for entity in formatted.entities]


@pytest.mark.parametrize(
    ("source", "entities"),
    [
        ("<b>a</b><strong>b</strong>", [("bold", "a"), ("bold", "b")]),
        ("<i>a</i><em>b</em>", [("italic", "a"), ("italic", "b")]),
        ("<u>a</u><ins>b</ins>", [("underline", "a"), ("underline", "b")]),
        ("<s>a</s><strike>b</strike><del>c</del>", [("strikethrough", x) for x in "abc"]),
        (
            '<span class="tg-spoiler">a</span><tg-spoiler>b</tg-spoiler>',
            [("spoiler", "a"), ("spoiler", "b")],
        ),
        ("<code>a</code>", [("code", "a")]),
        ("<pre>a</pre>", [("pre", "a")]),
        ("<blockquote>a</blockquote>", [("blockquote", "a")]),
        ("<blockquote expandable>a</blockquote>", [("expandable_blockquote", "a")]),
        ('<blockquote expandable="">a</blockquote>', [("expandable_blockquote", "a")]),
        ("<B>a</b>", [("bold", "a")]),
        ("<b>a</>", [("bold", "a")]),
        ("<b ></b>x", []),
        ("<b>a<i>😀</i></b>", [("italic", "😀"), ("bold", "a😀")]),
        ("<tg-emoji emoji-id='1'>a</tg-emoji>", []),
    ],
)
def test_tags_become_entities(source: str, entities: list[tuple[str, str]]) -> None:
    assert parsed(source) == entities


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("&lt;b&gt; &amp; &quot;", '<b> & "'),
        ("&#20320;&#x597d;", "你好"),
        ("a & b > c", "a & b > c"),
        ("&nbsp; &apos; &ltx &", "&nbsp; &apos; &ltx &"),
        ("&lt &#65", "< A"),
        ("&#0; &#xD800; &#99999999;", "&#0; &#xD800; &#99999999;"),
    ],
)
def test_references_are_resolved_and_bare_marks_let_through(source: str, text: str) -> None:
    assert parse_html(source).text == text


@pytest.mark.parametrize(
    ("source", "complaint"),
    [
        ("<h1>x</h1>", 'Unsupported start tag "h1" at byte offset 0'),
        ("你好<br/>", 'Unsupported start tag "br/" at byte offset 6'),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("a <b", "Unclosed start tag at byte offset 2"),
        ("<b", "Unclosed start tag at byte offset 0"),
        ('<a href="x', 'Unclosed start tag "a" at byte offset 0'),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("x</b>", "Unexpected end tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<i>x<b>y</i>", 'Unmatched end tag at byte offset 8, expected "</b>", found "</i>"'),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<b>{}</i>", 'Unmatched end tag at byte offset 5, expected "</b>", found "</i>"'),
    ],
)
def test_broken_markup_is_refused_as_telegram_refuses_it(source: str, complaint: str) -> None:
    with pytest.raises(ApiError) as refusal:
        parse_html(source)
    assert refusal.value.description == f"Bad Request: can't parse entities: {complaint}"


def test_links_keep_their_address_and_lose_what_is_none() -> None:
    formatted = parse_html(
        '<a href="https://Example.org?a=1&amp;b=2">x</a> <a href="tg://user?id=1001">y</a> '
        "<a>example.org</a> <a href='not an address'>z</a>"
    )
    assert formatted.text == "x y example.org z"
    link, mention, bare = formatted.entities
    assert link["url"] == "https://example.org/?a=1&b=2"
    assert mention == {"type": "text_mention", "offset": 2, "length": 1, "user": {"id": 1001}}
    assert bare["url"] == "http://example.org/"


def test_a_code_block_has_a_language() -> None:
    block = parse_html('<pre><code class="language-python">x</code></pre>')
    assert block.entities == [{"type": "pre", "offset": 0, "length": 1, "language": "python"}]
    assert parse_html('<code class="language-python">x</code>').entities[0].keys() == {
        "type",
        "offset",
        "length",
    }


Tree = tuple[str, list["Tree | str"]]
TREES = st.recursive(
    TEXT,
    lambda inner: st.tuples(st.sampled_from(sorted(TAGS)), st.lists(inner, max_size=3)),
    max_leaves=8,
)


def written(node: "Tree | str") -> tuple[str, str, list[tuple[str, str]]]:
    """A tree as source, plain text and entities in the order in which they end."""
    if isinstance(node, str):
        return escape(node, quote=False), node, []
    tag, children = node
    parts = [written(child) for child in children]
    text = "".join(part[1] for part in parts)
    inner = [entity for part in parts for entity in part[2]]
    own = [(TAGS[tag], text)] if text else []
    return f"<{tag}>{''.join(part[0] for part in parts)}</{tag}>", text, inner + own


@settings(deadline=None)
@given(TREES)
@example(("b", ["😀", ("em", ["👩‍👩‍👧"]), "x"]))
def test_what_is_written_is_read(tree: "Tree | str") -> None:
    source, text, entities = written(tree)
    assert parse_html(source).text == text
    assert parsed(source) == entities


@settings(deadline=None)
@given(
    st.text(
        st.characters(exclude_categories=["Cs"]) | st.sampled_from("<>&/=\"' abipu;#x"), max_size=40
    )
)
def test_any_text_is_parsed_or_refused(source: str) -> None:
    try:
        formatted = parse_html(source)
    except ApiError as refusal:
        why = refusal.description
        formatted = Formatted("")
    else:
        why = "Bad Request: can't parse entities: "
    assert why.startswith("Bad Request: can't parse entities: ")
    tidied = tidy(formatted.text, formatted.entities)
    for result in (formatted, tidied):
        for entity in result.entities:
            assert 0 <= entity["offset"] < entity["offset"] + entity["length"] <= units(result.text)


def test_plain_text_has_no_entities() -> None:
    assert parse_html("plain") == Formatted("plain", [])
