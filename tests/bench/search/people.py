"""Names of people, as frequent as in life, so that there are namesakes."""

from dataclasses import dataclass
from itertools import accumulate
from random import Random

from tests.bench.search.lists import COMMON, FIRST, LAST, SOUND, SURNAMES

WESTERN = 0.1
ONE_CHARACTER = 0.14
INITIALS = 0.35

_SURNAME_WEIGHTS = list(accumulate(surname.weight for surname in SURNAMES))
_GIVEN = list(SOUND)
#: So that each half of all given names is from the common and from the other characters.
_OFTEN = len(SOUND) // len(COMMON)
_GIVEN_WEIGHTS = list(accumulate(_OFTEN if char in COMMON else 1 for char in _GIVEN))


@dataclass(frozen=True, slots=True)
class Person:
    """A name in both languages; ``pinyin`` are its syllables, surname first, () if Western."""

    zh: str
    en: str
    surname: str
    pinyin: tuple[str, ...] = ()


def person(random: Random) -> Person:
    """Somebody; the same name may come again."""
    return _western(random) if random.random() < WESTERN else _chinese(random)


def _chinese(random: Random) -> Person:
    (surname,) = random.choices(SURNAMES, cum_weights=_SURNAME_WEIGHTS)
    length = 1 if random.random() < ONE_CHARACTER else 2
    given = random.choices(_GIVEN, cum_weights=_GIVEN_WEIGHTS, k=length)
    sounds = tuple(SOUND[char] for char in given)
    english = f"{''.join(sounds).capitalize()} {surname.pinyin.capitalize()}"
    return Person(surname.zh + "".join(given), english, surname.zh, (surname.pinyin, *sounds))


def _western(random: Random) -> Person:
    first, last = random.choice(FIRST), random.choice(LAST)
    initial = random.choice("ABCDEFGHJKLMNPRSTW") if random.random() < INITIALS else ""
    middle = f" {initial}. " if initial else " "
    return Person(f"{first.zh}·{last.zh}", f"{first.en}{middle}{last.en}", last.zh)
