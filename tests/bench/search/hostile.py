"""Inputs that are as much work as possible: all as long as a message of Telegram's."""

from collections.abc import Iterator
from itertools import cycle
from random import Random

from knowledge.models import Knowledge
from tests.bench.search.lists import SAME_SOUND

LENGTH = 4096
VARIANTS = 3


def inputs(knowledge: Knowledge, random: Random) -> Iterator[tuple[str, list[str]]]:
    """Each kind with some variants, none of which was asked before."""
    names = [entity.name for entity in (*knowledge.speakers, *knowledge.topics)]
    words = [word for point in knowledge.points[:400] for word in point.text.en.split()]
    said = [point.text.zh for point in knowledge.points[:400]]
    characters = sorted({char for name in names[:2000] for char in name.zh})
    pieces: dict[str, tuple[str, list[str]]] = {
        "Chinese characters of names": ("", characters),
        "Chinese names": ("", [name.zh for name in names]),
        "English names": (" ", [name.en for name in names]),
        "Chinese statements": ("，", said),
        "English words": (" ", words),
        "Latin letters": ("", list("abcdefghijklmnopqrstuvwxyz")),
        "Latin letters in twos": (" ", ["ab", "xo", "li", "we", "of", "an"]),
        "pinyin": ("", list(SAME_SOUND)),
        "pinyin, spaced": (" ", list(SAME_SOUND)),
        "both scripts": ("", [*characters, *SAME_SOUND]),
        "emoji": ("", [chr(code) for code in range(0x1F600, 0x1F650)]),
        "any of Unicode": ("", [chr(random.randrange(0x20, 0xD800)) for _ in range(LENGTH)]),
    }
    for kind, (between, choices) in pieces.items():
        yield kind, [_of(random, between, choices) for _ in range(VARIANTS)]
    drawn = [speaker.name for speaker in random.sample(knowledge.speakers, VARIANTS)]
    yield "a surname again and again", [name.zh[0] * LENGTH for name in drawn]
    yield "a Chinese name again and again", [(name.zh * LENGTH)[:LENGTH] for name in drawn]
    yield "an English name again and again", [(f"{name.en} " * LENGTH)[:LENGTH] for name in drawn]


def _of(random: Random, between: str, choices: list[str]) -> str:
    shuffled = random.sample(choices, min(len(choices), LENGTH))
    text, length = [], 0
    for piece in cycle(shuffled):
        if length > LENGTH:
            break
        text.append(piece)
        length += len(piece) + len(between)
    return between.join(text)[:LENGTH]
