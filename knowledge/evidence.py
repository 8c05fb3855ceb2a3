"""Content evidence: how much of a question each statement explains.

Documents are the points and the entities' profiles, in both languages at once.
"""

import re
from collections.abc import Iterator, Sequence
from operator import add

from knowledge import weights
from knowledge.models import Aliases, AnyEntity, Knowledge, Name, Speaker, Text
from knowledge.normalize import HAN, LATIN, folded
from knowledge.postings import Postings
from knowledge.spellings import Spellings
from knowledge.weighed import Weighed
from knowledge.weighing import Weighing
from knowledge.wording import Wording, stem
from knowledge.words import Words

_LATIN = re.compile(LATIN)
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz")  # a letter alone says nothing
_HAN_RUN = re.compile(f"[{HAN}]{{2,}}")
# Where a line is of these alone, and without dotted abbreviations, words are found sooner.
_PLAIN = re.compile(rf"[\n -~{HAN}，。？！、：；「」《》“”·…]*")
_DOTTED = re.compile(r"\.[a-z]")
_PLAIN_WORD = re.compile(r"[a-z]+|[0-9]+(?:[.,][0-9]+)*")


class Evidence:
    """The index of what is said. Documents are numbered: the points first, then the entities."""

    def __init__(self, knowledge: Knowledge, entities: Sequence[AnyEntity], words: Words) -> None:
        self._words = words
        names = {speaker.id: _name_terms(speaker) for speaker in knowledge.speakers}
        spelt: set[str] = set()
        shared: dict[str, set[str]] = {}  # of roles and organisations, which many may have

        def documents() -> Iterator[set[str]]:
            for point in knowledge.points:
                found = self._all_terms(_text(point.text, point.aliases), spelt)
                yield found.difference(*map(names.__getitem__, point.speakers))
            for entity in entities:
                found = self._all_terms(_text(entity.aliases, entity.summary), spelt)
                if not isinstance(entity, Speaker):
                    yield found | self._all_terms(_text(entity.name), spelt)
                    continue
                for name in (entity.role, entity.organisation):
                    text = _text(name) if name else ""
                    if text not in shared:
                        shared[text] = self._all_terms(text, spelt)
                    found |= shared[text]
                yield found - names[entity.id]

        self._postings = Postings(documents())
        self._spellings = Spellings(word for word in spelt if stem(word) in self._postings)

    def _all_terms(self, text: str, spelt: set[str]) -> set[str]:
        """Every term of a document: its own words, and the ideas that they stand for."""
        line = folded(text)
        words = _words(line)
        spelt.update(words)
        stems = [stem(word) for word in words]
        found = _terms(line, stems)
        found.difference_update(_LETTERS)
        found.update(map(_IDEAS.__getitem__, self._words.ideas(line, stems)))
        return found

    def weigh(self, wording: Wording) -> Weighed:
        """Look up every term of a question."""
        marks = self._words.marks(wording)
        weighing = Weighing(self._postings, wording, marks.ignored)
        for place in wording.latin:
            word = wording.stems[place]
            if len(word) > 1 or word.isdigit():  # a letter alone says nothing
                weighing.count(word, place, place)
        for place, pair in enumerate(wording.pairs):
            if pair in self._postings:
                weighing.count(pair, place, place + 1)
        for first, last, number in marks.ideas[: weights.MAX_IDEAS]:
            weighing.count(_IDEAS[number], first, last, weights.IDEA)
        weighing.oppose(name for name in marks.others if _IDEAS[name[2]] not in self._postings)
        for count, place in enumerate(weighing.strange()):
            if count >= weights.MAX_SLIPS:
                continue
            meant = self._meant(weighing.weighed, wording.units[place])
            if meant:
                weighing.weighed.worth[place] = 0.0
                weighing.count(meant, place, place, weights.SLIP)
        weighing.cap(marks.ground)
        return weighing.sum_up()

    def _meant(self, weighed: Weighed, word: str) -> str | None:
        """The known word that a misspelt one most likely is, as a term."""
        if len(word) < weights.SLIPS_BY_LENGTH[-1][0] - weights.MOST_EDITS:
            return None
        near, compared = self._spellings.near(word, weights.MOST_EDITS)
        weighed.work += compared
        for known, distance in near:
            if known[0] != word[0]:  # first letters are seldom wrong
                continue
            allowed = next((n for length, n in weights.SLIPS_BY_LENGTH if len(known) >= length), 0)
            return stem(known) if distance <= allowed else None
        return None


class _Ideas(dict[int, str]):
    """Ideas as terms, by their number."""

    def __missing__(self, number: int) -> str:
        self[number] = term = f"={number}"
        return term


_IDEAS = _Ideas()


def _terms(line: str, stems: list[str]) -> set[str]:
    """A folded line's own words: their stems, and pairs of Chinese characters."""
    found = set(stems)
    for run in _HAN_RUN.findall(line):
        found.update(map(add, run, run[1:]))
    return found


def _words(line: str) -> list[str]:
    """The Latin words and numbers of a folded line."""
    if _PLAIN.fullmatch(line) and not _DOTTED.search(line):
        return _PLAIN_WORD.findall(line)
    return _LATIN.findall(line)


def _name_terms(speaker: Speaker) -> set[str]:
    line = folded(_text(speaker.name))
    return _terms(line, [stem(word) for word in _words(line)])


def _text(*texts: Name | Text | Aliases) -> str:
    lines: list[str] = []
    for text in texts:
        lines += text.all if isinstance(text, Aliases) else (text.zh, text.en)
    return "\n".join(lines)
