"""Finding names inside a question: letter for letter, then with slips where that leaves room.

What was found literally is not looked for again with slips, so that a correct question costs
dictionary look-ups only.
"""

from collections.abc import Iterator
from itertools import islice

from knowledge import weights
from knowledge.dictionary import Dictionary
from knowledge.edges import Edges
from knowledge.match import Why
from knowledge.mention import Mention, spans
from knowledge.misspelt import Misspelt
from knowledge.normalize import Units, folded
from knowledge.slips import Slips
from knowledge.weighed import Weighed
from knowledge.wording import Wording

_LITERAL: frozenset[Why] = frozenset({"exact", "order", "pinyin"})


def spot(names: Dictionary, wording: Wording, weighed: Weighed) -> list[Mention]:
    """All mentions in a question."""
    edges = Edges(wording, weighed)
    if names.is_crowded:
        edges = Edges(wording, weighed, True, names.given, names.surnames)
    literal = _divided(wording, _longest(list(_literal(names, wording, edges))))
    if len(edges.familiar) == len(wording):
        return _doubted(literal)
    taken = spans(mention for mention in literal if not mention.key.form.is_part)
    slips = Slips(names, edges, literal, taken)
    misspelt = Misspelt(names, wording, weighed, taken)
    mentions = [*literal, *slips.found(), *misspelt.found()]
    if len(wording) > weights.LONG_QUESTION:
        mentions = [m if m.why in _LITERAL else m._replace(is_sure=False) for m in mentions]
    return _doubted(mentions)


def _literal(names: Dictionary, wording: Wording, edges: Edges) -> Iterator[Mention]:
    """Names and aliases letter for letter, in any of their written forms."""
    found = list(islice(names.found_in(wording.units), weights.MAX_MENTIONS))
    for first, last, key in found:
        if key.form.is_person and last > first:
            edges.named.update(range(first, last + 1))
    for first, last, key in found:
        mention = edges.judged(key, first, last)
        if mention:
            yield mention


def _longest(mentions: list[Mention]) -> list[Mention]:
    """Without what is but a part of a longer name: the UCloud in "UCloud CEO"."""
    whole = spans(
        mention
        for mention in mentions
        if not mention.is_hint and (mention.why == "exact" or mention.key.form.is_person)
    )
    return [mention for mention in mentions if not _is_part(mention, whole.get(mention.first))]


def _is_part(mention: Mention, span: tuple[int, int] | None) -> bool:
    if span is None or mention.last > span[1]:
        return False
    return span[1] - span[0] > mention.last - mention.first


def _divided(wording: Wording, mentions: list[Mention]) -> list[Mention]:
    """Of people at one place, those whose words are the same: Liang Jieli is not Liangjie Li."""
    same = [_has_words(mention, wording) for mention in mentions]
    if not any(same):
        return mentions
    places = {(one.first, one.last) for one, is_same in zip(mentions, same, strict=True) if is_same}
    return [
        mention._replace(is_sure=False, is_hint=True)
        if mention.key.form.is_person and not is_same and (mention.first, mention.last) in places
        else mention
        for mention, is_same in zip(mentions, same, strict=True)
    ]


def _has_words(mention: Mention, wording: Wording) -> bool:
    """Whether a Latin name is written in its own words, in any order."""
    if mention.first == mention.last or not mention.key.form.is_person:
        return False
    typed = wording.units[mention.first : mention.last + 1]
    return sorted(typed) == sorted(Units(folded(mention.key.entity.name.en)).texts)


def _doubted(mentions: list[Mention]) -> list[Mention]:
    """Of slips at one place, those nearest to a name; what is as near to several is not sure."""
    slips: dict[tuple[int, int], list[Mention]] = {}
    for mention in mentions:
        if mention.why != "exact":
            slips.setdefault((mention.first, mention.last), []).append(mention)
    kept = [mention for mention in mentions if mention.why == "exact"]
    for found in slips.values():
        least = min(mention.edits for mention in found)
        nearest = [mention for mention in found if mention.edits == least]
        several = len({mention.key.entity.id for mention in nearest if not mention.is_hint}) > 1
        kept += [m._replace(is_sure=False) for m in nearest] if several else nearest
    return kept
