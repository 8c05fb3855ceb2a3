"""What words are worth before the event is known: no content, common ground, or an idea.

``words.txt`` beside this file holds the general vocabulary of conference questions.
"""

import functools
from dataclasses import dataclass, field

from knowledge.phrases import Phrases, read
from knowledge.wording import Wording

#: Units ``first``..``last`` stand for the idea of this number.
Idea = tuple[int, int, int]


@dataclass(slots=True)
class Marks:
    """What a text's units are known to be; by place."""

    ignored: set[int]
    ground: set[int] = field(default_factory=set)
    ideas: list[Idea] = field(default_factory=list)
    others: list[Idea] = field(default_factory=list)  # those of the ideas that are of other things


class Words:
    """The vocabulary. Phrases of no content are taken the longest first, all others everywhere."""

    def __init__(
        self,
        ignored: Phrases,
        ground: frozenset[int],
        others: frozenset[int],
        meant: Phrases,
    ) -> None:
        self._ignored, self._ground, self._others, self._meant = ignored, ground, others, meant

    def marks(self, wording: Wording) -> Marks:
        """Find every phrase in a question."""
        marks = Marks(self._ignored.covered(wording))
        for first, last, numbers in self._meant.everywhere(wording):
            for number in numbers:
                if number in self._ground:
                    marks.ground.update(range(first, last + 1))
                    continue
                marks.ideas.append((first, last, number))
                if number in self._others:
                    marks.others.append((first, last, number))
        return marks

    def ideas(self, folded: str, stems: list[str]) -> set[int]:
        """The ideas in a text that is folded and split already."""
        return self._meant.within(folded, stems) - self._ground


@functools.cache
def vocabulary() -> Words:
    """The vocabulary of ``words.txt``, read once."""
    sections = read("words.txt")
    ground = frozenset(number for number, _ in sections["ground"])
    # Of other things each name is by itself: an event that speaks of WeChat may not of Tencent.
    other = dict(enumerate((name for _, name in sections["others"]), start=_OTHERS))
    meant = Phrases([*sections["ground"], *sections["same"], *other.items()])
    return Words(Phrases(sections["ignore"], by_stem=False), ground, frozenset(other), meant)


#: Above the numbers of all lines.
_OTHERS = 1_000_000
