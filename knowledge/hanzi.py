"""What a search must know of Chinese characters: their Simplified form and how they sound.

The table ``hanzi.txt`` beside this file is generated (``tools/make_hanzi.py``) and names the
sources of its data.
"""

from pathlib import Path


def _read(path: Path) -> tuple[dict[int, str], dict[str, tuple[str, ...]]]:
    lines = [line for line in path.read_text("utf-8").splitlines() if line[0] != "#"]
    pairs = iter(lines[0])
    simplified = {ord(char): next(pairs) for char in pairs}
    spoken: dict[str, tuple[str, ...]] = {}
    for line in lines[1:]:
        readings, _, chars = line.partition("\t")
        spoken.update(dict.fromkeys(chars, tuple(readings.split())))
    return simplified, spoken


simplify, _spoken = _read(Path(__file__).with_name("hanzi.txt"))
"""A table for ``str.translate``: Traditional to Simplified, one character each. Idempotent."""


def readings(char: str) -> tuple[str, ...]:
    """The pinyin of one character: without tones, commonest first, at most three, ü as ``v``.

    A Traditional character sounds as its Simplified one; what is no known character gives ().
    """
    return _spoken.get(char) or _spoken.get(char.translate(simplify), ())


syllables: frozenset[str] = frozenset(reading for each in set(_spoken.values()) for reading in each)
"""Every syllable that occurs among the readings."""
