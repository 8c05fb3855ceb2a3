"""Words for engines that take words: Latin ones, pairs of Chinese characters and their pinyin."""

import re
from collections.abc import Iterator
from itertools import pairwise

from knowledge.hanzi import readings, simplify

_RUN = re.compile(r"[\u3400-\u9fff]+|[^\W_\u3400-\u9fff]+")


def tokens(text: str) -> list[str]:
    return list(_tokens(text.lower().translate(simplify)))


def _tokens(text: str) -> Iterator[str]:
    for run in _RUN.findall(text):
        if run < "\u3400" or len(run) == 1:
            yield run
            continue
        sounds = [(readings(char) or (char,))[0] for char in run]
        for pair in pairwise(run):
            yield "".join(pair)
        for pair in pairwise(sounds):
            yield "".join(pair)
