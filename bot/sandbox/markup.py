"""Telegram's HTML: a text with tags -> plain text and entities, or the complaint that it gets."""

import re
from dataclasses import dataclass, field

from bot.sandbox.entities import Entity, Formatted
from bot.sandbox.scanner import Scanner, check_emoji_id, make_link, make_time, wrong

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "span": "spoiler",
    "tg-spoiler": "spoiler",
}
_TAGS = {*_STYLES, "a", "code", "pre", "blockquote", "tg-emoji", "tg-time"}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,8})|#([0-9]{1,8})|([A-Za-z]+));?")
_START = re.compile(r"<([^\s>]*)")
_END = re.compile(r"</([^\s>]*)\s*(>?)")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>"']*)\s*(=?)\s*""")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")


@dataclass
class _Open:
    """A tag that waits for its end."""

    tag: str
    attributes: dict[str, str]
    offset: int
    position: int


@dataclass
class _Parser(Scanner):
    opened: list[_Open] = field(default_factory=list)

    def run(self) -> None:
        while self.at < len(self.source):
            character = self.source[self.at]
            if character == "<":
                self.end_tag() if self.source.startswith("</", self.at) else self.start_tag()
            elif character == "&":
                text, self.at = _reference(self.source, self.at)
                self.put(text)
            else:
                self.put(character)
                self.at += 1
        if self.opened:
            tag = self.opened[-1].tag
            raise wrong(f'Can\'t find end tag corresponding to start tag "{tag}"')

    def start_tag(self) -> None:
        begin = self.at
        match = self.take(_START)
        if self.at == len(self.source):
            raise self.complaint("Unclosed start tag", begin)
        tag = match[1].lower()
        if tag not in _TAGS:
            raise self.complaint(f'Unsupported start tag "{tag}"', begin)
        attributes = self.attributes(tag, begin)
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self.complaint('Tag "span" must have class "tg-spoiler"', begin)
        self.opened.append(_Open(tag, attributes, self.offset, len(self.out)))

    def attributes(self, tag: str, begin: int) -> dict[str, str]:
        unclosed = f'Unclosed start tag "{tag}"'
        found: dict[str, str] = {}
        while True:
            match = self.take(_ATTRIBUTE)
            if self.at == len(self.source):
                raise self.complaint(unclosed, begin)
            name, equals = match[1].lower(), match[2]
            if not name and not equals and self.source[self.at] == ">":
                self.at += 1
                return found
            if not name:
                raise self.complaint(f'Empty attribute name in the tag "{tag}"', begin)
            found[name] = self.value() if equals else ""
            if self.at == len(self.source):
                raise self.complaint(unclosed, begin)

    def value(self) -> str:
        quote = self.source[self.at]
        begin = self.at
        if quote not in "\"'":
            match = self.take(_TOKEN)
            if self.source[self.at : self.at + 1].strip() not in {"", ">"}:
                raise self.complaint("Unexpected end of name token", begin)
            return match[0].lower()
        self.at += 1
        value = []
        while self.at < len(self.source) and self.source[self.at] != quote:
            text, self.at = _reference(self.source, self.at)
            value.append(text)
        self.at = min(self.at + 1, len(self.source))
        return "".join(value)

    def end_tag(self) -> None:
        begin = self.at
        if not self.opened:
            raise self.complaint("Unexpected end tag", begin)
        match = self.take(_END)
        if not match[2]:
            raise self.complaint("Unclosed end tag", begin)
        start = self.opened.pop()
        name = match[1].lower()
        if name not in {"", start.tag}:
            more = f', expected "</{start.tag}>", found "</{name}>"'
            raise self.complaint("Unmatched end tag", begin, more)
        if self.offset > start.offset:
            self.close(start)

    def close(self, start: _Open) -> None:
        entity: Entity = {
            "type": _STYLES.get(start.tag, start.tag),
            "offset": start.offset,
            "length": self.offset - start.offset,
        }
        if start.tag == "a":
            url = start.attributes.get("href") or "".join(self.out[start.position :])
            if not make_link(entity, url):
                return
        elif start.tag == "blockquote" and "expandable" in start.attributes:
            entity["type"] = "expandable_blockquote"
        elif start.tag in {"pre", "code"}:
            self.close_code(entity, start)
            return
        elif start.tag == "tg-emoji":
            # Only bots with a paid username may send custom emoji: others keep the plain one.
            check_emoji_id(start.attributes.get("emoji-id", ""))
            return
        elif start.tag == "tg-time":
            make_time(entity, start.attributes.get("unix", ""), start.attributes.get("format", ""))
        self.entities.append(entity)

    def close_code(self, entity: Entity, start: _Open) -> None:
        """``pre`` right around ``code`` (or the other way) is one block, with its language."""
        if start.attributes.get("class", "").startswith("language-"):
            entity["language"] = start.attributes["class"].removeprefix("language-")
        inner = self.entities[-1] if self.entities else None
        if inner and _same_block(inner, entity):
            language = inner.get("language") or entity.get("language")
            inner["type"] = "pre"
            if language:
                inner["language"] = language
            return
        self.entities.append(entity)


def _same_block(inner: Entity, outer: Entity) -> bool:
    same_place = (inner["offset"], inner["length"]) == (outer["offset"], outer["length"])
    return same_place and {inner["type"], outer["type"]} == {"code", "pre"}


def _reference(source: str, at: int) -> tuple[str, int]:
    """The character that stands at a place, with what follows it: ``&lt;`` gives ``<``."""
    match = _REFERENCE.match(source, at) if source[at] == "&" else None
    if match is None:
        return source[at], at + 1
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        character = _NAMED.get(name)
        return (character, match.end()) if character else ("&", at + 1)
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code == 0 or code >= 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return "&", at + 1
    return chr(code), match.end()


def parse_html(source: str) -> Formatted:
    """Parse ``parse_mode=HTML``. Raises ApiError 400 "can't parse entities: …"."""
    parser = _Parser(source)
    parser.run()
    for entity in parser.entities:
        if entity["type"] == "code":
            entity.pop("language", None)
    return parser.formatted()
