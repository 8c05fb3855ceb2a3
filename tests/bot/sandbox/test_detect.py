"""Entities that Telegram finds by itself."""

import pytest

from bot.sandbox.detect import with_detected
from bot.sandbox.entities import Formatted, covered
from bot.sandbox.markup import parse_html


def found(formatted: Formatted) -> list[tuple[str, str]]:
    result = with_detected(formatted)
    return [(entity["type"], covered(result.text, entity)) for entity in result.entities]


@pytest.mark.parametrize(
    ("text", "entities"),
    [
        ("/start", [("bot_command", "/start")]),
        ("/speaker@rostrum_bot 尤洋", [("bot_command", "/speaker@rostrum_bot")]),
        ("😀 /help.", [("bot_command", "/help")]),
        ("/help你好", []),
        ("and/or //x </b>", []),
        ("你好 @rostrum_bot，", [("mention", "@rostrum_bot")]),
        ("a@b", []),
        ("see https://example.com/a?b=1, ok", [("url", "https://example.com/a?b=1")]),
        ("看example.com。", []),
        ("看 example.com。", [("url", "example.com")]),
        ("1.5 e.g. v1.2", []),
        ("me@example.com", [("email", "me@example.com")]),
        ("#GAIR2023 #1", [("hashtag", "#GAIR2023")]),
        ("$USD", [("cashtag", "$USD")]),
    ],
)
def test_what_is_found(text: str, entities: list[tuple[str, str]]) -> None:
    assert found(Formatted(text)) == entities


def test_nothing_is_found_in_code_or_links() -> None:
    source = '<code>/start</code> <a href="https://x.org">@somebody</a> <b>/help</b>'
    kinds = [kind for kind, _ in found(parse_html(source))]
    assert kinds == ["code", "text_link", "bot_command", "bold"]
