"""What goes wrong in typing a name: one thing at a time. None where it can not go wrong so."""

from collections.abc import Callable
from random import Random

from tests.bench.search.lists import LOOKALIKES, SAME_SOUND, SOUND, SURNAMES, TRADITIONAL

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = {
    char: row[max(0, place - 1) : place] + row[place + 1 : place + 2]
    for row in _ROWS
    for place, char in enumerate(row)
}
_SURNAMES = {surname.zh: surname.pinyin for surname in SURNAMES}
_SAME_SURNAME = {
    zh: [other for other, sound in _SURNAMES.items() if sound == pinyin and other != zh]
    for zh, pinyin in _SURNAMES.items()
}


def letters(random: Random, name: str) -> str | None:
    """One letter swapped, dropped, doubled by a neighbour on the keyboard, or replaced by one."""
    places = [p for p in range(1, len(name) - 1) if name[p : p + 2].isalpha()]
    if len(name) < 6 or not places:
        return None
    place = random.choice(places)
    before, char, after = name[:place], name[place], name[place + 1 :]
    beside = random.choice(_BESIDE.get(char.lower(), "") or "e")
    return random.choice(
        [
            before + after[0] + char + after[1:],
            before + after,
            before + char + beside + after,
            before + beside + after,
        ]
    )


def homophone(random: Random, name: str) -> str | None:
    """Another character of the same sound, in the surname or after it."""
    choices = [
        name[:place] + other + name[place + 1 :]
        for place, char in enumerate(name)
        for other in _same_sound(char, first=place == 0)
    ]
    return random.choice(choices) if choices else None


def _same_sound(char: str, *, first: bool) -> list[str]:
    if first:
        return _SAME_SURNAME.get(char, [])
    return [other for other in SAME_SOUND.get(SOUND.get(char, ""), "") if other != char]


def lookalike(random: Random, name: str) -> str | None:
    """A character that looks similar and sounds different, in a name of three."""
    places = [place for place, char in enumerate(name) if char in LOOKALIKES]
    return _with(name, places, LOOKALIKES.__getitem__, random)


def wrong(random: Random, name: str) -> str | None:
    """Any other character in place of the last or the one before it, in a name of three."""
    return _with(name, [1, 2], lambda char: random.choice([*set(SOUND) - {char}]), random)


def traditional(random: Random, name: str) -> str | None:
    """In Traditional characters where that is different."""
    written = name.translate(TRADITIONAL)
    return None if written == name else written


def syllables(name: str, english: str) -> list[str] | None:
    """The pinyin of a Chinese name, surname first."""
    surname = english.rpartition(" ")[2].lower()
    length = 2 if name[:2] in _SURNAMES else 1
    given = [SOUND.get(char, "") for char in name[length:]]
    return [surname, *given] if all(given) and given else None


def _with(name: str, places: list[int], other: Callable[[str], str], random: Random) -> str | None:
    if not places:
        return None
    place = random.choice(places)
    return name[:place] + other(name[place]) + name[place + 1 :]
