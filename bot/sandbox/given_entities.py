"""The entities that a bot gives in place of a parse mode, checked as those in a markup are."""

from collections.abc import Iterator
from typing import Any

from bot.sandbox.entities import Entity
from bot.sandbox.params import Params
from bot.sandbox.refusals import ApiError, bad_request
from bot.sandbox.scanner import make_link, make_time

_KINDS = {
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
    "date_time",
}
#: What Telegram finds by itself, and what only bots with a paid username may send.
_PASSED_OVER = {
    "mention",
    "hashtag",
    "cashtag",
    "bot_command",
    "url",
    "email",
    "phone_number",
    "bank_card_number",
    "custom_emoji",
}


def given_entities(params: Params, values: list[Any], text: str) -> Iterator[Entity]:
    """The entities that count; those that Telegram finds by itself are left to it.

    Raises ApiError 400 for what is no entity, or lies outside the text.
    """
    raw = text.encode("utf-16-le")
    for value in values:
        if not isinstance(value, dict):
            raise _wrong("expected an Object")
        fields = params.within(value)
        for name in ("offset", "length", "type"):
            if name not in fields:
                raise _wrong(f'Can\'t find field "{name}"')
        kind, start, size = fields.text("type"), fields.integer("offset"), fields.integer("length")
        _check_place(raw, start, size)
        if kind not in _KINDS | _PASSED_OVER:
            raise _wrong("Unsupported type specified")
        entity = {"type": kind, "offset": start, "length": size}
        if kind in _KINDS and _complete(entity, fields):
            yield entity


def _wrong(why: str) -> ApiError:
    return bad_request(f"can't parse MessageEntity: {why}")


def _string(fields: Params, name: str) -> str:
    if isinstance(fields.raw(name), dict | list | bool):
        raise _wrong(f'Field "{name}" must be of type String')
    return fields.text(name)


def _check_place(raw: bytes, start: int, size: int) -> None:
    """``raw`` is the text in UTF-16. Raises ApiError 400."""
    if start < 0 or size <= 0 or 2 * (start + size) > len(raw):
        raise bad_request("entity beginning or end is out of the text")
    for does, at in (("begins", start), ("ends", start + size)):
        # The second half of a surrogate pair, told by its high byte.
        if raw[2 * at + 1 : 2 * at + 2] and 0xDC <= raw[2 * at + 1] <= 0xDF:
            raise bad_request(f"entity {does} in a middle of a UTF-16 symbol")


def _complete(entity: Entity, fields: Params) -> bool:
    """Add what the entity's kind needs; False when it leads nowhere, and is left out."""
    kind = entity["type"]
    if kind == "text_link":
        return make_link(entity, _string(fields, "url"))
    if kind == "text_mention":
        user = fields.raw("user")
        if user is None:
            return False
        if not isinstance(user, dict):
            raise _wrong('Field "user" must be of type Object')
        entity["user"] = {"id": fields.within(user).integer("id")}
    elif kind == "date_time":
        make_time(entity, _string(fields, "unix_time"), _string(fields, "date_time_format"))
    elif kind == "pre" and (language := _string(fields, "language")):
        entity["language"] = language
    return True
