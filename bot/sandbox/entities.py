"""Formatted text: a string and its entities, whose offsets count UTF-16 code units."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Entity = dict[str, Any]

MAX_ENTITIES = 100
#: Styles that may be cut in pieces and joined again; the others are kept whole.
_STYLES = ("bold", "italic", "underline", "strikethrough", "spoiler")
_CODE = ("code", "pre")
_QUOTES = ("blockquote", "expandable_blockquote")
_LINKS = ("text_link", "text_mention", "date_time")
#: Who comes first where two cover the same text; what Telegram finds by itself is between these.
_OUTER = (*_QUOTES, "pre", "code", *_LINKS)
# Control characters, and the marks that could turn the rest of a chat around.
_UNCLEAN = re.compile("[\x00-\x09\x0b-\x1f\u2028-\u202e]")
_INVISIBLE = re.compile(
    r"[\s\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u206f\u2800\u3164\ufe0f\ufeff\uffa0]*"
)


@dataclass(frozen=True)
class Formatted:
    """A text with its entities, outer ones first."""

    text: str
    entities: list[Entity] = field(default_factory=list)


def units(text: str) -> int:
    """The length in UTF-16 code units."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def is_blank(text: str) -> bool:
    """Whether there is nothing to see."""
    return _INVISIBLE.fullmatch(text) is not None


def tidy(text: str, entities: Iterable[Entity]) -> Formatted:
    """Clean and trim a text as Telegram does on arrival, and bring its entities in order."""
    cleaned, moved = _cleaned(text)
    placed = (_placed(e, moved[e["offset"]], moved[e["offset"] + e["length"]]) for e in entities)
    kept = [entity for entity in _settled(list(placed)) if _shows(cleaned, entity)]
    first = min((entity["offset"] for entity in kept), default=units(cleaned))
    # White space before the first entity goes; within it, it stays.
    lead = min(len(cleaned) - len(cleaned.lstrip(" \n")), first)
    body = cleaned[lead:].rstrip(" \n")
    end = units(body)
    clipped = (
        _placed(e, max(e["offset"] - lead, 0), min(e["offset"] + e["length"] - lead, end))
        for e in kept
    )
    return Formatted(body, in_order(entity for entity in clipped if _shows(body, entity)))


def _cleaned(text: str) -> tuple[str, list[int]]:
    """The text without unwanted characters, and where each old offset went."""
    if not _UNCLEAN.search(text):
        return text, list(range(units(text) + 1))
    out: list[str] = []
    moved: list[int] = []
    at = 0
    for character in text:
        wide = character > "\uffff"
        moved.extend((at, at + 1) if wide else (at,))
        clean = character
        if _UNCLEAN.match(character):
            clean = "" if character == "\r" or character > "\x1f" else " "
        out.append(clean)
        at += units(clean)
    return "".join(out), [*moved, at]


def _placed(entity: Entity, start: int, end: int) -> Entity:
    return {**entity, "offset": start, "length": end - start}


def _shows(text: str, entity: Entity) -> bool:
    if entity["length"] <= 0:
        return False
    return entity["type"] in (*_CODE, *_QUOTES) or not covered(text, entity).isspace()


def covered(text: str, entity: Entity) -> str:
    """The part of the text under an entity."""
    raw = text.encode("utf-16-le")
    start = entity["offset"] * 2
    return raw[start : start + entity["length"] * 2].decode("utf-16-le", "replace")


def _settled(entities: list[Entity]) -> list[Entity]:
    """No style within code, no quote within a quote, equal neighbours joined, outer ones first."""
    code = [_span(entity) for entity in entities if entity["type"] in _CODE]
    whole = [entity for entity in entities if entity["type"] not in _STYLES]
    quotes = sorted(
        (e for e in whole if e["type"] in _QUOTES), key=lambda e: (e["offset"], -e["length"])
    )
    settled = [entity for entity in whole if entity["type"] not in _QUOTES]
    reached = 0
    for quote in quotes:
        if quote["offset"] >= reached:
            settled.append(quote)
            reached = quote["offset"] + quote["length"]
    for style in _STYLES:
        spans = _joined(_span(entity) for entity in entities if entity["type"] == style)
        settled += [
            {"type": style, "offset": start, "length": end - start}
            for span in spans
            for start, end in _without(span, sorted(code))
        ]
    return in_order(settled)


def in_order(entities: Iterable[Entity]) -> list[Entity]:
    """By place, the longer before the shorter, the outer kind before the inner."""
    outer = {kind: place - len(_OUTER) for place, kind in enumerate(_OUTER)}
    rank = outer | {kind: place + 1 for place, kind in enumerate(_STYLES)}
    return sorted(entities, key=lambda e: (e["offset"], -e["length"], rank.get(e["type"], 0)))


def _span(entity: Entity) -> tuple[int, int]:
    return entity["offset"], entity["offset"] + entity["length"]


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _without(span: tuple[int, int], holes: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces of a span that lie outside the holes."""
    start, end = span
    pieces = []
    for hole_start, hole_end in holes:
        if hole_end <= start or hole_start >= end:
            continue
        if hole_start > start:
            pieces.append((start, hole_start))
        start = hole_end
    if start < end:
        pieces.append((start, end))
    return pieces
