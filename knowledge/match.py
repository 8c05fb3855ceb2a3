"""What a search finds, and why: as codes and parameters, so that any language can say it."""

from dataclasses import dataclass
from typing import Literal

from knowledge.models import AnyEntity

#: How the words of a question led to an entry. ``exact`` and ``text`` need no explanation.
Why = Literal[
    "exact",  # a name or alias, letter for letter after folding
    "order",  # the same name in another order: "You Yang"
    "pinyin",  # the name spelt in pinyin: "youyang"
    "initials",  # the first letters of its pinyin: "zbw"
    "sound",  # other characters that sound the same: 优洋
    "typo",  # a slip or two: "Zhagn"
    "text",  # the words of its statements, no name
]


@dataclass(frozen=True, slots=True)
class Reason:
    """``asked`` as it stood in the question, ``name`` as it stands in the file."""

    why: Why
    asked: str
    name: str


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that was found. ``score`` is 0..1: 1 is the name itself."""

    entity: AnyEntity
    score: float
    reason: Reason

    @property
    def by_name(self) -> bool:
        """Whether the entry's name was met, not an alias."""
        return self.reason.name in {self.entity.name.zh, self.entity.name.en}
