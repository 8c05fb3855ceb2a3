"""Chinese names written with a slip: heard instead of seen, or a character wrong.

Every kind of slip is bounded in how many places and names it looks at.
"""

from collections.abc import Iterator
from operator import add, ne

from rapidfuzz.distance import OSA

from knowledge import weights
from knowledge.dictionary import Dictionary
from knowledge.edges import Edges
from knowledge.hanzi import readings
from knowledge.mention import Mention, Spans
from knowledge.names import Key
from knowledge.normalize import is_han, sound_class
from knowledge.shapes import alike, rather_alike


class Slips:
    """Looks at the units of a question that no name was found at literally."""

    def __init__(
        self, names: Dictionary, edges: Edges, literal: list[Mention], taken: Spans
    ) -> None:
        self._names, self._edges, self._taken = names, edges, taken
        self._wording, self._weighed = edges.wording, edges.weighed
        self._settled = {
            place for mention in literal if mention.is_sure for place in mention.places
        }
        self._familiar = edges.familiar
        self._strange = set(range(len(edges.wording))) - self._familiar
        self._heard: list[str] = []
        self._left = weights.MAX_COMPARED

    def found(self) -> Iterator[Mention]:
        """Chinese names in other characters: of the same sound, or with one character wrong."""
        strange = sorted(self._strange.difference(self._wording.latin))[: weights.MAX_SLIP_PLACES]
        if not strange:
            return
        units = self._wording.units
        self._heard = heard = [_SOUNDS[unit] for unit in units]
        pairs, sounds = [*map(add, units, units[1:])], [*map(add, heard, heard[1:])]
        near = self._near_strange(strange)
        for first in near:
            if self._is_strange(first, first + 1) and self._edges.alone(first, first + 1):
                yield from self._two(first)
            longest = self._names.longest_heard(sounds[first])
            if longest > 2:
                yield from self._by_sound(first, min(first + longest, len(units)))
            if self._names.may_be_alike(pairs[first]):
                yield from self._by_edge(first, pairs[first])
        for first in {place - back for place in strange for back in range(3)}:
            if 0 <= first < len(units) - 2:
                yield from self._by_middle(first)

    def _near_strange(self, strange: list[int]) -> list[int]:
        """Where two Chinese characters begin, not settled, that may be of a name with a slip."""
        han, reach = self._wording.han, weights.LONGEST_HEARD
        most = len(self._wording) - 1
        near = {at for place in strange for at in range(place - reach, place + reach)}
        return sorted(
            at for at in near - self._settled if 0 <= at < most and han[at] and han[at + 1]
        )

    def _is_strange(self, first: int, last: int) -> bool:
        return first in self._strange or last in self._strange

    def _two(self, first: int) -> Iterator[Mention]:
        """Two characters are little: the very sound between word edges, or a hint."""
        last = first + 1
        if self._is_taken(first, last):
            return
        one, other = self._wording.units[first : last + 1]
        whole = len(self._wording) == 2
        for key in self._compared(self._names.heard(f"{self._heard[first]} {self._heard[last]}")):
            written = key.written
            if written != one + other and _same_readings(written, one + other):
                hint = self._names.is_crowded and (
                    key.form.is_part or not whole or self._edges.go_on(first, last)
                )
                yield Mention(key, first, last, "sound", is_hint=hint)
        for key in self._compared(self._names.beginning(one)):
            meant = key.written[1:]
            if key.form.is_person and len(meant) == 1 and meant != other:
                like = alike(meant, other) or (whole and rather_alike(meant, other))
                if like:
                    yield Mention(key, first, last, "typo", is_hint=True)
        for key in self._compared(self._names.ending(other)):
            meant = key.written[:-1]
            if key.form.is_person and len(meant) == 1 and meant != one and alike(meant, one):
                yield Mention(key, first, last, "typo", is_hint=True)
        if whole:
            yield from self._one_missing(one + other)

    def _one_missing(self, text: str) -> Iterator[Mention]:
        """A person's name of three characters of which two are all that was typed."""
        names = self._names
        for found in (names.beginning(text), names.around(text), names.ending(text)):
            for key in self._compared(found):
                if key.form.is_person and len(key.written) == 3:
                    yield Mention(key, 0, 1, "typo", is_hint=True)

    def _by_sound(self, first: int, end: int) -> Iterator[Mention]:
        """Three characters and more that sound like a name, where not all of them are known."""
        heard, alone = self._heard, self._edges.alone
        sounds = f"{heard[first]} {heard[first + 1]}"
        for last in range(first + 2, end):
            if not self._wording.han[last] or last in self._settled:
                return
            sounds = f"{sounds} {heard[last]}"
            places = range(first, last + 1)
            if self._is_taken(first, last) or self._familiar.issuperset(places):
                continue
            text = "".join(self._wording.units[first : last + 1])
            for key in self._compared(self._names.heard(sounds)):
                if key.written != text:
                    off = int(not _same_readings(key.written, text))
                    hint = self._names.is_crowded and (
                        off > 0 or _different(key.written, text) > 1 or not alone(first, last)
                    )
                    sure = key.form.is_person and not hint
                    yield Mention(key, first, last, "sound", sure, hint, off)

    def _by_edge(self, first: int, pair: str) -> Iterator[Mention]:
        """Names that begin or end with two characters, the rest of them with a slip."""
        for key in self._compared(self._names.beginning(pair)):
            length = len(key.written)
            ends = (first + length, first + length - 1, first + length + 1)
            yield from self._likest(key, [(first, end) for end in ends])
        for key in self._compared(self._names.ending(pair)):
            end, length = first + 2, len(key.written)
            starts = (end - length, end - length + 1, end - length - 1)
            yield from self._likest(key, [(start, end) for start in starts])

    def _by_middle(self, first: int) -> Iterator[Mention]:
        """Names of three characters with another one in the middle."""
        units = self._wording.units
        for key in self._compared(self._names.around(units[first] + units[first + 2])):
            yield from self._likest(key, [(first, first + 3)])

    def _likest(self, key: Key, windows: list[tuple[int, int]]) -> Iterator[Mention]:
        """The first of these windows in which one character is wrong, missing or too many."""
        written, wording = key.written, self._wording
        for first, end in windows:
            if (
                first < 0
                or end - first < 3
                or end > len(wording)
                or not all(wording.han[first:end])
            ):
                continue
            if self._is_settled(first, end - 1) or self._is_taken(first, end - 1):
                continue
            if self._familiar.issuperset(range(first, end)):
                continue
            text = "".join(wording.units[first:end])
            if OSA.distance(text, written, score_cutoff=1) != 1:
                continue
            person = key.form.is_person
            if len(text) != len(written):
                if person or len(text) < len(written):
                    sure = person and (
                        not self._names.is_crowded or self._edges.alone(first, end - 1)
                    )
                    yield Mention(key, first, end - 1, "typo", sure, person and not sure, 1)
                return
            place = next(i for i, (a, b) in enumerate(zip(text, written, strict=True)) if a != b)
            like = alike(written[place], text[place]) or _sounds_near(written[place], text[place])
            if person or (like and len(text) > 3):
                like = like and not self._names.is_usual(text, place)
                yield Mention(key, first, end - 1, "typo", person and like, not like, 1)
            return

    def _compared(self, keys: Iterator[Key]) -> Iterator[Key]:
        """These names, as long as more may be compared."""
        for key in keys:
            if not self._left:
                return
            self._left -= 1
            self._weighed.work += 1
            yield key

    def _is_settled(self, first: int, last: int) -> bool:
        return not self._settled.isdisjoint(range(first, last + 1))

    def _is_taken(self, first: int, last: int) -> bool:
        span = self._taken.get(first)
        return span is not None and last <= span[1]


class _Sounds(dict[str, str]):
    """How characters sound to many speakers; others stand for themselves."""

    def __missing__(self, char: str) -> str:
        sound = sound_class((readings(char) or (char,))[0])
        if is_han(char):
            self[char] = sound
        return sound


_SOUNDS = _Sounds()


def _same_readings(written: str, text: str) -> bool:
    return all(
        not set(readings(a)).isdisjoint(readings(b)) for a, b in zip(written, text, strict=True)
    )


def _different(written: str, text: str) -> int:
    """In how many places two texts of one length have other characters."""
    return sum(map(ne, written, text))


def _sounds_near(one: str, other: str) -> bool:
    heard = {sound_class(sound) for sound in readings(one)}
    return not heard.isdisjoint(sound_class(sound) for sound in readings(other))
