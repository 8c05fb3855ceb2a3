"""The dictionary of names: every way in which an entry's name or alias may be written.

Keys are folded and joined (no spaces). Nothing here is fuzzy: slips are looked for against these
keys by :mod:`knowledge.spotting`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, pairwise, product

from knowledge import weights
from knowledge.hanzi import readings
from knowledge.match import Why
from knowledge.models import AnyEntity
from knowledge.normalize import clean, fold, is_han, sound_class, units


@dataclass(frozen=True, slots=True)
class Key:
    """One way to write ``name``.

    A ``person``'s key is as good as the name; it may be a form of ``address`` (尤教授), which is
    not looked for with slips. A ``part`` is less than the whole name. A ``form`` of the name shares
    a word with it, so that it says whom or what is meant, and nothing about it.
    """

    entity: str
    name: str
    why: Why
    is_person: bool = False
    is_address: bool = False
    is_part: bool = False
    is_form: bool = True


Written = tuple[str, Key]


@dataclass(slots=True)
class Names:
    """Lookup tables over the keys; built once, read only.

    ``by_sound`` is keyed by sound classes joined with spaces; ``by_gap`` by Chinese keys of three
    characters and more with one character blanked (``?``) or left out; ``latin`` holds the keys
    for spelling correction by their length.
    """

    exact: dict[str, list[Key]] = field(default_factory=dict)
    by_sound: dict[str, list[Written]] = field(default_factory=dict)
    by_gap: dict[str, list[Written]] = field(default_factory=dict)
    latin: dict[int, list[str]] = field(default_factory=dict)
    people_of_two: dict[str, list[Key]] = field(default_factory=dict)
    parts: set[str] = field(default_factory=set)
    ordered: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, entities: Iterable[AnyEntity]) -> "Names":
        names = cls()
        for entity in entities:
            names.parts.update(unit.text for unit in units(fold(clean(entity.name.en))))
            for key, written in _keys(entity):
                names._add(key, written)
        for written in names.exact:
            if weights.MIN_SPELT <= len(written) <= weights.MAX_SPELT and written.isascii():
                names.latin.setdefault(len(written), []).append(written)
        names.ordered = sorted(names.exact)
        return names

    def beginning_with(self, start: str) -> Iterator[Written]:
        """The keys that go on from a beginning, for results as one types."""
        for written in self.ordered[bisect_left(self.ordered, start) :]:
            if not written.startswith(start):
                return
            for key in self.exact[written]:
                yield written, key

    def _add(self, key: Key, written: str) -> None:
        same = self.exact.setdefault(written, [])
        for place, other in enumerate(same):
            if other.entity == key.entity:
                if key.is_person and key.why == "exact" and not key.is_address:
                    same[place] = key  # the name itself needs no explanation
                return
        same.append(key)
        if key.is_address or not all(map(is_han, written)) or len(written) > weights.LONGEST_HEARD:
            return
        for sounds in _sounds(written):
            heard = " ".join(map(sound_class, sounds))
            self.by_sound.setdefault(heard, []).append((written, key))
        if key.is_person and len(written) == 2:
            self.people_of_two.setdefault(written, []).append(key)
        for gap in gaps(written) if len(written) >= 3 else ():
            self.by_gap.setdefault(gap, []).append((written, key))
            self.by_gap.setdefault(gap.replace("?", ""), []).append((written, key))


def gaps(written: str) -> Iterator[str]:
    """The text with one character blanked, once for each place."""
    for place in range(len(written)):
        yield f"{written[:place]}?{written[place + 1 :]}"


def _sounds(written: str) -> list[tuple[str, ...]]:
    """How Chinese text may be read: at most four ways, the commonest first."""
    return list(islice(product(*(readings(char) or ("?",) for char in written)), 4))


def _keys(entity: AnyEntity) -> Iterator[tuple[Key, str]]:
    own = (entity.name.zh, entity.name.en)
    named = _words_of(own)
    for name in dict.fromkeys((*own, *entity.aliases.all)):
        parts = [unit.text for unit in units(fold(clean(name)))]
        if not parts:
            continue
        address = entity.kind == "speaker" and name not in own and _addresses(entity, parts)
        person = address or (entity.kind == "speaker" and name in own)
        form = not named.isdisjoint(_words_of([name]))
        yield Key(entity.id, name, "exact", person, address, is_form=form), "".join(parts)
        if all(map(is_han, parts)):
            itself = person and name in own
            yield from _pinyin_keys(entity, name, parts, is_person=itself, is_form=form)
        elif name in own and person and not any(map(is_han, parts)):
            yield from _western_keys(entity, name, parts)


def _words_of(names: Iterable[str]) -> set[str]:
    """The words of names: Latin ones as they are, Chinese ones as pairs of characters."""
    found: set[str] = set()
    for name in names:
        parts = units(fold(clean(name)))
        found.update(unit.text for unit in parts if not unit.is_han)
        found.update(a.text + b.text for a, b in pairwise(parts) if a.is_han and b.is_han)
    return found


def _addresses(entity: AnyEntity, parts: list[str]) -> bool:
    """Whether an alias is a form of address: a part of the name and more, as in ``Prof. You``."""
    if len(parts) < 2:
        return False
    names = [unit.text for unit in units(fold(f"{entity.name.zh[:1]} {entity.name.en}"))]
    return not set(names).isdisjoint(parts)


def _western_keys(entity: AnyEntity, name: str, parts: list[str]) -> Iterator[tuple[Key, str]]:
    """``Xuedong Huang`` is also found as ``Huang Xuedong`` and, as a part, as ``Xuedong``."""
    for turned in _rotations(parts):
        yield Key(entity.id, name, "order", is_person=True), "".join(turned)
    if len(parts) > 1 and len(parts[0]) >= weights.MIN_GIVEN_NAME:
        yield Key(entity.id, name, "exact", is_part=True), parts[0]


def _pinyin_keys(
    entity: AnyEntity, name: str, chars: list[str], *, is_person: bool, is_form: bool
) -> Iterator[tuple[Key, str]]:
    """``youyang``, turned round ``yangyou``, and for people initials and the given name alone."""
    if len(chars) < 2 or len(chars) > weights.LONGEST_HEARD:
        return
    for sounds in _sounds("".join(chars)):
        written = "".join(sounds)
        if "?" in written:
            continue
        if is_person or len(written) >= weights.MIN_PINYIN_KEY:
            yield Key(entity.id, name, "pinyin", is_person, is_form=is_form), written
        if not is_person:
            continue
        for turned in _rotations(list(sounds)):
            yield Key(entity.id, name, "pinyin", is_person=True), "".join(turned)
        if len(chars) >= weights.MIN_INITIALS:
            initials = "".join(sound[0] for sound in sounds)
            yield Key(entity.id, name, "initials", is_part=True), initials
    if is_person and len(chars) == 3:
        yield Key(entity.id, name, "exact", is_part=True), "".join(chars[1:])


def _rotations(parts: list[str]) -> Iterator[list[str]]:
    for place in range(1, len(parts)):
        yield parts[place:] + parts[:place]
