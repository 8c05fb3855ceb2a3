"""Which entries a question fits equally well: by name, by sound, by letters, by words."""

import re
from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.models import AnyEntity, Knowledge, Speaker

Ids = frozenset[str]

_LETTERS = re.compile(r"[\W_]+")
_WORD = re.compile(r"[a-z0-9]+(?:[-'][a-z0-9]+)*")
_SLOPPY = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("ng", "n"), ("l", "n"))


def joined(text: str) -> str:
    """Lower case without spaces and punctuation."""
    return _LETTERS.sub("", text.lower())


def words(text: str) -> list[str]:
    """The English words, lower case."""
    return _WORD.findall(text.lower())


def sloppy(form: str) -> str:
    """Pinyin without what many speakers do not tell apart."""
    for written, heard in _SLOPPY:
        form = form.replace(written, heard)
    return form


class Fits:
    """What a knowledge's entries can be asked by."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.knowledge = knowledge
        entities: list[AnyEntity] = [*knowledge.speakers, *knowledge.topics, *knowledge.systems]
        forms: defaultdict[str, set[str]] = defaultdict(set)
        for entity in entities:
            for form in _forms(entity):
                forms[form].add(entity.id)
        self._forms = forms
        self._latin = [form for form in forms if form.isascii()]
        self._sloppy = set(map(sloppy, self._latin))
        self._gaps: defaultdict[str, set[str]] = defaultdict(set)
        for speaker in knowledge.speakers:
            for gap in _gaps(speaker.name.zh):
                self._gaps[gap].add(speaker.id)
        self._subjects = [
            (entity.name.zh, frozenset(words(entity.name.en)), entity.id)
            for entity in (*knowledge.topics, *knowledge.systems)
        ]
        self._statements = [
            (
                point.text.zh,
                frozenset(words(point.text.en)),
                frozenset((*point.speakers, *point.topics, *point.systems)),
            )
            for point in knowledge.points
        ]

    def exactly(self, text: str) -> Ids:
        """Entries with this very name or alias, people's also the other way round."""
        return frozenset(self._forms.get(joined(text), ()))

    def within(self, text: str, distance: int) -> Ids:
        """Entries with a Latin name or alias so many slips of letters away, or fewer."""
        near = process.extract(
            joined(text), self._latin, scorer=OSA.distance, score_cutoff=distance, limit=None
        )
        return frozenset(id_ for form, _, _ in near for id_ in self._forms[form])

    def but_one_character(self, name: str) -> Ids:
        """People whose Chinese name of three characters has two of these in their places."""
        return frozenset(id_ for gap in _gaps(name) for id_ in self._gaps.get(gap, ()))

    def sounds_known(self, english: str) -> bool:
        """Whether somebody's name sounds like this to careless ears."""
        return sloppy(joined(english)) in self._sloppy

    def in_post(self, organisation: str, role: str) -> Ids:
        """People of an organisation in a role (Chinese; parts of longer ones count)."""
        return frozenset(
            speaker.id
            for speaker in self.knowledge.speakers
            if speaker.organisation
            and speaker.role
            and organisation in speaker.organisation.zh
            and role in speaker.role.zh
        )

    def named_of(self, parts: Iterable[str]) -> Ids:
        """Topics and systems whose name has all these parts (Chinese) or words (English)."""
        wanted = set(parts)
        return frozenset(
            id_
            for zh, en, id_ in self._subjects
            if wanted <= en or all(part in zh for part in wanted)
        )

    def saying(self, parts: Iterable[str]) -> list[Ids]:
        """The entries of each statement that has all these parts (Chinese) or words (English)."""
        wanted = set(parts)
        return [
            ids
            for zh, en, ids in self._statements
            if wanted <= en or all(part in zh for part in wanted)
        ]


def _forms(entity: AnyEntity) -> set[str]:
    names = (entity.name.zh, entity.name.en, *entity.aliases.all)
    forms = {joined(name) for name in names}
    if isinstance(entity, Speaker):
        first, _, last = entity.name.en.rpartition(" ")
        forms.add(joined(last + first))
    return forms - {""}


def _gaps(name: str) -> list[str]:
    if len(name) != 3 or name.isascii():
        return []
    return [name[:place] + "?" + name[place + 1 :] for place in range(3)]
