"""From what the bot says to Telegram's payloads. Pure, and the only place that makes HTML."""

from dataclasses import dataclass, field
from html import escape
from typing import Any
from urllib.parse import quote

from handlers.actions import (
    Button,
    Choose,
    Open,
    OpenInBot,
    Share,
    Swap,
)
from handlers.buttons import Does, encode
from handlers.cards import Card, Digest, Line, Reply, Span, Style
from handlers.context import Me
from handlers.results import Result
from handlers.words import Words, other
from knowledge.models import Language
from knowledge.once import once

Payload = dict[str, Any]

_TAGS: dict[Style, str] = {"title": "b", "label": "b", "faint": "i"}


@dataclass(frozen=True, slots=True)
class Reader:
    """For whom a message is made. ``asker`` alone may press its buttons; None lets anybody.

    ``room`` stands in their data for an asker who is put in later.
    """

    language: Language
    me: Me
    asker: int | None = None
    room: str = ""


def message(reply: Reply, reader: Reader) -> Payload:
    """The fields of ``sendMessage`` and ``editMessageText`` that carry the text and the buttons.

    A card has both languages: the reader's, and the other in an expandable quote; so have
    highlights where the chat wants it.
    """
    written = _written(reply)
    if reader.asker is not None or reader.room:
        return _message(written.text, reply, reader)
    known = written.messages.get(reader)
    if known is None:
        known = written.messages[reader] = _message(written.text, reply, reader)
    return known.copy()


def _message(text: Words, reply: Reply, reader: Reader) -> Payload:
    return {"text": text.in_(reader.language), "parse_mode": "HTML", **_around(reply, reader)}


def plain(reply: Reply, reader: Reader) -> Payload:
    """The same message without markup, for when Telegram refuses to parse it."""
    text = reply.plain(reader.language)
    if _is_bilingual(reply):
        text += f"\n\n{reply.plain(other(reader.language))}"
    return {"text": text, **_around(reply, reader)}


def article(result: Result, reader: Reader) -> Payload:
    """An ``InlineQueryResultArticle`` that sends the card."""
    content = message(result.card, reader)
    return {
        "type": "article",
        "id": result.id,
        "title": result.card.title(reader.language),
        "description": result.description.in_(reader.language),
        "input_message_content": {
            "message_text": content["text"],
            "parse_mode": content["parse_mode"],
            "link_preview_options": content["link_preview_options"],
        },
        "reply_markup": content["reply_markup"],
    }


def keyboard(reply: Reply, reader: Reader) -> Payload:
    """An ``InlineKeyboardMarkup``; Telegram refuses to share by a bot without inline mode."""
    shares = reader.me.supports_inline_queries
    rows = ([b for b in row if shares or not isinstance(b.action, Share)] for row in reply.rows)
    return {"inline_keyboard": [[_button(b, reader) for b in row] for row in rows]}


def _is_bilingual(reply: Reply) -> bool:
    return isinstance(reply, Card) or (isinstance(reply, Digest) and reply.bilingual)


def _around(reply: Reply, reader: Reader) -> Payload:
    payload: Payload = {"link_preview_options": {"is_disabled": True}}
    if reply.rows:
        payload["reply_markup"] = keyboard(reply, reader)
    return payload


@dataclass(frozen=True, slots=True)
class _Written:
    """A reply's whole text for readers of either language, and its messages whose buttons anybody
    may press, by reader.
    """

    text: Words
    messages: dict[Reader, Payload] = field(default_factory=dict)


@once
def _written(reply: Reply) -> _Written:
    zh, en = _html(reply, "zh"), _html(reply, "en")
    if _is_bilingual(reply):
        zh, en = zh + _quoted(en), en + _quoted(zh)
    return _Written(Words(zh, en))


def _quoted(html: str) -> str:
    return f"\n<blockquote expandable>{html}</blockquote>"


def _html(reply: Reply, language: Language) -> str:
    return "\n".join(_line(line) for line in reply.lines(language))


def _line(line: Line) -> str:
    return "".join(_span(span) for span in line)


def _span(span: Span) -> str:
    text = escape(span.text, quote=False)
    tag = _TAGS.get(span.style)
    return f"<{tag}>{text}</{tag}>" if tag else text


def _button(button: Button, reader: Reader) -> Payload:
    language = reader.language
    label = {"text": button.label.in_(language)}
    does: Does
    match button.action:
        case Share(query):
            return label | {"switch_inline_query": query.in_(language)}
        case OpenInBot(entity):
            return label | {"url": f"https://t.me/{reader.me.username}?start={quote(entity)}"}
        case Open(subject):
            does = subject
        case Swap(subject):
            does, language = subject, other(language)
        case Choose() as does:
            language = does.language
        case does:
            pass
    return label | {"callback_data": encode(does, language, reader.asker, reader.room)}
