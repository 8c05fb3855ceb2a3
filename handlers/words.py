"""Words in both languages at once: what the interface says, and text that people sent."""

import unicodedata
from dataclasses import dataclass
from typing import Protocol

from handlers.locales import translator
from knowledge.models import Language

#: How much of a person's own text is repeated to them, in characters.
ECHO = 60


class Bilingual(Protocol):
    """Anything that reads in either language: an entry's name, a point's text, :class:`Words`."""

    def in_(self, language: Language) -> str: ...


@dataclass(frozen=True, slots=True)
class Words:
    """A text in both languages."""

    zh: str
    en: str

    def in_(self, language: Language) -> str:
        return self.zh if language == "zh" else self.en


def other(language: Language) -> Language:
    return "en" if language == "zh" else "zh"


def say(message: str, **parameters: Bilingual | str | int) -> Words:
    """A message of the catalogues with its ``{parameters}`` filled in, in both languages."""

    def fill(language: Language) -> str:
        values = {
            key: value if isinstance(value, str | int) else value.in_(language)
            for key, value in parameters.items()
        }
        return translator(language)(message).format(**values)

    return Words(zh=fill("zh"), en=fill("en"))


def echo(text: str, limit: int = ECHO) -> str:
    """A person's text, fit to be repeated: one line of at most ``limit`` characters.

    Control, zero-width and direction characters are dropped: they could hide what is said or
    turn the rest of a message around.
    """
    seen = text
    if not text.isprintable():
        seen = "".join(" " if c.isspace() else c for c in text if c.isspace() or not _hidden(c))
    line = " ".join(seen.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _hidden(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"}


def mark(message: str) -> str:
    """A message for the catalogues that :func:`say` is given later, from a table."""
    return message


def stack(*parts: Bilingual) -> Words:
    """Texts one under another."""
    return Words(
        zh="\n".join(part.in_("zh") for part in parts),
        en="\n".join(part.in_("en") for part in parts),
    )
