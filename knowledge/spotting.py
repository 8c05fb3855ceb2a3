"""Finding names inside a question: literally, by sound, by shape, or with a slip.

Windows of neighbouring units are looked up. What was found literally is not looked for again with
slips, so that a correct question costs dictionary look-ups only; every kind of slip is bounded in
how many windows it may look at.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import weights
from knowledge.edges import Edges
from knowledge.evidence import Weighed
from knowledge.hanzi import readings, syllables
from knowledge.match import Why
from knowledge.names import Key, Names, gaps
from knowledge.normalize import fold, sound_class
from knowledge.shapes import alike, rather_alike
from knowledge.words import Wording

_LITERAL: frozenset[Why] = frozenset({"exact", "order", "pinyin"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A name met in a question, at units ``first``..``last``.

    ``is_sure`` mentions answer on their own; the others need the rest of the question to agree.
    A ``hint`` never answers: it may be another name.
    """

    key: Key
    first: int
    last: int
    why: Why
    is_sure: bool = False
    is_hint: bool = False

    @property
    def places(self) -> range:
        return range(self.first, self.last + 1)


def spot(names: Names, wording: Wording, weighed: Weighed) -> list[Mention]:
    """All mentions in a question."""
    spotter = _Spotter(names, wording, weighed, Edges(wording, weighed))
    mentions = _longest(list(spotter.literal()))
    taken = [mention for mention in mentions if not mention.key.is_part]
    spotter.settled = {place for m in mentions if m.is_sure for place in m.places}
    mentions += spotter.heard_or_seen(taken)
    mentions += spotter.misspelt(taken)
    if len(wording) > weights.LONG_QUESTION:
        mentions = [m if m.why in _LITERAL else replace(m, is_sure=False) for m in mentions]
    return mentions


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Without what is but a part of a longer name: the UCloud in "UCloud CEO"."""
    exact = [mention for mention in mentions if mention.why == "exact" and not mention.is_hint]
    return [
        mention
        for mention in mentions
        if not any(
            other.first <= mention.first
            and mention.last <= other.last
            and len(other.places) > len(mention.places)
            for other in exact
        )
    ]


def _within(first: int, last: int, taken: list[Mention]) -> bool:
    return any(mention.first <= first and last <= mention.last for mention in taken)


@dataclass(slots=True)
class _Spotter:
    names: Names
    wording: Wording
    weighed: Weighed
    edges: Edges
    settled: set[int] = field(default_factory=set)

    def literal(self) -> Iterator[Mention]:
        """Names and aliases letter for letter, in any of their written forms."""
        units = self.wording.units
        for first in range(len(units)):
            text = ""
            for last in range(first, min(len(units), first + weights.LONGEST_WINDOW)):
                text += units[last].text
                for key in self.names.exact.get(text, ()):
                    if key.is_part and units[first].is_han and not self.edges.alone(first, last):
                        continue
                    longer = key.is_person and (
                        self.edges.go_on(first, last) or self.edges.go_before(first, last)
                    )
                    sure = key.is_person and not longer
                    hint = longer or (not key.is_person and self.edges.blurred(first, last))
                    yield Mention(key, first, last, key.why, is_sure=sure, is_hint=hint)

    def heard_or_seen(self, taken: list[Mention]) -> Iterator[Mention]:
        """Chinese names in other characters: of the same sound, or with one character wrong."""
        units = self.wording.units
        heard = [_sound(unit.text) if unit.is_han else "" for unit in units]
        familiar = self.weighed.known | self.weighed.ignored
        for first in range(min(len(units), weights.MAX_SLIP_PLACES)):
            text = ""
            for last in range(first, min(len(units), first + weights.LONGEST_HEARD)):
                if not units[last].is_han or last in self.settled:
                    break
                text += units[last].text
                if _within(first, last, taken):
                    continue
                if len(text) == 2:
                    yield from self._two(text, heard, first, last)
                elif len(text) > 2:
                    places = range(first, last + 1)
                    if not self.weighed.known.issuperset(places):
                        yield from self._by_sound(text, heard, first, last)
                    if not familiar.issuperset(places):
                        yield from self._by_shape(text, first, last)

    def misspelt(self, taken: list[Mention]) -> Iterator[Mention]:
        """Latin windows with an unknown word, within a few edits of a key."""
        units = self.wording.units
        free = [
            place
            for place, unit in enumerate(units)
            if not unit.is_han and not unit.text[0].isdigit() and not _within(place, place, taken)
        ]
        unknown = set(free) - self.weighed.known - self.weighed.ignored
        looked_up = 0
        for first in free:
            text = ""
            for last in range(first, min(len(units), first + weights.LONGEST_SPELT)):
                if last not in free or not self._may_name(last):
                    break
                text += units[last].text
                if unknown.isdisjoint(range(first, last + 1)):
                    continue
                looked_up += 1
                if looked_up > weights.MAX_SPELT_WINDOWS:
                    return
                yield from self._near(text, first, last)

    def _may_name(self, place: int) -> bool:
        """Whether a word may be part of a name: "you" may, "while" may not."""
        return place not in self.weighed.ignored or (
            self.wording.units[place].text in self.names.parts
        )

    def _near(self, text: str, first: int, last: int) -> Iterator[Mention]:
        """Keys within the edits that their length allows (optimal string alignment)."""
        edits = next((n for length, n in weights.EDITS_BY_LENGTH if len(text) >= length), 0)
        if not edits:
            return
        lengths = range(len(text) - edits, len(text) + edits + 1)
        keys = [key for length in lengths for key in self.names.latin.get(length, ())]
        for written, distance, _ in process.extract(
            text, keys, scorer=OSA.distance, score_cutoff=edits, limit=3
        ):
            for key in self.names.exact[written]:
                most = weights.CLOSE_NAME if key.is_person else weights.CLOSE_ALIAS
                close = distance / len(written) <= most
                like = close and not (key.is_person and self._is_another(key, first, last))
                yield Mention(key, first, last, "typo", key.is_person and like, not like)

    def _is_another(self, key: Key, first: int, last: int) -> bool:
        """Whether what was typed is more likely somebody else's name than a slip.

        Each word has to be near its own ("Alex Chen" is not), and where the name has but two
        syllables, two other syllables are another name ("Li Wei").
        """
        typed = [unit.text for unit in self.wording.units[first : last + 1]]
        if len(key.name) == 2 or len(key.name.split()) == 2:
            together = "".join(typed)
            if any({together[:i], together[i:]} <= syllables for i in range(1, len(together))):
                return True
        meant = fold(key.name).split()
        if len(typed) == 1 or len(typed) != len(meant):
            return False
        return not any(
            all(
                OSA.distance(one, other) <= max(1, len(other) // weights.LETTERS_A_SLIP)
                for one, other in zip(typed, order, strict=True)
            )
            for order in (meant, meant[::-1])
        )

    def _two(self, text: str, heard: list[str], first: int, last: int) -> Iterator[Mention]:
        """Two characters are little: the very sound between word edges, or a hint."""
        if not self.edges.alone(first, last):
            return
        for written, key in self.names.by_sound.get(" ".join(heard[first : last + 1]), ()):
            if written != text and all(
                not set(readings(a)).isdisjoint(readings(b))
                for a, b in zip(written, text, strict=True)
            ):
                yield Mention(key, first, last, "sound")
        whole = len(self.wording) == 2
        for written, key in self.names.by_gap.get(text, ()) if whole else ():
            if key.is_person and len(written) == 3:
                yield Mention(key, first, last, "typo", is_hint=True)
        for written, keys in self.names.people_of_two.items():
            differing = [(a, b) for a, b in zip(written, text, strict=True) if a != b]
            if len(differing) != 1:
                continue
            like = alike(*differing[0]) or (
                whole and written[0] == text[0] and rather_alike(*differing[0])
            )
            if like:
                for key in keys:
                    yield Mention(key, first, last, "typo", is_hint=True)

    def _by_sound(self, text: str, heard: list[str], first: int, last: int) -> Iterator[Mention]:
        for written, key in self.names.by_sound.get(" ".join(heard[first : last + 1]), ()):
            if written != text:
                yield Mention(key, first, last, "sound", is_sure=key.is_person)

    def _by_shape(self, text: str, first: int, last: int) -> Iterator[Mention]:
        """One character wrong, missing or too many."""
        for _, key in self.names.by_gap.get(text, ()):
            yield Mention(key, first, last, "typo", is_sure=key.is_person)
        for gap in gaps(text):
            place = gap.index("?")
            for written, key in self.names.by_gap.get(gap, ()):
                like = alike(written[place], text[place]) or _sounds_near(written, text, place)
                if key.is_person or (like and len(text) > 3):
                    yield Mention(key, first, last, "typo", key.is_person and like, not like)
            if len(text) > 3:
                for key in self.names.exact.get(gap.replace("?", ""), ()):
                    if key.is_person:
                        yield Mention(key, first, last, "typo", is_sure=True)


def _sound(char: str) -> str:
    return sound_class((readings(char) or (char,))[0])


def _sounds_near(written: str, text: str, place: int) -> bool:
    heard = {sound_class(sound) for sound in readings(written[place])}
    return not heard.isdisjoint(sound_class(sound) for sound in readings(text[place]))
