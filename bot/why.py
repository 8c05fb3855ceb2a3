"""Why a question was answered as it was: a text for whoever writes the knowledge file."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

from handlers.replies import QUESTION
from knowledge import weights
from knowledge.answer import Found, Outcome, Suggested, answer
from knowledge.index import Index, Reading, asked
from knowledge.match import Why
from knowledge.mention import Mention
from knowledge.names import Key
from knowledge.pointing import named_places
from knowledge.ranking import Candidate, breadth

#: Entries that are shown, the first and its rival; and statements.
ENTRIES, STATEMENTS = 2, 2

_HOW: dict[Why, str] = {
    "exact": "as written",
    "order": "in another order",
    "pinyin": "in pinyin",
    "initials": "by its initials",
    "sound": "by its sound",
    "typo": "with a slip",
    "text": "",
}


def why(index: Index, question: str) -> str:
    """The outcome; the names that were met; what each word is worth; what speaks for whom."""
    question = question[:QUESTION]
    wording, outcome = asked(question), answer(index, question)
    lines = [f"outcome: {_outcome(outcome)}"]
    alone = index.named(wording)
    if alone:
        lines += ["nothing is asked but a name:", f"  {_key(alone, alone.form.why)}"]
    else:
        reading = index.read(wording)
        lines += _reading(reading)
        if isinstance(outcome, Found):
            lines += _statements(index, reading, outcome)
    return "\n".join(lines)


def _outcome(outcome: Outcome) -> str:
    match outcome:
        case Found(form="card"):
            return f"an answer, about {outcome.entity.id}"
        case Found(form="comparison"):
            return f"a comparison of {_listed(side.entity.id for side in outcome.sides)}"
        case Found():
            speakers = _listed(side.entity.id for side in outcome.sides)
            return f"voices on {outcome.entity.id}: {speakers}"
        case Suggested(matches):
            return f"did you mean {_listed(match.entity.id for match in matches)}?"
        case _ if outcome.is_empty:
            return "nothing was asked"
        case _:
            return f"not known; topics to offer: {_listed(t.id for t in outcome.nearest)}"


def _reading(reading: Reading) -> Iterator[str]:
    segments = list(_segments(reading))
    mentions = list(_mentions(reading))
    if mentions:
        yield "names:"
    for mention in mentions:
        met = _key(mention.key, mention.why)
        yield f"  {_typed(reading, mention.places)} is {met}; {_weight(mention)}"
    worth = dict(enumerate(reading.weighed.worth))
    words = _valued(reading, segments, worth)
    yield f"words: {words}; in all {reading.weighed.total:.1f}" if words else "words: none that ask"
    if reading.candidates:
        share, evidence = weights.ANSWER_SHARE, weights.ANSWER_EVIDENCE
        yield f"entries (enough is {share:.2f} of the question, and evidence of {evidence:.1f}):"
    for candidate in reading.candidates[:ENTRIES]:
        yield f"  {_standing(reading, candidate)}{_because(reading, segments, candidate.places)}"


def _standing(reading: Reading, candidate: Candidate) -> str:
    named = candidate.mention is not None and not candidate.mention.is_hint
    count = breadth(reading.wording, candidate.places)
    by = "named" if named else "1 word" if count == 1 else f"{count} words"
    return f"{candidate.entity.id} {candidate.share:.2f}, evidence {candidate.evidence:.1f}, {by}"


def _statements(index: Index, reading: Reading, found: Found) -> Iterator[str]:
    """What was chosen and why, beside the names; of sides, the first statement of each."""
    segments = list(_segments(reading))
    subjects = found.matches[: len(found.sides) if found.form == "comparison" else 1]
    named = named_places(reading, [match.entity.id for match in subjects])
    yield "statements:"
    first = [side.points[0] for side in found.sides if side.points] or found.points[:STATEMENTS]
    for point in first:
        explained = index.explained(reading.weighed, point)
        places = explained.places if explained else {}
        asked_for = {place: value for place, value in places.items() if place not in named}
        yield f"  {point.id}{_because(reading, segments, asked_for)}"


def _because(reading: Reading, segments: list[range], places: Mapping[int, float]) -> str:
    told = _valued(reading, segments, places)
    return f": {told}" if told else ""


def _valued(reading: Reading, segments: list[range], values: Mapping[int, float]) -> str:
    """The segments that have a value, each with its own."""
    sums = [(segment, sum(values.get(place, 0.0) for place in segment)) for segment in segments]
    return ", ".join(f"{_typed(reading, segment)} {value:.1f}" for segment, value in sums if value)


def _segments(reading: Reading) -> Iterator[range]:
    """The question's words: Latin ones, names, and what stands between them in Chinese."""
    wording, worth = reading.wording, reading.weighed.worth
    begins = {place for m in reading.mentions for place in (m.first, m.last + 1)}
    for place in range(len(wording)):
        before = place - 1
        together = before >= 0 and wording.han[before] and wording.han[place]
        if not (together and wording.touches[before] and bool(worth[before]) == bool(worth[place])):
            begins.add(place)
    for first, end in pairwise(sorted({*begins, len(wording)})):
        yield range(first, end)


def _mentions(reading: Reading) -> Iterator[Mention]:
    """Each entity's best mention at each place, in the question's order."""
    ordered = sorted(reading.mentions, key=lambda m: (m.first, -m.last, m.is_hint, not m.is_sure))
    best: dict[tuple[int, int, str], Mention] = {}
    for mention in ordered:
        best.setdefault((mention.first, mention.last, mention.key.entity.id), mention)
    yield from best.values()


def _weight(mention: Mention) -> str:
    if mention.is_hint:
        return "a hint only"
    return "enough for an answer" if mention.is_sure else "counts with the rest"


def _key(key: Key, how: Why) -> str:
    part = "a part of " if key.form.is_part else ""
    return f"{part}{key.name} ({key.entity.id}) {_HOW[how]}"


def _typed(reading: Reading, places: range) -> str:
    return " ".join(reading.wording.raw(places[0], places[-1]).split())


def _listed(ids: Iterable[str]) -> str:
    return ", ".join(ids)
