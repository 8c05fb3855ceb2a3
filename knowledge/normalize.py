"""One folding for both sides: what is typed and what stands in the file are compared folded.

:func:`clean` makes text safe and canonical but keeps it readable (NFKC, no invisible characters);
:func:`fold` maps it character by character (case, accents, Traditional to Simplified), so that a
place in the folded text is the same place in the cleaned one.
"""

import functools
import re
import unicodedata
from typing import NamedTuple

from knowledge.hanzi import simplify, syllables

MAX_LENGTH = 1200  # characters of a question that are looked at
HAN = "\u3400-\u4dbf\u4e00-\u9fff"

_INVISIBLE = re.compile(r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
# Text in which nothing is invisible, to be composed or dropped: most of it.
_READY = re.compile(rf"[ -~{HAN}，。？！、：；「」《》“”·…]*")
_HANGUL = range(0xAC00, 0xD7A4)
# One Han character, a dotted abbreviation, a number or a run of letters: "gpt4" is two units.
_UNIT = re.compile(
    rf"[{HAN}]|(?<![^\W_])[a-z](?:\.[a-z])+(?![^\W_])|\d+(?:[.,]\d+)*|[^\W\d_{HAN}]+"
)


class Unit(NamedTuple):
    """The smallest thing that is compared. ``start`` and ``end`` are places in the cleaned text."""

    text: str
    start: int
    end: int
    is_han: bool


def is_han(text: str) -> bool:
    """Whether a text begins with a Chinese character."""
    return "\u3400" <= text[:1] <= "\u9fff"


def clean(text: str) -> str:
    """NFKC without invisible and control characters, cut to :data:`MAX_LENGTH`."""
    text = text[: 2 * MAX_LENGTH]
    if not _READY.fullmatch(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = _without(text, _CONTROLS)
        text = _without(unicodedata.normalize("NFKC", text), _CONTROLS | _MARKS)
    return text[:MAX_LENGTH].strip()


def _without(text: str, categories: frozenset[str]) -> str:
    return "".join(
        char
        for char in _INVISIBLE.sub("", text)
        if char.isspace() or unicodedata.category(char) not in categories
    )


_CONTROLS = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_MARKS = frozenset({"Mn", "Me"})  # dropped once the others have joined their letters


class _Folding(dict[int, str]):
    """``str.translate`` table, filled as characters occur; always one character to one."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = char if code in _HANGUL else unicodedata.normalize("NFD", char)[0].lower()
        folded = simplify.get(code) or (base if len(base) == 1 else char)
        if code < 0x10000:  # bounds the table: rarer characters are folded anew each time
            self[code] = folded
        return folded


_FOLDING = _Folding()


def fold(cleaned: str) -> str:
    """Lower case, without accents, in Simplified Chinese; as long as what was given."""
    return cleaned.translate(_FOLDING)


def units(folded: str) -> list[Unit]:
    """Split folded text. Dotted abbreviations are one unit; pinyin's tone digits are dropped."""
    found: list[Unit] = []
    for match in _UNIT.finditer(folded):
        text = match.group()
        if text in _TONES and found and found[-1].end == match.start():
            if found[-1].text in syllables:
                found[-1] = found[-1]._replace(end=match.end())
                continue
        elif "." in text and not text[0].isdigit():
            text = text.replace(".", "")
        found.append(Unit(text, match.start(), match.end(), is_han(text)))
    return found


_TONES = frozenset("12345")


def joined(text: str) -> str:
    """The key under which a name is looked up: folded, without spaces and punctuation."""
    return "".join(unit.text for unit in units(fold(clean(text))))


# Speakers of many regions do not keep these apart, and voice typing does not either.
_SAME_INITIAL = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("l", "n"))


@functools.lru_cache(maxsize=4096)
def sound_class(syllable: str) -> str:
    """A syllable without the differences that many speakers do not hear: zh=z, ng=n, l=n."""
    syllable = syllable.removesuffix("g") if syllable.endswith("ng") else syllable
    for written, heard in _SAME_INITIAL:
        if syllable.startswith(written):
            return heard + syllable[len(written) :]
    return syllable
