"""Answers that set several beside one another: entities that were named, or speakers' voices."""

from collections.abc import Collection, Iterable
from itertools import chain, pairwise, zip_longest

from knowledge import weights
from knowledge.index import Index, Reading, is_of
from knowledge.match import Match, Reason
from knowledge.mention import Mention
from knowledge.models import AnyEntity, Kind, Point, Speaker
from knowledge.outcome import Found, Side
from knowledge.pointing import best_first, named_places, worths
from knowledge.ranking import Candidate


def compared(index: Index, reading: Reading, kind: Kind | None = None) -> Found | None:
    """The two or three people, or things, that a question names; None if it names fewer.

    ``kind`` leaves the others out.

    Things are only compared where the question joins them or holds nothing else: a topic's words
    may as well be what is asked of another.
    """
    if len(reading.mentions) < 2:
        return None
    words, excepted = reading.cues, _excepted(reading)
    named = [
        mention
        for mention in _named(reading, words.joins)
        if is_of(mention.key.entity, kind) and mention.first not in excepted
    ][: weights.MAX_SIDES]
    if len(named) < 2:
        return None
    entities = [mention.key.entity for mention in named]
    ignored = named_places(reading, [entity.id for entity in entities]) | words.titles
    told: set[str] = set()
    chosen: list[tuple[tuple[Point, ...], bool]] = []
    for entity in entities:
        own = [point for point in index.points_of(entity.id) if point.id not in told]
        found = best_first(own, worths(index, reading, own, ignored))
        told.update(point.id for point in found[0][: weights.SIDE_POINTS])
        chosen.append(found)
    direct = any(own for _, own in chosen)
    sides = [
        Side(entity, points[: weights.MAX_POINTS] if own or not direct else ())
        for entity, (points, own) in zip(entities, chosen, strict=True)
    ]
    matches = tuple(index.met(reading, mention) for mention in named)
    return Found(matches, _in_turn(sides), direct, "comparison", tuple(sides))


def _named(reading: Reading, joins: set[int]) -> list[Mention]:
    """Those that a question names and asks about, in its order."""
    people = _distinct(m for m in reading.mentions if m.is_sure)
    if len(people) > 1:
        return people
    wording = reading.wording
    named = _distinct(m for m in reading.mentions if _is_whole(m) and not m.key.form.is_part)
    covered = {place for mention in named for place in mention.places}
    if len(named) > 1 and covered >= set(range(len(wording))):
        return named
    named = _distinct(m for m in reading.mentions if _is_whole(m))
    for one, other in pairwise(named):
        between = set(range(one.last + 1, other.first))
        if (
            not (between and between <= joins)
            and wording.between(one.last, other.first) not in _MARKS
        ):
            return []
    return named


def _is_whole(mention: Mention) -> bool:
    """Whether it is all of a name that is met, as it is written or as it sounds."""
    if mention.is_hint:
        return False
    form = mention.key.form
    return mention.is_sure or form.is_person or (form.names and mention.why == "exact")


def _distinct(mentions: Iterable[Mention]) -> list[Mention]:
    """One mention of each entity, in order, none within or across another."""
    found: list[Mention] = []
    for mention in sorted(mentions, key=lambda mention: (mention.first, -mention.last)):
        if all(
            other.key.entity.id != mention.key.entity.id and other.last < mention.first
            for other in found
        ):
            found.append(mention)
    return found


def voices_on(index: Index, reading: Reading, answering: list[Candidate]) -> Found | None:
    """What several speakers say, where a question asks for that: "who else …", "the panel".

    Beside those that are excepted there may be but one voice, or none.
    """
    found = reading.cues
    if not (found.several or found.panel or found.who):
        return None
    named = {mention.key.entity.id: mention for mention in reading.mentions if mention.is_sure}
    excepted = _excepted(reading)
    if any(mention.first not in excepted for mention in named.values()):
        return None
    told = {place for mention in named.values() for place in mention.places}
    told |= found.excepted | found.several | found.who
    candidates = index.leading(reading) if named else reading.candidates
    subject = _subject(reading, candidates, told)
    if subject is None:
        return None
    if _is_all_asked(reading, subject, told):
        return voices(index, subject.entity.id, named.keys())
    heard = _heard(index, reading, named.keys(), told)
    if len(heard) < 2 and not named:
        return None
    others = [index.match(reading, other) for other in answering if other is not subject]
    matches = (index.match(reading, subject), *others[:2])
    return _voices(index, matches, heard, direct=True)


def _voices(
    index: Index, matches: tuple[Match, ...], heard: dict[str, list[Point]], *, direct: bool
) -> Found:
    sides = tuple(Side(index.entities[id_], tuple(points)) for id_, points in heard.items())
    return Found(matches, _in_turn(sides), direct, "voices", sides)


