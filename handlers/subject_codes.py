"""A subject as text, short enough for callback data: an operation's letter, arguments, words.

Entities and points travel as short keys of their ids, because ids are long and places in the file
change. What the file no longer has is left out, or the whole subject is, where the rest would tell
something else.

========  =======================================================================================
``c``     about: an entity's id
``a``     answered: the entity's key, then its points'
``v``     compared: by side, with dots between them, the entity's key, then its points'
``h``     heard: the entity's key, then for each point the speaker's short key and the point's
``o``     others: the entity's key, then those of the speakers to leave out
``l``     listing: ``s`` or ``t`` and the page
``p``     plain: the name
========  =======================================================================================
"""

import base64
import hashlib
from collections.abc import Callable, Iterable

from handlers.actions import (
    About,
    Answered,
    Compared,
    Heard,
    Listing,
    Others,
    Plain,
    Printed,
    Subject,
)
from knowledge.index import Index, entities_of
from knowledge.once import once

#: Characters of a key, 6 bits each. A point's is short: it is looked up among its entity's first;
#: a speaker's beside a point is shorter still, as it is looked up among those of the point.
ENTITY_KEY, POINT_KEY, SPEAKER_KEY = 5, 3, 2
#: Characters that the arguments may take beside the longest asker.
LENGTH = 48
#: A card never holds so many points unless they are a few letters each.
POINTS = (LENGTH - ENTITY_KEY) // POINT_KEY


def pack(subject: Subject) -> tuple[str, str, str]:
    """Operation, arguments (at most :data:`LENGTH` characters) and the words to explain.

    A card with sides has no more points than fit: see :mod:`handlers.compare`.
    """
    match subject:
        case About(entity, asked):
            return "c", entity, asked
        case Listing(kind, page):
            return "l", f"{kind[0]}{page}", ""
        case Plain(name):
            return "p", name, ""
        case Others(entity, without):
            most = LENGTH // ENTITY_KEY - 1
            return "o", _entity(entity) + _joined(without[:most], ENTITY_KEY), ""
        case Answered() | Compared() | Heard():
            return _pack_points(subject)


def unpack(operation: str, arguments: str, words: str, index: Index) -> Subject | None:
    """The subject, as far as the file still has what it is about; None if it means nothing."""
    read = _READERS.get(operation)
    return read(arguments, words, index) if read else None


def _pack_points(subject: Answered | Compared | Heard) -> tuple[str, str, str]:
    match subject:
        case Answered(entity, points, asked):
            return "a", _entity(entity) + _joined(points[:POINTS], POINT_KEY), asked
        case Compared(sides, asked):
            parts = [_entity(entity) + _joined(points, POINT_KEY) for entity, points in sides]
            return "v", ".".join(parts), asked
        case Heard(entity, sides, asked):
            said = [
                _key(speaker, SPEAKER_KEY) + _key(point, POINT_KEY)
                for speaker, points in sides
                for point in points
            ]
            return "h", _entity(entity) + "".join(said), asked


def _about(entity: str, words: str, index: Index) -> About | None:
    return About(entity, words) if entity in index.entities else None


def _answered(keys: str, words: str, index: Index) -> Answered | None:
    side = _side(keys, index)
    return Answered(*side, words) if side and side[1] else None


def _compared(keys: str, words: str, index: Index) -> Compared | None:
    sides = tuple(side for part in keys.split(".") if (side := _side(part, index)))
    apart = {entity for entity, _ in sides}
    return Compared(sides, words) if len(apart) == len(sides) in (2, 3) else None


def _heard(keys: str, words: str, index: Index) -> Heard | None:
    entity = _entities(index).get(keys[:ENTITY_KEY])
    if entity is None:
        return None
    said = _cut(keys[ENTITY_KEY:], SPEAKER_KEY + POINT_KEY)
    known = _points([one[SPEAKER_KEY:] for one in said], entity, index)
    sides: dict[str, list[str]] = {}
    for one in said:
        point = index.points.get(known.get(one[SPEAKER_KEY:], ""))
        speakers = {_key(id_, SPEAKER_KEY): id_ for id_ in point.speakers} if point else {}
        speaker = speakers.get(one[:SPEAKER_KEY])
        if point and speaker:
            sides.setdefault(speaker, []).append(point.id)
    printed = tuple((speaker, tuple(points)) for speaker, points in sides.items())
    return Heard(entity, printed, words) if printed else None


def _others(keys: str, _: str, index: Index) -> Others | None:
    known = _entities(index)
    entity = known.get(keys[:ENTITY_KEY])
    read = _cut(keys[ENTITY_KEY:], ENTITY_KEY)
    return Others(entity, tuple(known[key] for key in read if key in known)) if entity else None


def _listing(where: str, _: str, __: Index) -> Listing | None:
    if not where[1:].isdecimal() or len(where) > 7:
        return None
    page = int(where[1:])
    lists = {"s": Listing("speaker", page), "t": Listing("topic", page)}
    return lists.get(where[0])


def _plain(name: str, _: str, __: Index) -> Plain | None:
    match name:
        case "welcome" | "help" | "languages":
            return Plain(name)
        case _:
            return None


_READERS: dict[str, Callable[[str, str, Index], Subject | None]] = {
    "c": _about,
    "a": _answered,
    "v": _compared,
    "h": _heard,
    "o": _others,
    "l": _listing,
    "p": _plain,
}


def _side(keys: str, index: Index) -> Printed | None:
    """An entity with its points; None if it is gone, or all of the points that it had: it would
    seem to have nothing to say.
    """
    entity = _entities(index).get(keys[:ENTITY_KEY])
    if entity is None:
        return None
    wanted = _cut(keys[ENTITY_KEY:], POINT_KEY)
    known = _points(wanted, entity, index)
    points = tuple(known[key] for key in wanted if key in known)
    return (entity, points) if points or not wanted else None


def _points(wanted: Iterable[str], entity: str, index: Index) -> dict[str, str]:
    """The ids for the keys that the file still has; of several with a key, the entity's own."""
    known = _points_by_key(index)
    found: dict[str, str] = {}
    for key in wanted:
        if ids := known.get(key):
            own = (id_ for id_ in ids if entity in entities_of(index.points[id_]))
            found[key] = next(own, ids[0])
    return found


@once
def _points_by_key(index: Index) -> dict[str, list[str]]:
    known: dict[str, list[str]] = {}
    for point in index.points:
        known.setdefault(_key(point, POINT_KEY), []).append(point)
    return known


@once
def _entities(index: Index) -> dict[str, str]:
    return {_entity(entity): entity for entity in index.entities}


def _entity(entity: str) -> str:
    return _key(entity, ENTITY_KEY)


def _joined(ids: Iterable[str], length: int) -> str:
    return "".join(_key(id_, length) for id_ in ids)


def _cut(keys: str, length: int) -> list[str]:
    return [keys[start : start + length] for start in range(0, len(keys), length)]


def _key(text: str, length: int) -> str:
    digest = hashlib.blake2b(text.encode(), digest_size=6).digest()
    return base64.urlsafe_b64encode(digest)[:length].decode()
