"""Questions about nobody and nothing that a knowledge holds."""

from collections.abc import Callable
from random import Random

from tests.bench.search import carriers
from tests.bench.search.fits import Fits
from tests.bench.search.lists import HERE
from tests.bench.search.people import Person, person
from tests.bench.search.question import Question

COMMON = [
    line for line in (HERE / "outside.txt").read_text("utf-8").splitlines() if line[:1] not in "# "
]
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def questions(fits: Fits, random: Random, count: int) -> list[Question]:
    """So many, different from each other: half of them ask for people."""
    makers: list[tuple[str, Callable[[Fits, Random], str]]] = [
        ("stranger-zh", _stranger_zh),
        ("stranger-en", _stranger_en),
        ("stranger-asked", _stranger_asked),
        ("common", _common),
        ("gibberish", _gibberish),
    ]
    found: dict[str, Question] = {}
    turn = 0
    while len(found) < count:
        kind, make = makers[turn % len(makers)]
        asked = make(fits, random)
        if not fits.exactly(asked):
            found.setdefault(asked, Question(asked, kind))
        turn += 1
    return list(found.values())


def _stranger(fits: Fits, random: Random) -> Person:
    """A name as everybody's, but nobody has it, nor one that sounds or is written so similarly
    that it could be a slip. Names with a character more, less or different are strangers.
    """
    while True:
        who = person(random)
        if fits.exactly(who.zh) or fits.sounds_known(who.en) or fits.within(who.en, 1):
            continue
        return who


def _stranger_zh(fits: Fits, random: Random) -> str:
    return _stranger(fits, random).zh


def _stranger_en(fits: Fits, random: Random) -> str:
    return _stranger(fits, random).en


def _stranger_asked(fits: Fits, random: Random) -> str:
    who = _stranger(fits, random)
    return carriers.zh(random, who.zh) if random.random() < 0.5 else carriers.en(random, who.en)


def _common(_: Fits, random: Random) -> str:
    return random.choice(COMMON) + random.choice(["", "", "?", "…", " 🙏"])


def _gibberish(_: Fits, random: Random) -> str:
    length = random.randint(4, 12)
    mash = "".join(random.choice("asdfjkl;qwe") for _ in range(length))
    noise = "".join(random.choice(_LETTERS) for _ in range(length))
    rare = "".join(chr(random.randint(0x3400, 0x4DBF)) for _ in range(length // 2))
    digits = "".join(random.choice("0123456789") for _ in range(length))
    emoji = "".join(chr(random.randint(0x1F600, 0x1F64F)) for _ in range(length // 2))
    return random.choice([mash, noise, f"{noise} {mash}", rare, digits, emoji])
