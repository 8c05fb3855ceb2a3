"""A knowledge of any size: seven in ten entries are speakers, two topics, one a system.

Everything comes from the seed alone. Models are made without checks, which would take most of the
time, and share what they have in common, so that the index's memory can be told from theirs.
"""

import re
from collections import Counter
from random import Random
from typing import TypeVar

from knowledge.models import (
    Aliases,
    AnyEntity,
    Event,
    Knowledge,
    Model,
    Name,
    Point,
    Speaker,
    System,
    Text,
    Topic,
)
from tests.bench.search import wording
from tests.bench.search.lists import ROLES, Pair
from tests.bench.search.people import Person, person

SEED = 2023
#: Entries of an organisation's, points of an entry (of those that have any), and who has none.
PEOPLE_OF_ONE, SECOND_POINT, SILENT = 12, 0.3, 0.6

AnyModel = TypeVar("AnyModel", bound=Model)
_NO_ALIASES = Aliases()
_FIELDS: dict[type[Model], set[str]] = {}


def generate(entries: int, seed: int = SEED) -> Knowledge:
    """So many speakers, topics and systems; at least ten."""
    random = Random(f"corpus {entries} {seed}")
    ids = _Ids()
    topics = [
        _make(
            Topic, id=ids.of(pair.en), name=_name(pair), aliases=_NO_ALIASES, summary=_about(pair)
        )
        for pair in wording.different(wording.topic, random, entries // 5)
    ]
    systems = [
        _make(
            System, id=ids.of(pair.en), name=_name(pair), aliases=_NO_ALIASES, summary=_made(pair)
        )
        for pair in wording.different(wording.system, random, entries // 10)
    ]
    places = wording.different(wording.organisation, random, 1 + entries // PEOPLE_OF_ONE)
    organisations, roles = [_name(pair) for pair in places], [_name(pair) for pair in ROLES]
    speakers = [
        _speaker(random, ids, random.choice(organisations), random.choice(roles))
        for _ in range(entries - len(topics) - len(systems))
    ]
    return _make(
        Knowledge,
        event=_make(Event, name=_name(_EVENT), source=_name(_SOURCE)),
        speakers=tuple(speakers),
        topics=tuple(topics),
        systems=tuple(systems),
        points=tuple(_points(random, speakers, [*topics, *systems])),
    )


_EVENT = Pair("合成大会", "Synthetic Conference")
_SOURCE = Pair("合成报道", "Synthetic report")


class _Ids:
    """Kebab-case, with a number where the same would come again."""

    def __init__(self) -> None:
        self._taken: Counter[str] = Counter()

    def of(self, text: str) -> str:
        stem = re.sub(r"[^a-z0-9]+", "-", text.lower())[:40].strip("-")
        self._taken[stem] += 1
        times = self._taken[stem]
        return stem if times == 1 else f"{stem}-n{times}"


def _make(model: type[AnyModel], **values: object) -> AnyModel:
    fields = _FIELDS.setdefault(model, set(values))
    return model.model_construct(fields, **values)


def _name(pair: Pair) -> Name:
    return _make(Name, zh=pair.zh, en=pair.en)


def _text(zh: str, en: str) -> Text:
    return _make(Text, zh=zh, en=en)


def _about(topic: Pair) -> Text:
    return _text(f"与会者讨论{topic.zh}的进展与难点", f"Progress and open problems of {topic.en}")


def _made(system: Pair) -> Text:
    return _text(f"会上介绍的产品{system.zh}", f"{system.en}, a product that was presented")


def _speaker(random: Random, ids: _Ids, organisation: Name, role: Name) -> Speaker:
    who = person(random)
    return _make(
        Speaker,
        id=ids.of(who.en),
        name=_make(Name, zh=who.zh, en=who.en),
        aliases=_aliases(random, who),
        summary=_text(f"{organisation.zh}{role.zh}", f"{role.en}, {organisation.en}"),
        role=role,
        organisation=organisation,
    )


def _aliases(random: Random, who: Person) -> Aliases:
    """For one in four: the name in the other order or with a title."""
    if random.random() < 0.75:
        return _NO_ALIASES
    if not who.pinyin:
        return _make(Aliases, zh=(), en=(f"Dr. {who.en}",))
    given, _, surname = who.en.partition(" ")
    return _make(Aliases, zh=(f"{who.zh}博士",), en=(f"{surname} {given}", f"Dr. {who.en}"))


def _points(random: Random, speakers: list[Speaker], subjects: list[Topic | System]) -> list[Point]:
    points: list[Point] = []
    for speaker in speakers:
        if random.random() < SILENT:
            continue
        for _ in range(2 if random.random() < SECOND_POINT else 1):
            points.append(_point(random, f"point-{len(points)}", speaker, random.choice(subjects)))
    return points


def _point(random: Random, id_: str, speaker: Speaker, subject: AnyEntity) -> Point:
    said = wording.statement(random, Pair(subject.name.zh, subject.name.en))
    return _make(
        Point,
        id=id_,
        speakers=(speaker.id,),
        topics=(subject.id,) if subject.kind == "topic" else (),
        systems=(subject.id,) if subject.kind == "system" else (),
        text=_text(said.zh, said.en),
        aliases=_NO_ALIASES,
        source=(1 + len(id_),),
    )
