"""Which points to show next: no repeats, everybody and everything in turn.

A point has *voices*, its speakers, and *subjects*, its topics and systems. What lacks them counts
for one voice or subject of its own: the publication's sentences take their turn as a speaker's do.
The next point of a message is, of all those not seen,

1. by none of the voices that the message already has,
2. by the voice heard least so far, and beside it by others who were heard little,
3. about a topic at all: who somebody is can wait until what was said is told,
4. about none of the subjects that the message already has,
5. about the subject covered least so far, and beside it about others that were covered little,
6. the most important, which is the first in the file;

the first of these that tells two points apart decides. So every message begins with a voice heard
least of those that have something left; and where points have one speaker each, whoever has
something left is at any moment at most one point behind everybody else.

Sets of points are whole numbers here: bit *i* stands for the point at place *i* of the file. It
makes a choice a few dozen operations, and it is made anew for every chat and message.
"""

from collections.abc import Collection, Iterable
from typing import NamedTuple

from knowledge.models import Knowledge, Point
from knowledge.once import once

#: The voice and the subject of points that name none; no id is empty.
NONE = ("",)


class _Pool(NamedTuple):
    """What a file has to show, the same for all chats: sets of points by id, voice and subject."""

    bits: dict[str, int]
    voices: dict[str, int]
    subjects: dict[str, int]
    speakers: frozenset[str]
    telling: int

    @classmethod
    def of(cls, points: Iterable[Point]) -> "_Pool":
        bits: dict[str, int] = {}
        voices: dict[str, int] = {}
        subjects: dict[str, int] = {}
        telling = 0
        for place, point in enumerate(points):
            bits[point.id] = 1 << place
            telling |= bool(point.topics) << place
            for name in point.speakers or NONE:
                voices[name] = voices.get(name, 0) | 1 << place
            for name in (*point.topics, *point.systems) or NONE:
                subjects[name] = subjects.get(name, 0) | 1 << place
        return cls(bits, voices, subjects, frozenset(voices).difference(NONE), telling)


class _Turns:
    """Whose turn it is among the voices, or among the subjects."""

    def __init__(self, points_of: dict[str, int], seen: int) -> None:
        self._points_of = points_of
        self._shown = {name: (own & seen).bit_count() for name, own in points_of.items()}
        self._said = 0

    def narrow(self, points: int) -> int:
        """Those of ``points`` whose turn it is; some, if there are any."""
        points = points & ~self._said or points
        shown: dict[int, int] = {}
        for name, own in self._points_of.items():
            if own & points:
                often = self._shown[name]
                shown[often] = shown.get(often, 0) | own
        least, *more = sorted(shown)
        points &= shown[least]
        for often in reversed(more):
            points = points & ~shown[often] or points
        return points

    def say(self, point: int) -> None:
        """Put a point into the message."""
        for name, own in self._points_of.items():
            if own & point:
                self._shown[name] += 1
                self._said |= own


def choose(knowledge: Knowledge, seen: Collection[str], n: int) -> tuple[Point, ...]:
    """The next points for a chat that has ``seen`` these ids: ``n``, or all that are left.

    Ids that the file does not have (any more) are passed over. Pure: the same for the same.
    """
    pool = _pool(knowledge)
    shown = _union(pool, seen)
    left = (1 << len(pool.bits)) - 1 - shown
    voices, subjects = _Turns(pool.voices, shown), _Turns(pool.subjects, shown)
    chosen: list[Point] = []
    while left and len(chosen) < n:
        heard_least = voices.narrow(left)
        points = subjects.narrow(heard_least & pool.telling or heard_least)
        first = points & -points
        voices.say(first)
        subjects.say(first)
        left -= first
        chosen.append(knowledge.points[first.bit_length() - 1])
    return tuple(chosen)


def coverage(knowledge: Knowledge, seen: Collection[str]) -> tuple[int, int]:
    """How many speakers a chat that has ``seen`` these ids has heard, of all that have points."""
    pool = _pool(knowledge)
    shown = _union(pool, seen)
    return sum(bool(pool.voices[name] & shown) for name in pool.speakers), len(pool.speakers)


def _union(pool: _Pool, ids: Iterable[str]) -> int:
    return sum(map(pool.bits.__getitem__, pool.bits.keys() & ids))


@once
def _pool(knowledge: Knowledge) -> _Pool:
    return _Pool.of(knowledge.points)