def _excepted(reading: Reading) -> set[int]:
    """The places of the names directly behind a word like "except", with what joins them."""
    found = reading.cues
    if not found.excepted:
        return set()
    names = {place for m in reading.mentions if m.is_sure for place in m.places}
    passed: set[int] = set()
    for place in range(len(reading.wording)):
        behind = place - 1 in found.excepted or place - 1 in passed
        goes_on = behind and reading.wording.between(place - 1, place) in {"", "、", "/", "&"}
        if goes_on and (place in names or place in found.joins or place in found.titles):
            passed.add(place)
    return passed


def _is_all_asked(reading: Reading, subject: Candidate, told: set[int]) -> bool:
    """Whether nothing is asked beside the name of what the voices speak about."""
    places = named_places(reading, [subject.entity.id])
    asked = {place for place, worth in enumerate(reading.weighed.worth) if worth}
    return bool(places) and places >= asked - told


def _heard(
    index: Index, reading: Reading, without: Collection[str], told: set[int]
) -> dict[str, list[Point]]:
    """The best statements on a question of each speaker whose best is nearly as good as any.

    The places in ``told`` do not count: who is excepted may be named in another's statement.
    """
    found = reading.cues
    points = index.knowledge.points
    documents = reading.weighed.best(weights.MAX_VOICE_DOCUMENTS)
    leading = [points[number] for number in documents if number < len(points)]
    leading = _of_panel(index, reading, leading) or leading
    worth = worths(index, reading, leading, told)
    leading.sort(key=lambda point: -worth.get(point.id, 0.0))
    heard: dict[str, list[Point]] = {}
    best = 0.0
    share = weights.VOICE_SHARE if found.several or found.panel else weights.ANY_VOICE_SHARE
    for point in leading:
        speakers = [id_ for id_ in point.speakers if id_ not in without]
        best = best or (worth.get(point.id, 0.0) if speakers else 0.0)
        if worth.get(point.id, 0.0) < max(share * best, weights.POINT_EVIDENCE):
            continue
        for id_ in speakers:
            if len(heard.setdefault(id_, [])) < weights.SIDE_POINTS:
                heard[id_].append(point)
    return heard


def _of_panel(index: Index, reading: Reading, points: list[Point]) -> list[Point]:
    """The statements that a question for the panel means: those that its word for it explains."""
    explained = [(point, index.explained(reading.weighed, point)) for point in points]
    return [
        point
        for point, places in explained
        if places and not reading.cues.panel.isdisjoint(places.places)
    ]


def _subject(
    reading: Reading, candidates: list[Candidate], told: Collection[int]
) -> Candidate | None:
    """What the voices speak about: the best topic or system, where enough speaks for it.

    Who asks for several voices may ask in a single word; who asks for somebody needs more, or
    the very name of it. The places in ``told`` do not count.
    """

    def asked_of(candidate: Candidate) -> float:
        return sum(value for place, value in candidate.places.items() if place not in told)

    things = [c for c in candidates if c.entity.kind != "speaker"]
    if not things:
        return None
    named = {m.key.entity.id for m in reading.mentions if _is_whole(m)}
    best = max(things, key=lambda c: (round(asked_of(c), 6), c.entity.id in named))
    one_word = reading.cues.several or reading.cues.panel or best.entity.id in named
    least = weights.POINT_EVIDENCE if one_word else weights.ANSWER_EVIDENCE
    asked = sum(w for place, w in enumerate(reading.weighed.worth) if place not in told)
    evidence = asked_of(best)
    return best if evidence > least and evidence >= weights.ANSWER_SHARE * asked else None


def voices(index: Index, entity_id: str, without: Collection[str] = ()) -> Found | None:
    """What all speakers say on an entity; of a speaker, on what others spoke of most as well.

    Who said most is heard first. None if there are no two speakers; where some are left out
    (``without``) there may be one, or none. KeyError for an unknown id.
    """
    subject: AnyEntity = index.entities[entity_id]
    if isinstance(subject, Speaker):
        without = {*without, subject.id}
        shared = [other for other in index.related(entity_id) if not isinstance(other, Speaker)]
        choice = [(len(_speakers(index, other.id, without)), other) for other in shared]
        if not choice:
            return None
        subject = max(choice, key=lambda item: item[0])[1]
    heard = _speakers(index, subject.id, without)
    if len(heard) < 2 and not without:
        return None
    match = Match(subject, 1.0, Reason("exact", "", subject.name.zh))
    return _voices(index, (match,), heard, direct=False)


def _speakers(index: Index, entity_id: str, without: Collection[str]) -> dict[str, list[Point]]:
    said: dict[str, list[Point]] = {}
    for point in index.points_of(entity_id):
        for id_ in point.speakers:
            if id_ not in without:
                said.setdefault(id_, []).append(point)
    most_first = sorted(said, key=lambda id_: -len(said[id_]))
    return {id_: said[id_][: weights.SIDE_POINTS] for id_ in most_first}


def _in_turn(sides: Iterable[Side]) -> tuple[Point, ...]:
    """All points, one of each side at a time."""
    turns = chain.from_iterable(zip_longest(*(side.points for side in sides)))
    return tuple({point.id: point for point in turns if point is not None}.values())


#: What joins two names without a word.
_MARKS = {"、", "/", "&", ",", "，", "+", "|", ";", "；"}
