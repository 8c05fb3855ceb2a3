"""What was probably meant by a word that nobody knows."""

from collections.abc import Iterable

from rapidfuzz import fuzz, process


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word most like this one, or "" if none is like it."""
    best = process.extractOne(word, list(known), scorer=fuzz.ratio, score_cutoff=60)
    return best[0] if best else ""
