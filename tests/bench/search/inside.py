"""Machine-made questions about the entries of a knowledge, of the kinds that people ask."""

from random import Random

from tests.bench.search import naming, slips, telling
from tests.bench.search.fits import Fits
from tests.bench.search.question import Maker, Question

#: Kinds where the letters themselves leave open who is meant.
_OPEN = {"lookalike", "wrong-character"}
_TRIES = 60


def questions(fits: Fits, random: Random, each: int) -> list[Question]:
    """As many of each kind as can be made, at most ``each``; no two are the same."""
    found: dict[str, Question] = {}
    for kind, make in MAKERS.items():
        wanted = len(found) + each
        for _ in range(_TRIES * each):
            if len(found) == wanted:
                break
            made = make(fits, random)
            if made is None or not made.fitting:
                continue
            expected = frozenset[str]().union(*made.fitting)
            ask_back = kind in _OPEN or len(made.fitting) > 1
            found.setdefault(made.q, Question(made.q, kind, expected, ask_back))
    return list(found.values())


MAKERS: dict[str, Maker] = {
    "exact": naming.exact,
    "asked-zh": naming.asked_zh,
    "asked-en": naming.asked_en,
    "letter": naming.letters,
    "homophone": naming.homophone,
    "lookalike": naming.of_three(slips.lookalike),
    "wrong-character": naming.of_three(slips.wrong),
    "pinyin-joined": naming.pinyin("".join),
    "pinyin-spaced": naming.pinyin(" ".join),
    "reversed": naming.reversed_,
    "traditional": naming.traditional,
    "post": naming.post,
    "topic-words": telling.topic_words,
    "point-zh": telling.point_zh,
    "point-en": telling.point_en,
}
