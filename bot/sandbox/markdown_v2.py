"""Telegram's MarkdownV2 -> plain text and entities, or the complaint that it gets."""

import re
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from bot.sandbox.entities import Entity, Formatted
from bot.sandbox.refusals import ApiError
from bot.sandbox.scanner import Scanner, check_emoji_id, make_link, make_time, wrong

#: Marks that open something, the longer before the shorter.
_OPENING = {
    "```": "pre",
    "`": "code",
    "__": "underline",
    "_": "italic",
    "*": "bold",
    "~": "strikethrough",
    "||": "spoiler",
    "![": "custom_emoji",
    "[": "text_link",
}
_CLOSING = {kind: mark for mark, kind in _OPENING.items()} | {"text_link": "]", "custom_emoji": "]"}
#: How complaints call them.
_NAMES = {
    "pre": "Pre",
    "code": "Code",
    "underline": "Underline",
    "italic": "Italic",
    "bold": "Bold",
    "strikethrough": "Strikethrough",
    "spoiler": "Spoiler",
    "custom_emoji": "CustomEmoji",
    "text_link": "TextUrl",
    "blockquote": "BlockQuote",
}
_RESERVED = frozenset("_*[]()~`>#+-=|{}.!\n")
_LANGUAGE = re.compile(r"(?:([^ \t\r\n\0\v`]+)(?=[ \t\r\n\0\v]))?(?:\r\n|\n\r|\n|\r)?")
_ESCAPED = re.compile(r"\\([\x01-\x7e])")
_SPECIAL = re.compile(r"tg:(?://)?([a-z]*)(?=[/?#]|$)/?(\?[^#]*)?", re.IGNORECASE)


@dataclass
class _Open:
    """An entity that waits for its end; ``begin`` is its place in the source."""

    kind: str
    begin: int
    offset: int
    position: int
    language: str = ""


