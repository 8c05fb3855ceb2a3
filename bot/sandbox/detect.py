"""The entities that Telegram finds by itself: commands, mentions, hashtags, addresses."""

import re
from collections.abc import Iterator

from bot.sandbox.entities import Entity, Formatted, in_order, units
from bot.sandbox.urls import checked_url

_TLDS = "com|org|net|io|cn|me|dev|ai|app|edu|gov|info|co|uk|de|fr|jp|hk|tw|sg|eu|us|xyz|tech|cloud"
_PATTERNS = {
    "bot_command": r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])",
    "url": rf"(?<![\w@.])(?:https?://[^\s<>\"“”「」，。；！？、（）《》]+|(?:[A-Za-z0-9-]+\.)+(?:{_TLDS})\b(?:[/?#][^\s<>\"“”「」，。；！？、（）《》]*)?)",
    "email": r"(?<![\w.])[A-Za-z0-9._+-]{1,64}@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}\b",
    "mention": r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{2,31}(?!\w)",
    "hashtag": r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}",
    "cashtag": r"(?<![\w$])\$[A-Z0-9]{1,8}(?!\w)",
}
_FOUND = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in _PATTERNS.items()))
_OPAQUE = {"code", "pre", "text_link", "text_mention"}


def with_detected(formatted: Formatted) -> Formatted:
    """Add what is found outside code and links."""
    taken = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in formatted.entities
        if entity["type"] in _OPAQUE
    ]
    found = [
        entity
        for entity in _found(formatted.text)
        if not any(
            start < entity["offset"] + entity["length"] and entity["offset"] < end
            for start, end in taken
        )
    ]
    if not found:
        return formatted
    return Formatted(formatted.text, in_order([*formatted.entities, *found]))


def _found(text: str) -> Iterator[Entity]:
    at = offset = 0
    for match in _FOUND.finditer(text):
        kind, value = str(match.lastgroup), match[0]
        offset += units(text[at : match.start()])
        at = match.start()
        if kind == "url":
            value = value.rstrip(".,:;!?'\")")
            if checked_url(value) is None:
                continue
        yield {"type": kind, "offset": offset, "length": units(value)}
