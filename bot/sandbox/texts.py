"""The text of a message as a bot sends it: parse mode or entities, limits, automatic entities."""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.sandbox.detect import with_detected
from bot.sandbox.entities import MAX_ENTITIES, Entity, Formatted, is_blank, tidy, units
from bot.sandbox.markdown import parse_markdown
from bot.sandbox.markdown_v2 import parse_markdown_v2
from bot.sandbox.markup import parse_html
from bot.sandbox.model import User
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request

MAX_TEXT = 4096
_PARSERS = {"html": parse_html, "markdown": parse_markdown, "markdownv2": parse_markdown_v2}
_ARGUMENTS = {"text_link": ("url",), "text_mention": ("user",), "pre": ("language",)}
_GIVEN_KINDS = {
    "bold",
    "italic",
    "underline",
    "strikethrough",
    "spoiler",
    "blockquote",
    "expandable_blockquote",
    "code",
    "pre",
    "text_link",
    "text_mention",
}


def formatted_text(params: Params, name: str, users: Mapping[int, User]) -> Formatted:
    """The parameter ``name`` with its formatting. Raises ApiError 400.

    At most 4,096 UTF-16 units after parsing; of the entities, Telegram keeps the first hundred.
    """
    source = params.text(name)
    given = params.array("entities", "MessageEntity")
    mode = params.text("parse_mode").lower()
    if mode in _PARSERS:
        parsed = _PARSERS[mode](source)
    elif mode not in {"", "none"}:
        raise bad_request("unsupported parse_mode")
    else:
        parsed = Formatted(source, list(_entities(given, units(source))))
    text = with_detected(tidy(parsed.text, parsed.entities))
    if is_blank(text.text):
        raise bad_request("message text is empty")
    if units(text.text) > MAX_TEXT:
        raise bad_request("message is too long")
    return Formatted(text.text, _resolved(text.entities, users)[:MAX_ENTITIES])


def _entities(values: list[Any], length: int) -> Iterator[Entity]:
    """The entities that bots may give; those that Telegram finds by itself are left to it."""
    for value in values:
        if not isinstance(value, dict):
            raise bad_request("can't parse MessageEntity: expected an Object")
        fields = Params(value)
        kind, start, size = fields.text("type"), fields.integer("offset"), fields.integer("length")
        if start < 0 or size <= 0 or start + size > length:
            raise bad_request("entity beginning or end is out of the text")
        if kind in _GIVEN_KINDS:
            more = {name: value[name] for name in _ARGUMENTS.get(kind, ()) if name in value}
            yield {"type": kind, "offset": start, "length": size, **more}


def _resolved(entities: list[Entity], users: Mapping[int, User]) -> list[Entity]:
    """Mentions by id carry the whole user; those of strangers, and links to nowhere, vanish."""
    resolved = []
    for entity in entities:
        if entity["type"] == "text_mention":
            user = users.get(Params(entity.get("user") or {}).integer("id"))
            if user is not None:
                resolved.append({**entity, "user": user.to_api()})
        elif entity["type"] != "text_link" or entity.get("url"):
            resolved.append(entity)
    return resolved
