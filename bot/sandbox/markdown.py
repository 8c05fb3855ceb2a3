"""Telegram's first Markdown, without nesting -> plain text and entities, or a complaint."""

import re

from bot.sandbox.entities import Entity, Formatted
from bot.sandbox.scanner import Scanner, make_link

_ESCAPED = re.compile(r"\\([_*`\[])")
_STYLES = {"_": "italic", "*": "bold", "`": "code"}
_LANGUAGE = re.compile(r"(?:([^ \t\r\n\0\v`]+)(?=[ \t\r\n\0\v]))?(?:\r\n|\n\r|\n|\r)?")


class _Parser(Scanner):
    def run(self) -> None:
        while self.at < len(self.source):
            character = self.source[self.at]
            if escaped := _ESCAPED.match(self.source, self.at):
                self.put(escaped[1])
                self.at += 2
            elif self.source.startswith("```", self.at):
                self.block()
            elif character in _STYLES:
                self.keep({"type": _STYLES[character]}, self.covered(character, character))
            elif character == "[":
                self.link()
            else:
                self.put(character)
                self.at += 1

    def covered(self, opening: str, closing: str) -> str:
        """The text up to the closing mark, in which nothing has a meaning; reads both marks."""
        begin = self.at
        self.at += len(opening)
        return self.up_to(closing, begin)

    def up_to(self, closing: str, begin: int) -> str:
        end = self.source.find(closing, self.at)
        if end < 0:
            raise self.complaint("Can't find end of the entity starting", begin)
        text, self.at = self.source[self.at : end], end + len(closing)
        return text

    def block(self) -> None:
        begin = self.at
        self.at += 3
        entity: Entity = {"type": "pre"}
        if language := self.take(_LANGUAGE)[1]:
            entity["language"] = language
        self.keep(entity, self.up_to("```", begin))

    def link(self) -> None:
        text = self.covered("[", "]")
        if not text:
            return
        url = text
        if self.source.startswith("(", self.at):
            url, _, _ = self.source[self.at + 1 :].partition(")")
            self.at += len(url) + 2
        entity: Entity = {}
        if make_link(entity, url):
            self.keep(entity, text)
        else:
            self.put(text)

    def keep(self, entity: Entity, text: str) -> None:
        offset = self.offset
        self.put(text)
        if text:
            self.entities.append({**entity, "offset": offset, "length": self.offset - offset})


def parse_markdown(source: str) -> Formatted:
    """Parse ``parse_mode=Markdown``. Raises ApiError 400 "can't parse entities: …"."""
    parser = _Parser(source)
    parser.run()
    return parser.formatted()
