"""Every way in which an entry's name or alias may be written: its keys.

Keys are folded and joined (no spaces). Nothing here is fuzzy: slips are looked for against these
keys by :mod:`knowledge.slips` and :mod:`knowledge.misspelt`.
"""

import functools
import re
from collections.abc import Iterator
from itertools import chain, islice, product
from operator import add
from typing import NamedTuple

from knowledge import weights
from knowledge.hanzi import readings
from knowledge.match import Why
from knowledge.models import AnyEntity
from knowledge.normalize import HAN, Units, fold, folded, is_han


class Form(NamedTuple):
    """What a key is to the name that it is a way to write.

    A ``person``'s key is as good as the name; it may be a form of ``address`` (尤教授), which is
    not looked for with slips. A ``part`` is less than the whole name. A form that ``names`` shares
    a word with the entry's name, so that it says whom or what is meant, and nothing about it.
    """

    why: Why
    is_person: bool = False
    is_address: bool = False
    is_part: bool = False
    names: bool = True


class Key(NamedTuple):
    """A form of ``name``, which is a name or alias of the ``entity``, as the file has it."""

    entity: AnyEntity
    name: str
    form: Form

    @property
    def written(self) -> str:
        """A Chinese key as it is compared."""
        name = fold(self.name)
        if not name.isalpha():
            name = "".join(filter(is_han, name))
        return name[1:] if self.form.is_part else name


#: A way to write a name: the text, the place of the name among the entry's own, the form.
Written = tuple[str, int, Form]


def all_names(entity: AnyEntity) -> tuple[str, ...]:
    """An entry's names and aliases; the names come first."""
    return entity.name.zh, entity.name.en, *entity.aliases.all


def name_at(entity: AnyEntity, place: int) -> str:
    """One of them."""
    if place < 2:
        return entity.name.en if place else entity.name.zh
    return entity.aliases.all[place - 2]


def keys(entity: AnyEntity) -> dict[str, tuple[int, Form]]:
    """All keys of an entry; what may be written in one way for two reasons has the better one."""
    found: dict[str, tuple[int, Form]] = {}
    for written, place, form in _keys(entity):
        known = found.get(written)
        if known is None or _is_better(entity, place, form, known[1]):
            found[written] = place, form
    return found


def _is_better(entity: AnyEntity, place: int, form: Form, known: Form) -> bool:
    """Whether what is written needs no explanation: the name itself, of things also an alias."""
    if form.why != "exact" or form.is_part:
        return False
    return place < 2 or (entity.kind != "speaker" and known.why != "exact")


def _folded(names: tuple[str, ...]) -> list[str]:
    """Each name folded: all at once, unless one is lost that way, of which nothing is left."""
    lines = folded("\n".join(names)).split("\n")
    return lines if len(lines) == len(names) else [folded(name) for name in names]


def _keys(entity: AnyEntity) -> Iterator[Written]:
    names = all_names(entity)
    lines = _folded(names)
    split = [None if _HAN_ALONE.fullmatch(line) else Units(line) for line in lines]
    named = {*_words_of(lines[0], split[0]), *_words_of(lines[1], split[1])}
    speaker = entity.kind == "speaker"
    address_words: set[str] = set()
    if speaker and len(lines) > 2:
        address_words = {lines[0][:1], *(split[1].texts if split[1] else lines[1])}
    met: set[str] = set()
    for place, (line, units) in enumerate(zip(lines, split, strict=True)):
        han = units is None
        parts = units.texts if units else list(line)
        if not parts or line in met:
            continue
        met.add(line)
        itself = place < 2
        address = speaker and not itself and len(parts) > 1 and not address_words.isdisjoint(parts)
        shares = itself or not named.isdisjoint(_words_of(line, units))
        person = speaker and (itself or address)
        yield "".join(parts), place, _EXACT[person, address, shares]
        if han or all(map(is_han, parts)):
            yield from _pinyin_keys(place, parts, is_person=speaker and itself, shares=shares)
        elif speaker and itself and not any(map(is_han, parts)):
            yield from _western_keys(place, parts)


_HAN_ALONE = re.compile(f"[{HAN}]+")


def _words_of(line: str, units: Units | None) -> Iterator[str]:
    """The words of a name: Latin ones as they are, Chinese ones as pairs of characters.

    ``units`` is None where all of it is Chinese.
    """
    if units is None:
        return map(add, line, line[1:])
    if True not in units.han:
        return iter(units.texts)
    pairs = (
        one + other
        for one, other, han, next_han in zip(
            units.texts, units.texts[1:], units.han, units.han[1:], strict=False
        )
        if han and next_han
    )
    latin = (text for text, han in zip(units.texts, units.han, strict=True) if not han)
    return chain(latin, pairs)


def _western_keys(place: int, parts: list[str]) -> Iterator[Written]:
    """``Xuedong Huang`` is also found as ``Huang Xuedong`` and, as a part, as ``Xuedong``."""
    for turned in _rotations(parts):
        yield "".join(turned), place, _TURNED
    if len(parts) > 1 and len(parts[0]) >= weights.MIN_GIVEN_NAME:
        yield parts[0], place, _PART


_TURNED = Form("order", is_person=True)
_PART = Form("exact", is_part=True)
_SPELT = Form("pinyin", is_person=True)
_INITIALS = Form("initials", is_part=True)
_ALIAS_SPELT = [Form("pinyin", names=shares) for shares in (False, True)]
_EXACT = {
    values: Form("exact", values[0], values[1], names=values[2])
    for values in product((False, True), repeat=3)
}


def _pinyin_keys(
    place: int, chars: list[str], *, is_person: bool, shares: bool
) -> Iterator[Written]:
    """``youyang``, turned round ``yangyou``, and for people initials and the given name alone."""
    if not 2 <= len(chars) <= weights.LONGEST_HEARD:
        return
    form = _SPELT if is_person else _ALIAS_SPELT[shares]
    for sounds in read("".join(chars)):
        written = "".join(sounds)
        if "?" in written:
            continue
        if is_person or len(written) >= weights.MIN_PINYIN_KEY:
            yield written, place, form
        if not is_person:
            continue
        for turned in _rotations(list(sounds)):
            yield "".join(turned), place, _SPELT
        if len(chars) >= weights.MIN_INITIALS:
            yield "".join(sound[0] for sound in sounds), place, _INITIALS
    if is_person and len(chars) == 3:
        yield "".join(chars[1:]), place, _PART


@functools.lru_cache(maxsize=256)  # a name's keys and its sounds are asked for one after the other
def read(text: str) -> tuple[tuple[str, ...], ...]:
    """How Chinese text may be read: at most four ways, the commonest first."""
    return tuple(islice(product(*map(_SPOKEN.__getitem__, text)), 4))


class _Spoken(dict[str, tuple[str, ...]]):
    """How characters are read; what nobody can read is "?"."""

    def __missing__(self, char: str) -> tuple[str, ...]:
        found = readings(char) or ("?",)
        if is_han(char):
            self[char] = found
        return found


_SPOKEN = _Spoken()


def _rotations(parts: list[str]) -> Iterator[list[str]]:
    for place in range(1, len(parts)):
        yield parts[place:] + parts[:place]
