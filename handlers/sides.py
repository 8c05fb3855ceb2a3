"""A card with sides: several entities compared, or the voices of several speakers on one thing."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from handlers.actions import Compared, Heard, Printed, Subject
from handlers.cards import BUDGET, COLON, GAP, Bullet, Card, Line, Span
from handlers.words import Bilingual, Words, say
from knowledge.models import Language, Point


@dataclass(frozen=True, slots=True)
class Section:
    """A side: who or what has its say, and the statements; ``note`` stands in place of none.

    A section with neither is not shown. ``first`` is the id of the first point that there is to
    print, so that nothing is not told where only nothing fits.
    """

    entity: str
    name: Bilingual
    affiliation: Bilingual | None = None
    bullets: tuple[Bullet, ...] = ()
    note: Words | None = None
    first: str = ""

    @property
    def printed(self) -> Printed:
        points = tuple(bullet.point.id for bullet in self.bullets)
        return self.entity, points or ((self.first,) if self.first else ())

    @property
    def is_shown(self) -> bool:
        return bool(self.bullets or self.note)

    def label(self, language: Language) -> str:
        name = self.name.in_(language)
        if self.affiliation:
            name += f" · {self.affiliation.in_(language)}"
        return (name + COLON.in_(language)).rstrip()

    def lines(self, language: Language) -> Iterator[Line]:
        yield (Span(self.label(language), "label"),)
        for bullet in self.bullets:
            yield bullet.line(language, labelled=True)
        if self.note and not self.bullets:
            yield (Span(self.note.in_(language)),)

    def size(self, language: Language) -> int:
        """Characters of all its lines and of the gap before them, with their line breaks."""
        if not self.is_shown:
            return 0
        note = len(self.note.in_(language)) + 1 if self.note and not self.bullets else 0
        said = sum(b.size[language] + len(b.label(language)) for b in self.bullets)
        return len("\n") + len(self.label(language)) + len("\n") + said + note


@dataclass(frozen=True, slots=True)
class Sided(Card):
    """Statements by section. ``entity`` is the first that is compared, or what the voices are on;
    ``name`` is all of the title in a comparison, which has no ``entity`` of its own.
    """

    sections: tuple[Section, ...] = ()
    is_comparison: bool = False

    @property
    def points(self) -> tuple[Point, ...]:
        """The points that are literally printed, in order; one that two share stands twice."""
        return tuple(bullet.point for section in self.sections for bullet in section.bullets)

    @property
    def subject(self) -> Subject:
        asked = self.asked if self.why else ""
        sides = tuple(section.printed for section in self.sections)
        return Compared(sides, asked) if self.is_comparison else Heard(self.entity, sides, asked)

    @property
    def query(self) -> Words:
        """Words that find the same again, as far as words do."""
        if not self.is_comparison:
            return say("Who talked about {topic}?", topic=self.name)
        names = [section.name for section in self.sections]
        return Words(
            zh=" ".join(name.in_("zh") for name in names),
            en=" vs ".join(name.in_("en") for name in names),
        )

    def title(self, language: Language) -> str:
        return self.name.in_(language) if self.is_comparison else Card.title(self, language)

    def statements(self, language: Language) -> Iterator[Line]:
        for section in self.sections:
            if section.is_shown:
                yield GAP
                yield from section.lines(language)

    def room(self, language: Language) -> int:
        """As of any card, but without making its text: every statement is tried by it."""
        notes = sum(len(note.in_(language)) + 1 for note in (self.header, self.why) if note)
        sections = sum(section.size(language) for section in self.sections)
        around = len(self.title(language)) + len("\n\n") + len(self._footer(language))
        return BUDGET[language] - around - notes - sections

    def adding(self, place: int, bullet: Bullet) -> "Sided":
        """With one statement more, at the end of the section at a place."""
        before = self.sections[place]
        after = replace(before, bullets=(*before.bullets, bullet))
        return replace(self, sections=(*self.sections[:place], after, *self.sections[place + 1 :]))
