"""Finding names inside a question: literally, by sound, or with a slip.

Windows of neighbouring units are looked up, longest first. What was found literally is not looked
for again with slips, so that a correct question costs dictionary look-ups only.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge import weights
from knowledge.hanzi import readings
from knowledge.match import Why
from knowledge.names import Key, Names, gaps
from knowledge.normalize import Unit, sound_class
from knowledge.shapes import alike

#: Characters that end given names often: 李博文 is not 李博.
_GIVEN = frozenset(
    "文伟明华军强涛峰平波超杰宇洋龙豪雅轩芳娜敏静丽燕艳玲娟霞红梅英兰玉秀云飞鹏辉刚勇斌磊鑫"
    "俊毅浩然博泽涵睿晨阳昊天佳琪欣怡梓萱子墨瑶琳雪莹洁颖慧倩婷蕾薇莉萍凤琴春生东林海山川江"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A name met in a question, at units ``first``..``last``.

    ``is_sure`` mentions answer on their own; the others need the rest of the question to agree.
    A ``hint`` never answers: it may be another name.
    """

    key: Key
    first: int
    last: int
    why: Why
    is_sure: bool
    is_hint: bool = False

    @property
    def length(self) -> int:
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Window:
    text: str
    first: int
    last: int
    is_han: bool


def spot(names: Names, found: Sequence[Unit], ignored: set[int], known: set[int]) -> list[Mention]:
    """All mentions in a question.

    ``ignored`` are the places of units without content, ``known`` those of words that the file
    uses: a window of known words is not a misspelt name.
    """
    windows = list(_windows(found))
    mentions = [
        mention for window in windows for mention in _literal(names, found, window, ignored)
    ]
    taken = {place for m in mentions for place in range(m.first, m.last + 1) if not m.key.is_part}
    for window in windows:
        places = range(window.first, window.last + 1)
        if taken.intersection(places):
            continue
        if window.is_han:
            mentions += _by_sound(names, found, window, ignored)
            mentions += _by_shape(names, found, window, ignored)
        elif not all(place in known or place in ignored for place in places):
            mentions += _misspelt(names, window)
    return mentions


def _windows(found: Sequence[Unit]) -> Iterator[Window]:
    """Runs of neighbouring units, longest first from each place."""
    for first, unit in enumerate(found):
        longest = weights.LONGEST_HAN_WINDOW if unit.is_han else weights.LONGEST_LATIN_WINDOW
        for last in range(min(len(found), first + longest) - 1, first - 1, -1):
            window = found[first : last + 1]
            yield Window(
                "".join(part.text for part in window),
                first,
                last,
                all(part.is_han for part in window),
            )


def _literal(
    names: Names, found: Sequence[Unit], window: Window, ignored: set[int]
) -> Iterator[Mention]:
    for key in names.exact.get(window.text, ()):
        extended = key.is_person and window.is_han and _goes_on(found, window, ignored)
        if key.is_part and window.is_han and not _stands_alone(found, window, ignored):
            continue
        yield Mention(
            key,
            window.first,
            window.last,
            key.why,
            is_sure=key.is_person and not extended,
            is_hint=extended,
        )


def _goes_on(found: Sequence[Unit], window: Window, ignored: set[int]) -> bool:
    """Whether a two-character name seems to be the beginning of a longer one: 李博|文."""
    after = window.last + 1
    if len(window.text) != 2 or after >= len(found) or found[after].text not in _GIVEN:
        return False
    if found[after].start != found[window.last].end or after in ignored:
        return False
    return after + 1 >= len(found) or after + 1 in ignored or not found[after + 1].is_han


def _stands_alone(found: Sequence[Unit], window: Window, ignored: set[int]) -> bool:
    """Whether a Chinese window has word edges: the text's, punctuation, or words of no content."""

    def edge(place: int, neighbour: int) -> bool:
        if not 0 <= neighbour < len(found) or neighbour in ignored:
            return True
        gap = found[max(place, neighbour)].start - found[min(place, neighbour)].end
        return gap > 0 or not found[neighbour].is_han

    return edge(window.first, window.first - 1) and edge(window.last, window.last + 1)


def _by_sound(
    names: Names, found: Sequence[Unit], window: Window, ignored: set[int]
) -> Iterator[Mention]:
    """Other characters, same sound. Two-character names need word edges and the very sound."""
    if len(window.text) < 2:
        return
    heard = [readings(char)[:2] or ("?",) for char in window.text]
    seen: set[str] = set()
    for sounds in list(product(*heard))[:8]:
        for written, key in names.by_sound.get(tuple(map(sound_class, sounds)), ()):
            if written == window.text or key.entity in seen:
                continue
            exact = all(
                sound in readings(char) for sound, char in zip(sounds, written, strict=True)
            )
            short = len(written) == 2
            if short and not (exact and _stands_alone(found, window, ignored)):
                continue
            seen.add(key.entity)
            yield Mention(
                key, window.first, window.last, "sound", is_sure=key.is_person and not short
            )


def _by_shape(
    names: Names, found: Sequence[Unit], window: Window, ignored: set[int]
) -> Iterator[Mention]:
    """One character wrong, missing or too many; in two-character names only a look-alike."""
    text = window.text
    if len(text) == 2:
        yield from _two_characters(names, found, window, ignored)
        return
    for gap in gaps(text) if len(text) >= 3 else ():
        place = gap.index("?")
        for written, key in names.by_gap.get(gap, ()):
            similar = alike(written[place], text[place]) or _sounds_near(
                written[place], text[place]
            )
            sure = key.is_person and similar
            if key.is_person or similar or len(text) >= 4:
                yield Mention(key, window.first, window.last, "typo", sure, is_hint=not similar)
        shorter = gap.replace("?", "")
        for key in names.exact.get(shorter, ()):
            if len(shorter) >= 3 and key.why == "exact":
                yield Mention(key, window.first, window.last, "typo", key.is_person)
    for written, key in names.by_gap.get(text, ()):
        if len(written) == len(text) + 1 and len(text) >= 3:
            yield Mention(key, window.first, window.last, "typo", key.is_person)


def _two_characters(
    names: Names, found: Sequence[Unit], window: Window, ignored: set[int]
) -> Iterator[Mention]:
    if not _stands_alone(found, window, ignored):
        return
    for written, keys in names.people_of_two.items():
        same = [a == b for a, b in zip(written, window.text, strict=True)]
        if sum(same) == 1:
            place = same.index(False)
            if alike(written[place], window.text[place]):
                for key in keys:
                    yield Mention(
                        key, window.first, window.last, "typo", is_sure=False, is_hint=True
                    )


def _sounds_near(one: str, other: str) -> bool:
    heard = {sound_class(sound) for sound in readings(one)}
    return not heard.isdisjoint(sound_class(sound) for sound in readings(other))


def _misspelt(names: Names, window: Window) -> Iterator[Mention]:
    """A Latin window within a few edits of a key (optimal string alignment distance)."""
    text = window.text
    allowed = next((edits for length, edits in weights.EDITS_BY_LENGTH if len(text) >= length), 0)
    if not allowed:
        return
    for written, distance, _ in process.extract(
        text, names.latin, scorer=OSA.distance, score_cutoff=allowed, limit=3
    ):
        for key in names.exact[written]:
            certain = distance * 4 <= len(written)
            yield Mention(
                key,
                window.first,
                window.last,
                "typo",
                is_sure=key.is_person and certain,
                is_hint=not certain,
            )
