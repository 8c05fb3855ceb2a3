"""What the bot says, as values: a card holds both languages, a notice is a word of the interface.

Both are arranged as lines of styled spans, once; plain text and any platform's markup are made
from these lines. A card keeps to :data:`BUDGET` in each language.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal, NamedTuple, Self

from handlers.actions import About, Answered, Rows, Subject
from handlers.words import Bilingual, Words, other
from knowledge.models import Language, Point

#: The longest plain text of a card, in characters, everything included.
BUDGET: dict[Language, int] = {"zh": 300, "en": 700}

#: The longest text of highlights, in UTF-16 units of both languages. Telegram's own limit is 4096;
#: five points of the greatest length that the file allows come to about 2,700.
MOST = 3500

#: Above this length a title is one language's name alone.
TITLE = 100

COLON = Words("：", ": ")
COMMA = Words("、", ", ")

Style = Literal["plain", "title", "label", "faint"]


class Span(NamedTuple):
    text: str
    style: Style = "plain"


Line = tuple[Span, ...]

#: An empty line, between what a card is about, what it says and where that stands.
GAP: Line = ()


def plain(lines: Iterable[Line]) -> str:
    return "\n".join("".join(span.text for span in line) for line in lines)


@dataclass(frozen=True)
class Bullet:
    """A point and who said it; ``speaker`` is empty where the card or the text names them."""

    point: Point
    speaker: Words

    def label(self, language: Language) -> str:
        who = self.speaker.in_(language)
        return who + COLON.in_(language) if who else ""

    def mark(self, language: Language) -> str:
        return "¶" + _joined(self.point.source, language)

    @cached_property
    def size(self) -> dict[Language, int]:
        """Characters of the line without its label, with its line break."""
        return {language: len(plain([self.line(language)])) + 1 for language in BUDGET}

    def line(self, language: Language, *, labelled: bool = False) -> Line:
        who = self.label(language) if labelled else ""
        label = (Span(who, "label"),) if who else ()
        text = self.point.text.in_(language)
        return (Span("• "), *label, Span(f"{text} "), Span(self.mark(language), "faint"))


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Card:
    """An entity with statements about it. ``asked`` are the words that ``why`` explains.

    ``direct`` tells that the points answer a question; otherwise they are the entity's first.
    """

    entity: str
    name: Bilingual
    source: Bilingual
    bullets: tuple[Bullet, ...] = ()
    header: Words | None = None
    why: Words | None = None
    summary: Bilingual | None = None
    asked: str = ""
    direct: bool = False
    rows: Rows = ()

    @property
    def points(self) -> tuple[Point, ...]:
        """The points that are literally printed, in order."""
        return tuple(bullet.point for bullet in self.bullets)

    @property
    def subject(self) -> Subject:
        asked = self.asked if self.why else ""
        if self.direct:
            return Answered(self.entity, tuple(point.id for point in self.points), asked)
        return About(self.entity, asked)

    def title(self, language: Language) -> str:
        """The name, and the other language's name beside it unless that is the same or too much."""
        own, foreign = self.name.in_(language), self.name.in_(other(language))
        both = f"{own} · {foreign}"
        return own if own.casefold() == foreign.casefold() or len(both) > TITLE else both

    def lines(self, language: Language) -> Iterator[Line]:
        """The card in one language, from title to footer."""
        yield (Span(self.title(language), "title"),)
        for note in (self.header, self.why):
            if note:
                yield (Span(note.in_(language), "faint"),)
        if self.summary:
            yield (Span(self.summary.in_(language)),)
        yield from self.statements(language)
        yield GAP
        yield (Span(self._footer(language), "faint"),)

    def statements(self, language: Language) -> Iterator[Line]:
        """What is between what the card is about and where that stands."""
        if self.bullets:
            yield GAP
        voice = _voice(self.bullets, language)
        if voice:
            yield (Span(voice, "label"),)
        for bullet in self.bullets:
            yield bullet.line(language, labelled=not voice)

    def plain(self, language: Language) -> str:
        return plain(self.lines(language))

    def room(self, language: Language) -> int:
        """How many more characters the card may hold; negative when it is too long."""
        return BUDGET[language] - len(self.plain(language))

    def fits(self) -> bool:
        return self.room("zh") >= 0 and self.room("en") >= 0

    def with_rows(self, rows: Rows) -> Self:
        return replace(self, rows=rows)

    def _footer(self, language: Language) -> str:
        cited = _cited(self.points, language)
        return self.source.in_(language) + (f" ¶{cited}" if cited else "")


def length(bullets: Sequence[Bullet], language: Language) -> int:
    """How many characters bullets add to the plain text of a card that has none.

    The same as comparing two plain texts, but cheap enough to try every point of a long list.
    """
    voice = _voice(bullets, language)
    labels = len(voice) + 1 if voice else sum(len(b.label(language)) for b in bullets)
    cited = _cited([bullet.point for bullet in bullets], language)
    around = bool(bullets) + (len(f" ¶{cited}") if cited else 0)
    return labels + sum(b.size[language] for b in bullets) + around


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Notice:
    """A word of the interface: shown in the reader's language alone."""

    text: Words
    title: Words | None = None
    rows: Rows = ()

    def lines(self, language: Language) -> Iterator[Line]:
        if self.title:
            yield (Span(self.title.in_(language), "title"),)
        for line in self.text.in_(language).split("\n"):
            yield (Span(line),)

    def plain(self, language: Language) -> str:
        return plain(self.lines(language))


@dataclass(frozen=True, slots=True, weakref_slot=True)
class Digest:
    """Highlights for a chat, or the word that it has seen them all."""

    title: Words
    footer: Words
    bullets: tuple[Bullet, ...] = ()
    text: tuple[Words, ...] = ()
    note: Words | None = None
    bilingual: bool = True
    rows: Rows = ()

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(bullet.point for bullet in self.bullets)

    def lines(self, language: Language) -> Iterator[Line]:
        yield (Span(self.title.in_(language), "title"),)
        if self.note:
            yield (Span(self.note.in_(language), "faint"),)
        yield GAP
        for bullet in self.bullets:
            yield bullet.line(language, labelled=True)
        for words in self.text:
            yield (Span(words.in_(language)),)
        yield GAP
        yield (Span(self.footer.in_(language), "faint"),)

    def plain(self, language: Language) -> str:
        return plain(self.lines(language))

    def fits(self) -> bool:
        both = self.plain("zh") + self.plain("en")
        return len(both.encode("utf-16-le")) // 2 <= MOST


Reply = Card | Notice | Digest


def _voice(bullets: Sequence[Bullet], language: Language) -> str:
    """The one voice of several points: named once, above all that it says."""
    if len(bullets) < 2 or any(bullet.speaker != bullets[0].speaker for bullet in bullets):
        return ""
    return bullets[0].label(language).rstrip()


def _cited(points: Iterable[Point], language: Language) -> str:
    cited = {number for point in points for number in point.source}
    return _joined(sorted(cited), language)


def _joined(numbers: Sequence[int], language: Language) -> str:
    return COMMA.in_(language).join(map(str, numbers))
