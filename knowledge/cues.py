"""How a question wants its answer laid out: several voices, or things side by side.

``cues.txt`` beside this file holds the words that tell.
"""

import functools
from dataclasses import dataclass, field

from knowledge.phrases import Phrases, read
from knowledge.wording import Wording

_SECTIONS = ("several", "panel", "who", "except", "joins", "titles")


@dataclass(slots=True)
class Cues:
    """The places of words that tell how to lay out an answer, by what they tell."""

    several: set[int] = field(default_factory=set)
    panel: set[int] = field(default_factory=set)
    who: set[int] = field(default_factory=set)
    excepted: set[int] = field(default_factory=set)
    joins: set[int] = field(default_factory=set)
    titles: set[int] = field(default_factory=set)


@functools.cache
def _phrases() -> Phrases:
    sections = read("cues.txt")
    return Phrases(
        (number, phrase) for number, name in enumerate(_SECTIONS) for _, phrase in sections[name]
    )


def cues(wording: Wording) -> Cues:
    """Find the words that tell."""
    found = Cues()
    places = (found.several, found.panel, found.who, found.excepted, found.joins, found.titles)
    for first, last, numbers in _phrases().everywhere(wording):
        for number in numbers:
            places[number].update(range(first, last + 1))
    return found
