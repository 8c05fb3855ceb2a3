"""Which Chinese characters look alike: a slip of the eye (含 for 合), not another person (韵).

Two published codes describe a character's look: the four-corner code (a digit a corner) and the
Cangjie code (a letter a component, top left to bottom right). Characters are alike when three
corners of four agree or when most components stand in the same order.
"""

import functools
from pathlib import Path

from rapidfuzz.distance import LCSseq

CORNERS_ALIKE = 3
COMPONENTS_ALIKE = 0.66  # 周/同 (BGR/BMR) are, 望/韵 (YBHG/YAPIM) are not
SIMPLE = 2  # components: characters as simple as 文/丈 need one of them in the same place


@functools.cache
def _table() -> str:
    lines = (Path(__file__).parent / "shapes.txt").read_text(encoding="utf-8").splitlines()
    return "\n".join(["", *(line for line in lines if not line.startswith("#")), ""])


@functools.lru_cache(maxsize=4096)
def _codes(char: str) -> tuple[str, str]:
    """Cangjie and four-corner code; empty strings when unknown."""
    place = _table().find(f"\n{char} ")
    if place < 0:
        return "", ""
    cangjie, corners = _table()[place + 3 : _table().index("\n", place + 1)].split(" ")
    return cangjie.strip("-"), corners.strip("-")


def alike(one: str, other: str) -> bool:
    """Whether two characters are easily taken for each other by eye."""
    corners, components = _likeness(one, other)
    if corners >= CORNERS_ALIKE or components >= COMPONENTS_ALIKE:
        return True
    (code, _), (code2, _) = _codes(one), _codes(other)
    return len(code) == len(code2) == SIMPLE and any(map(str.__eq__, code, code2))


def rather_alike(one: str, other: str) -> bool:
    """Whether two characters share a good part of their look (昱/晃), enough to ask back."""
    corners, components = _likeness(one, other)
    return corners >= CORNERS_ALIKE - 1 or components >= COMPONENTS_ALIKE / 2


def _likeness(one: str, other: str) -> tuple[int, float]:
    """Corners that agree (0..4) and the share of components in the same order (0..1)."""
    (cangjie, corners), (cangjie2, corners2) = _codes(one), _codes(other)
    same = sum(a == b for a, b in zip(corners, corners2, strict=False))
    if not (cangjie and cangjie2):
        return same, 0.0
    return same, LCSseq.normalized_similarity(cangjie, cangjie2)
