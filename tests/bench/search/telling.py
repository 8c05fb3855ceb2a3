"""Questions by words: of a topic's name, or of what somebody said."""

import re
from collections.abc import Sequence
from random import Random

from tests.bench.search.fits import Fits, words
from tests.bench.search.lists import AIMS, FIELDS, MANNERS
from tests.bench.search.question import Made, each

_KEPT = 0.65
_DULL = frozenset(
    words(
        "a an and are be by for from has in is its not of on or so than that the to was were with "
        "without"
    )
)
_BREAK = re.compile(r"[的在和是与，。、：；！？“”（）\s\d%·]+")


def topic_words(fits: Fits, random: Random) -> Made | None:
    """The words of a topic's name in another order, in either language."""
    name = random.choice(fits.knowledge.topics).name
    parts = [pair.zh for pair in (*MANNERS, *FIELDS, *AIMS) if pair.zh in name.zh]
    if random.random() < 0.5 and len(parts) > 1:
        parts.reverse()
        asked = random.choice(["{}有人讲吗", "谁讲过{}", "{}"]).format("".join(parts))
        return Made(asked, each(fits.named_of(parts)))
    written = _content(name.en)
    if len(written) < 2:
        return None
    shuffled = random.sample(written, len(written))
    asked = random.choice(["anyone on {}?", "{}", "talks about {}"]).format(" ".join(shuffled))
    return Made(asked, each(fits.named_of(written)))


def point_zh(fits: Fits, random: Random) -> Made | None:
    text = random.choice(fits.knowledge.points).text.zh
    pieces = [piece for piece in _BREAK.split(text) if len(piece) > 1]
    kept = _some(random, pieces)
    if len(kept) < 2:
        return None
    asked = random.choice(["谁说过{}", "关于{}怎么说", "{}的情况怎么样", "{}"])
    return Made(asked.format("，".join(kept)), fits.saying(kept))


def point_en(fits: Fits, random: Random) -> Made | None:
    kept = _some(random, _content(random.choice(fits.knowledge.points).text.en))
    if len(kept) < 3:
        return None
    asked = random.choice(["who said {}", "what about {}", "{}", "anything on {}?"])
    return Made(asked.format(" ".join(kept)), fits.saying(kept))


def _some(random: Random, pieces: Sequence[str]) -> list[str]:
    """Two thirds of the pieces in another order."""
    return random.sample(pieces, round(_KEPT * len(pieces)))


def _content(text: str) -> list[str]:
    return [word for word in dict.fromkeys(words(text)) if word not in _DULL]
