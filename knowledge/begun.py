"""Names half typed, for results as one types."""

from collections.abc import Iterator

from knowledge import weights
from knowledge.dictionary import Dictionary
from knowledge.match import Match, Reason
from knowledge.models import AnyEntity
from knowledge.normalize import is_han
from knowledge.wording import Wording


def half_typed(names: Dictionary, wording: Wording) -> Iterator[Match]:
    """Entries with a name or alias that the whole query begins, the nearest to whole last.

    A single Latin letter begins names only.
    """
    start = "".join(wording.units)
    if not start:
        return
    begun = [
        _begun(key.entity, key.name, wording.text, len(start) / len(written))
        for written, key in names.beginning_with(start, weights.MAX_BEGUN)
    ]
    names_only = len(start) == 1 and not is_han(start)
    for match in sorted(begun, key=lambda match: (match.by_name, match.score)):
        if match.by_name or not names_only:
            yield match


def _begun(entity: AnyEntity, name: str, asked: str, share: float) -> Match:
    """A match of the ``share`` (0..1) of a name that was typed; names come before aliases."""
    most = weights.NAME_BEGUN if name in {entity.name.zh, entity.name.en} else weights.ALIAS_BEGUN
    return Match(entity, round(most * (1 + share) / 2, 3), Reason("exact", asked, name))
