"""From names and evidence to entities, the likeliest first."""

from collections.abc import Iterable
from typing import NamedTuple

from knowledge import weights
from knowledge.mention import Mention
from knowledge.models import AnyEntity
from knowledge.normalize import MAX_LENGTH
from knowledge.weighed import Explained, Weighed
from knowledge.wording import Wording


class Candidate(NamedTuple):
    """An entity with what speaks for it.

    ``evidence`` is what it explains of the question (nats), at the ``places``; ``share`` the same
    as a part of all that the question asks (0..1); ``rank`` what candidates are ordered by;
    ``seat`` its place among the entities of its best statement.
    """

    entity: AnyEntity
    mention: Mention | None
    evidence: float
    share: float
    places: dict[int, float]
    rank: float
    seat: int = 0

    @property
    def order(self) -> tuple[float, int, int, str]:
        """Best first; of equals, the one that was named first, or stands first in a statement."""
        first = self.mention.first if self.mention else MAX_LENGTH
        return -self.rank, first, self.seat, self.entity.id


class Said(NamedTuple):
    """What an entity's documents explain: its profile, its statements, the best first."""

    profile: Explained
    statements: list[Explained]
    seat: int = 0


class Ranking:
    """Weighs the entities of one question."""

    def __init__(self, weighed: Weighed) -> None:
        self._weighed, self._total = weighed, weighed.total
        self._known: dict[tuple[int, ...], tuple[dict[int, float], float, float]] = {}

    def candidate(self, entity: AnyEntity, said: Said, mentions: list[Mention]) -> Candidate:
        """Weigh an entity: its mentions, its profile, its best statement, a little of two more."""
        best = max(mentions, key=_weight_of) if mentions else None
        places, evidence, further = self._explained(said, mentions)
        rank = evidence + weights.FURTHER_POINTS * (further - evidence)
        own = said.profile.worth
        whole = own >= weights.WHOLE_PROFILE * self._total
        rank += (weights.WHOLE_OWN if whole else weights.OWN) * own
        if best:
            rank += weights.HINTED * (len(best.places) - best.edits / 4)
            if not best.is_hint:
                rank += weights.NAMED
            if best.is_sure:
                rank += 100 * weights.STRENGTH[best.why] + len(best.places)
        share = further / self._total if self._total else 0.0
        return Candidate(entity, best, further, share, places, rank, said.seat)

    def _explained(
        self, said: Said, mentions: list[Mention]
    ) -> tuple[dict[int, float], float, float]:
        """What an entity explains of each place; in all (nats), without further points and with.

        Many entities explain the very same, which is told by identity: a question's
        :class:`Weighed` keeps one object for the same hits as long as it lives.
        """
        met = [mention for mention in mentions if not mention.is_hint] if mentions else []
        met.sort(key=lambda mention: weights.STRENGTH[mention.why])  # the stronger ones count
        key = (id(said.profile), *map(id, said.statements[:3]))
        if not met and key in self._known:
            return self._known[key]
        places = {place: weights.PROFILE * value for place, value in said.profile.places.items()}
        for mention in met:
            for place in mention.places:
                places[place] = self._weighed.worth[place] * weights.STRENGTH[mention.why]
        _cover(places, said.statements[:1])
        evidence = sum(places.values())
        _cover(places, said.statements[1:3])
        further = evidence if len(said.statements) < 2 else sum(places.values())
        found = places, evidence, further
        if not met:
            self._known[key] = found
        return found


def _cover(places: dict[int, float], documents: Iterable[Explained]) -> None:
    for explained in documents:
        for place, value in explained.places.items():
            if value > places.get(place, 0.0):
                places[place] = value


def _weight_of(mention: Mention) -> tuple[bool, bool, int, float]:
    strength = weights.STRENGTH[mention.why]
    return mention.is_sure, not mention.is_hint, len(mention.places), strength


def breadth(wording: Wording, explained: Iterable[int]) -> int:
    """How many words the places are: two Chinese characters in a run count as one, as most are.

    A long Latin word is a term and counts as two; numbers count only beside words.
    """
    places = sorted(explained)
    words = numbers = run = 0
    for at, place in enumerate(places):
        unit = wording.units[place]
        if not wording.han[place]:
            numbers += unit[0].isdigit()
            words += 0 if unit[0].isdigit() else 2 if len(unit) >= weights.TERM else 1
            continue
        goes_on = at > 0 and places[at - 1] == place - 1 and wording.touches[place - 1]
        run = run + 1 if goes_on else 1
        words += run % 2
    return words + numbers if words else 0
