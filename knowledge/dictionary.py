"""The dictionary of names: all keys of all entries, to be looked up letter for letter or nearly.

Built once, read only. There may be millions of keys: one costs little more than its text, since
what it leads to is packed into a whole number.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, product

from knowledge import weights
from knowledge.match import Why
from knowledge.models import AnyEntity
from knowledge.names import Form, Key, keys, name_at, read
from knowledge.normalize import HAN, Units, folded, is_han, sound_class
from knowledge.spellings import Spellings

_WHYS: tuple[Why, ...] = ("exact", "order", "pinyin", "initials", "sound", "typo", "text")
_YES_NO = (False, True)
_FORMS = [Form(*values) for values in product(_WHYS, _YES_NO, _YES_NO, _YES_NO, _YES_NO)]
_CODES = {form: code for code, form in enumerate(_FORMS)}
_FORM_BITS, _NAME_BITS = 7, 10
_HAN_ALONE = re.compile(f"[{HAN}]+")

#: Keys are looked for only where so many characters are the first of one.
HAN_HEAD, LATIN_HEAD = 2, 4

#: Packed references: one, or several in a list.
_Table = dict[str, int | list[int]]


class Dictionary:
    """Lookup tables over the keys of entries."""

    def __init__(self, entities: Sequence[AnyEntity]) -> None:
        self._entities = entities
        self._exact: _Table = {}
        self._heard: _Table = {}
        self._beginning: _Table = {}
        self._ending: _Table = {}
        self._around: _Table = {}
        self._longest: dict[str, int] = {}
        self._longest_heard: dict[str, int] = {}
        people = sum(entity.kind == "speaker" for entity in entities)
        #: Whether there are so many people that slips are often other people's names.
        self.is_crowded = people > weights.CROWD
        for number, entity in enumerate(entities):
            for written, (place, form) in keys(entity).items():
                self._add(written, number << _NAME_BITS | place, form)
        self._parts = {part for entity in entities for part in _parts_of(entity.name.en)}
        given = Counter(
            char for entity in entities if entity.kind == "speaker" for char in entity.name.zh[1:]
        )
        #: Characters of given names that are usual, and those that Chinese names begin with.
        self.given = {char for char, count in given.items() if count >= weights.USUAL}
        self.surnames = {entity.name.zh[0] for entity in entities if entity.kind == "speaker"}
        self._ordered = sorted(self._exact)
        self._spellings = Spellings(
            written
            for written in self._ordered
            if weights.MIN_SPELT <= len(written) <= weights.MAX_SPELT and written.isascii()
        )

    def _add(self, written: str, name: int, form: Form) -> None:
        reference = name << _FORM_BITS | _CODES[form]
        if written in self._exact:
            _append(self._exact, written, reference, weights.MAX_BEARERS)
        else:
            self._exact[written] = reference
        length = len(written)
        head = written[: HAN_HEAD if is_han(written) else LATIN_HEAD]
        if self._longest.get(head, 0) < length:
            self._longest[head] = length
        longest = weights.LONGEST_NAME if form.is_person else weights.LONGEST_HEARD
        if form.is_address or not 2 <= length <= longest or not _HAN_ALONE.fullmatch(written):
            return
        for sounds in read(written):
            heard = [*map(sound_class, sounds)]
            _append(self._heard, " ".join(heard), reference, weights.MAX_BEARERS)
            pair = heard[0] + heard[1]
            if self._longest_heard.get(pair, 0) < length:
                self._longest_heard[pair] = length
        if form.is_person or (length > 3 and (name & (1 << _NAME_BITS) - 1) < 2):
            edge = 1 if length == 2 else 2
            _append(self._beginning, written[:edge], reference, weights.MAX_ALIKE)
            _append(self._ending, written[-edge:], reference, weights.MAX_ALIKE)
            if length == 3:
                _append(self._around, written[0] + written[2], reference, weights.MAX_ALIKE)

    def __contains__(self, written: str) -> bool:
        return written in self._exact

    def is_usual(self, name: str, place: int) -> bool:
        """Whether a Chinese name may well be somebody else's, whatever it looks like.

        Among many people, one with another surname, or with a character that others are called by.
        """
        return self.is_crowded and (place == 0 or name[place] in self.given)

    def has_part(self, word: str) -> bool:
        """Whether a word is a part of any English name."""
        return word in self._parts

    def found_in(self, units: Sequence[str]) -> Iterator[tuple[int, int, Key]]:
        """Keys that are made of neighbouring units, with the first and the last of these."""
        exact, longest = self._exact, self._longest
        joined = "".join(units)
        ends = list(accumulate(map(len, units)))
        starts = [0, *ends]
        heads = [
            joined[start : start + (HAN_HEAD if "\u3400" <= unit <= "\ua000" else LATIN_HEAD)]
            for start, unit in zip(starts, units, strict=False)
        ]
        for first, head in enumerate(heads):
            if head not in longest and units[first] not in exact:
                continue
            start = starts[first]
            reach = start + longest.get(head, 0)
            for last in range(first, min(len(units), first + weights.LONGEST_WINDOW)):
                if ends[last] > reach and last > first:
                    break
                if joined[start : ends[last]] in exact:
                    for key in self._keys(exact, joined[start : ends[last]]):
                        yield first, last, key

    def longest_heard(self, pair: str) -> int:
        """Characters of the longest Chinese key that sounds so at the beginning, 0 if none does."""
        return self._longest_heard.get(pair, 0)

    def exact(self, written: str) -> Iterator[Key]:
        return self._keys(self._exact, written)

    def heard(self, sounds: str) -> Iterator[Key]:
        """Chinese keys by their sound classes, joined by spaces."""
        return self._keys(self._heard, sounds)

    def may_be_alike(self, pair: str) -> bool:
        """Whether any Chinese key begins or ends with two characters."""
        return pair in self._beginning or pair in self._ending

    def beginning(self, text: str) -> Iterator[Key]:
        """Chinese keys by their first two characters; those of two, by the first."""
        return self._keys(self._beginning, text)

    def ending(self, text: str) -> Iterator[Key]:
        """The same by the last."""
        return self._keys(self._ending, text)

    def around(self, text: str) -> Iterator[Key]:
        """Chinese keys of three characters, by the first and the last."""
        return self._keys(self._around, text)

    def near(self, typed: str, edits: int) -> tuple[list[tuple[str, int]], int]:
        """Latin keys within some edits: see :meth:`Spellings.near`."""
        return self._spellings.near(typed, edits)

    def beginning_with(self, start: str, limit: int) -> Iterator[tuple[str, Key]]:
        """The keys that go on from a beginning, for results as one types."""
        first = bisect_left(self._ordered, start)
        for place in range(first, min(first + limit, len(self._ordered))):
            written = self._ordered[place]
            if not written.startswith(start):
                return
            for key in self.exact(written):
                yield written, key

    def _keys(self, table: _Table, text: str) -> Iterator[Key]:
        found = table.get(text)
        if found is None:
            return
        for reference in (found,) if isinstance(found, int) else found:
            name = reference >> _FORM_BITS
            entity = self._entities[name >> _NAME_BITS]
            form = _FORMS[reference & (1 << _FORM_BITS) - 1]
            yield Key(entity, name_at(entity, name & (1 << _NAME_BITS) - 1), form)


def _parts_of(name: str) -> list[str]:
    """The words of an English name, folded."""
    letters = name.replace(" ", "")
    plain = letters.isascii() and letters.isalpha()
    return name.lower().split() if plain else Units(folded(name)).texts


def _append(table: _Table, text: str, reference: int, most: int) -> None:
    found = table.get(text)
    if found is None:
        table[text] = reference
        return
    last = found if isinstance(found, int) else found[-1]
    if last >> _FORM_BITS + _NAME_BITS == reference >> _FORM_BITS + _NAME_BITS:
        return  # the same entry, which are added one after the other
    if isinstance(found, int):
        table[text] = [found, reference]
    elif len(found) < most:
        found.append(reference)
