"""The dictionary of names: every way in which an entry's name or alias may be written.

Keys are folded and joined (no spaces). Nothing here is fuzzy: slips are looked for against these
keys by :mod:`knowledge.spotting`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice, product

from knowledge import weights
from knowledge.hanzi import readings
from knowledge.match import Why
from knowledge.models import AnyEntity
from knowledge.normalize import clean, fold, is_han, sound_class, units


@dataclass(frozen=True, slots=True)
class Key:
    """One way to write ``name``. A ``part`` is less than the whole name of a person."""

    entity: str
    name: str
    why: Why
    is_person: bool = False
    is_part: bool = False


Sounds = tuple[str, ...]


@dataclass(slots=True)
class Names:
    """Lookup tables over the keys; built once, read only."""

    exact: dict[str, list[Key]] = field(default_factory=dict)
    by_sound: dict[Sounds, list[tuple[str, Key]]] = field(default_factory=dict)
    by_gap: dict[str, list[tuple[str, Key]]] = field(default_factory=dict)
    latin: list[str] = field(default_factory=list)
    people_of_two: dict[str, list[Key]] = field(default_factory=dict)

    @classmethod
    def of(cls, entities: Iterable[AnyEntity]) -> "Names":
        names = cls()
        for entity in entities:
            for key, written in _keys(entity):
                names._add(key, written)
        names.latin = [key for key in names.exact if not is_han(key) and len(key) >= 5]
        names.people_of_two = {
            written: keys
            for written, keys in names.exact.items()
            if len(written) == 2 and is_han(written) and any(key.is_person for key in keys)
        }
        return names

    def _add(self, key: Key, written: str) -> None:
        same = self.exact.setdefault(written, [])
        if any(other.entity == key.entity for other in same):
            return
        same.append(key)
        if not all(map(is_han, written)):
            return
        for sounds in _sounds(written):
            heard = tuple(map(sound_class, sounds))
            self.by_sound.setdefault(heard, []).append((written, key))
        if len(written) >= 3:
            for gap in gaps(written):
                self.by_gap.setdefault(gap, []).append((written, key))
            for place in range(len(written)):
                shorter = written[:place] + written[place + 1 :]
                self.by_gap.setdefault(shorter, []).append((written, key))


def gaps(written: str) -> Iterator[str]:
    """The text with one character blanked, once for each place."""
    for place in range(len(written)):
        yield f"{written[:place]}?{written[place + 1 :]}"


def _sounds(written: str) -> list[tuple[str, ...]]:
    """How Chinese text may be read: at most four ways, the commonest first."""
    return list(islice(product(*(readings(char) or ("?",) for char in written)), 4))


def _keys(entity: AnyEntity) -> Iterator[tuple[Key, str]]:
    person = entity.kind == "speaker"
    own = (entity.name.zh, entity.name.en)
    for name in dict.fromkeys((*own, *entity.aliases.all)):
        parts = [unit.text for unit in units(fold(clean(name)))]
        if not parts:
            continue
        yield Key(entity.id, name, "exact", is_person=person and name in own), "".join(parts)
        if all(map(is_han, parts)):
            yield from _pinyin_keys(entity, name, parts, is_person=person and name in own)
        elif person and name in own and not any(map(is_han, parts)):
            yield from _western_keys(entity, name, parts)


def _western_keys(entity: AnyEntity, name: str, parts: list[str]) -> Iterator[tuple[Key, str]]:
    """``Xuedong Huang`` is also found as ``Huang Xuedong`` and, as a part, as ``Xuedong``."""
    for turned in _rotations(parts):
        yield Key(entity.id, name, "order", is_person=True), "".join(turned)
    if len(parts) > 1 and len(parts[0]) >= 4:
        yield Key(entity.id, name, "exact", is_part=True), parts[0]


def _pinyin_keys(
    entity: AnyEntity, name: str, chars: list[str], *, is_person: bool
) -> Iterator[tuple[Key, str]]:
    for sounds in _sounds("".join(chars)):
        written = "".join(sounds)
        if "?" in written or len(chars) < 2:
            continue
        if is_person or len(written) >= weights.MIN_PINYIN_KEY:
            yield Key(entity.id, name, "pinyin", is_person=is_person), written
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
