"""One folding for both sides: what is typed and what stands in the file are compared folded.

:func:`clean` makes text safe and canonical but keeps it readable (NFKC, no invisible characters);
:func:`fold` maps it character by character (case, accents, Traditional to Simplified), so that a
place in the folded text is the same place in the cleaned one.
"""

import functools
import re
import unicodedata

from knowledge.hanzi import simplify, syllables

MAX_LENGTH = 500  # characters of a question that are looked at
HAN = "\u3400-\u4dbf\u4e00-\u9fff"

_INVISIBLE = re.compile(r"[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
# Text in which nothing is invisible, to be composed or dropped: most of it.
_READY = re.compile(rf"[\n -~{HAN}，。？！、：；「」《》“”·…]*")
_HANGUL = range(0xAC00, 0xD7A4)
# Han characters, a dotted abbreviation, a number or a run of letters ("gpt4" is two units); and
# what stands between units.
LATIN = rf"(?<![^\W_])[a-z](?:\.[a-z])+(?![^\W_])|\d+(?:[.,]\d+)*|[^\W\d_{HAN}]+"
_PIECE = re.compile(rf"[{HAN}]+|{LATIN}|[\W_]+")


def is_han(text: str) -> bool:
    """Whether a text begins with a Chinese character."""
    return "\u3400" <= text[:1] <= "\u9fff"


def clean(text: str, longest: int = MAX_LENGTH) -> str:
    """NFKC without invisible and control characters, cut to ``longest`` characters."""
    text = text[: 2 * longest]
    if not _READY.fullmatch(text):
        text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        text = _without(text, _CONTROLS)
        text = _without(unicodedata.normalize("NFKC", text), _CONTROLS | _MARKS)
    return text[:longest].strip()


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
    return cleaned.lower() if cleaned.isascii() else cleaned.translate(_FOLDING)


def folded(text: str) -> str:
    """A text of the file as it is compared, however long."""
    return fold(clean(text, len(text)))


class Units:
    """A text's smallest things that are compared.

    By unit: its text, the places where it starts and ends (code points), whether it is a Chinese
    character, and whether the next unit touches it.
    """

    __slots__ = ("ends", "han", "starts", "texts", "touches")

    def __init__(self, folded: str) -> None:
        """Split folded text. Dotted abbreviations are one unit, tone digits of pinyin none."""
        self.texts: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.han: list[bool] = []
        self.touches: list[bool] = []
        texts, starts, ends, han, touches = (
            self.texts,
            self.starts,
            self.ends,
            self.han,
            self.touches,
        )
        at = 0
        for piece in _PIECE.findall(folded):
            start, first = at, piece[0]
            at += len(piece)
            if "\u3400" <= first <= "\u9fff":
                texts.extend(piece)
                starts.extend(range(start, at))
                ends.extend(range(start + 1, at + 1))
                han.extend([True] * (at - start))
                touches.extend([True] * (at - start))
            elif not first.isalnum():
                if touches:
                    touches[-1] = False
            elif piece in _TONES and ends and ends[-1] == start and texts[-1] in syllables:
                ends[-1] = at
            else:
                if "." in piece and not first.isdigit():
                    piece = piece.replace(".", "")  # noqa: PLW2901 - the same piece, undotted
                texts.append(piece)
                starts.append(start)
                ends.append(at)
                han.append(False)
                touches.append(True)
        if touches:
            touches[-1] = False


_TONES = frozenset("12345")


def joined(text: str) -> str:
    """The key under which a name is looked up: folded, without spaces and punctuation."""
    return "".join(Units(fold(clean(text))).texts)


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


_LENGTHS = range(1, max(map(len, syllables)) + 1)
LONGEST_PINYIN = 36  # six syllables of six letters


def is_pinyin(word: str) -> bool:
    """Whether a Latin word is made of syllables of pinyin: at most a few dozen letters are."""
    return syllable_count(word) > 0


@functools.lru_cache(maxsize=4096)
def syllable_count(word: str) -> int:
    """Of how few syllables of pinyin a Latin word is made, 0 if it is not."""
    if not 0 < len(word) <= LONGEST_PINYIN:
        return 0
    counts = {0: 0}  # where syllables may end, and of how many
    for end in range(1, len(word) + 1):
        before = [
            counts[end - n]
            for n in _LENGTHS
            if end - n in counts and word[end - n : end] in syllables
        ]
        if before:
            counts[end] = min(before) + 1
    return counts.get(len(word), 0)