@dataclass
class _Parser(Scanner):
    opened: list[_Open] = field(default_factory=list)
    quoting: bool = False
    #: Whether a ``>`` here is the mark of a quote.
    at_line_start: bool = True

    def run(self) -> None:
        while self.at < len(self.source):
            character = self.source[self.at]
            if escaped := _ESCAPED.match(self.source, self.at):
                self.write(escaped[1], starts_line=escaped[1] == "\n")
                self.at = escaped.end()
            elif character not in self.reserved():
                self.write(character, starts_line=False)
                self.at += 1
            elif self.quote_ends(character):
                self.end_quote()
            elif self.opened and self.ends(self.opened[-1].kind):
                self.end(self.opened.pop())
            else:
                self.begin(character)
        self.finish()

    def write(self, character: str, *, starts_line: bool) -> None:
        self.put(character)
        if character != "\r":
            self.at_line_start = starts_line

    def reserved(self) -> frozenset[str]:
        is_code = self.opened and self.opened[-1].kind in {"code", "pre"}
        return frozenset("`") if is_code else _RESERVED

    def ends(self, kind: str) -> bool:
        mark = _CLOSING.get(kind)
        if mark is None or not self.source.startswith(mark, self.at):
            return False
        # Two underscores are always a mark of their own.
        return kind != "italic" or not self.source.startswith("__", self.at)

    def begin(self, character: str) -> None:
        if character == "\n":
            self.write(character, starts_line=True)
            self.at += 1
            return
        if character == ">" and self.at_line_start:
            self.begin_quote()
            return
        mark = next((mark for mark in _OPENING if self.source.startswith(mark, self.at)), None)
        if mark is None:
            raise wrong(
                f"Character '{character}' is reserved and must be escaped with the preceding '\\'"
            )
        start = _Open(_OPENING[mark], self.at, self.offset, len(self.out))
        self.at += len(mark)
        if start.kind == "pre":
            start.language = self.take(_LANGUAGE)[1] or ""
        self.opened.append(start)

    def begin_quote(self) -> None:
        """The first line of a quote opens it, the next ones go on with it."""
        if not self.quoting:
            self.opened.append(_Open("blockquote", self.at, self.offset, len(self.out)))
            self.quoting = True
        self.at += 1

    def end(self, start: _Open) -> None:
        self.at += len(_CLOSING[start.kind])
        entity: Entity = {"type": start.kind}
        keep = True
        if start.kind == "text_link":
            address = self.address("a URL")
            text = "".join(self.out[start.position :])
            keep = make_link(entity, text if address is None else address)
        elif start.kind == "custom_emoji":
            keep = _make_special(entity, self.address("a custom emoji URL"))
        elif start.language:
            entity["language"] = start.language
        if keep:
            self.keep(start, entity)

    def address(self, what: str) -> str | None:
        """What stands in parentheses, with its escapes resolved; None when nothing does."""
        if not self.source.startswith("(", self.at):
            return None
        self.at += 1
        begin, address = self.at, []
        while self.at < len(self.source) and self.source[self.at] != ")":
            escaped = _ESCAPED.match(self.source, self.at)
            address.append(escaped[1] if escaped else self.source[self.at])
            self.at += 2 if escaped else 1
        if self.at >= len(self.source):
            raise self.complaint(f"Can't find end of {what}", begin)
        self.at += 1
        return "".join(address)

    def quote_ends(self, character: str) -> bool:
        return self.quoting and character == "\n" and not self.source.startswith("\n>", self.at)

    def end_quote(self) -> None:
        """A line without ``>`` follows: the quote takes the line break with it."""
        expandable = self.take_expandability_mark()
        start = self.opened.pop()
        if start.kind != "blockquote":
            raise self.unfinished(start)
        self.write("\n", starts_line=True)
        self.at += 1
        self.close_quote(start, expandable=expandable)

    def take_expandability_mark(self) -> bool:
        """Whether ``||`` stands right before, at the end of a quote."""
        last = self.opened[-1]
        if last.kind != "spoiler" or self.source[last.begin + 2 : self.at] not in {"", "\r"}:
            return False
        self.opened.pop()
        return True

    def close_quote(self, start: _Open, *, expandable: bool) -> None:
        self.quoting = False
        self.keep(start, {"type": "expandable_blockquote" if expandable else "blockquote"})

    def keep(self, start: _Open, entity: Entity) -> None:
        if length := self.offset - start.offset:
            self.entities.append({**entity, "offset": start.offset, "length": length})

    def finish(self) -> None:
        if self.quoting:
            is_marked = self.source.endswith("||") and self.take_expandability_mark()
            if self.opened[-1].kind == "blockquote":
                self.close_quote(self.opened.pop(), expandable=is_marked)
        if self.opened:
            raise self.unfinished(self.opened[-1])

    def unfinished(self, start: _Open) -> ApiError:
        name = _NAMES[start.kind] + ("Code" if start.language else "")
        return self.complaint(f"Can't find end of {name} entity", start.begin)


def _make_special(entity: Entity, url: str | None) -> bool:
    """Read ``tg://emoji?id=`` or ``tg://time?unix=``; False for what is left out."""
    if url is None:
        raise wrong("Custom emoji entity must contain a tg://emoji URL")
    if not url.lower().startswith("tg:"):
        raise wrong("Custom emoji URL must have scheme tg")
    match = _SPECIAL.match(url)
    host = match[1].lower() if match else ""
    query = dict(parse_qsl((match[2] or "")[1:], keep_blank_values=True)) if match else {}
    if host == "time":
        make_time(entity, query.get("unix", ""), query.get("format", ""))
        return True
    if host != "emoji":
        raise wrong('Custom emoji URL must have host "emoji"')
    if "id" not in query:
        raise wrong("Custom emoji URL must have an emoji identifier")
    check_emoji_id(query["id"])
    # Only bots with a paid username may send custom emoji: others keep the plain one.
    return False


def parse_markdown_v2(source: str) -> Formatted:
    """Parse ``parse_mode=MarkdownV2``. Raises ApiError 400 "can't parse entities: …"."""
    parser = _Parser(source)
    parser.run()
    return parser.formatted()
