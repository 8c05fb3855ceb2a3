"""A question's outcome: an answer, a did-you-mean, or the word that nothing is known."""

from knowledge import weights
from knowledge.beside import compared, voices, voices_on
from knowledge.code import is_code
from knowledge.index import Index, Reading, asked
from knowledge.match import Match, Reason
from knowledge.models import Kind, Topic
from knowledge.outcome import Form, Found, NotKnown, Outcome, Side, Suggested
from knowledge.pointing import chosen
from knowledge.ranking import Candidate, breadth

__all__ = ["Form", "Found", "NotKnown", "Outcome", "Side", "Suggested", "answer", "voices"]


def answer(index: Index, question: str, *, kind: Kind | None = None) -> Outcome:
    """Say what is known on a question; ``kind`` narrows it (``/speaker``, ``/topic``)."""
    found = index.remembered.get((question, kind))
    if found is None:
        found = _answer(index, question, kind)
        if len(question) <= weights.LONGEST_REMEMBERED:
            index.remembered.put((question, kind), found)
    return found


def _answer(index: Index, question: str, kind: Kind | None) -> Outcome:
    """What is named alone, several that are named, several voices, one entity; or what is near."""
    wording = asked(question)
    if is_code(wording.folded):
        return NotKnown(index.main_topics)
    named = index.named(wording, kind)
    if named:
        reason = Reason(named.form.why, wording.text, named.name)
        match = Match(named.entity, weights.STRENGTH[named.form.why], reason)
        return Found((match,), index.points_of(named.entity.id), direct=False)
    reading = index.read(wording, kind=kind)
    answering = [candidate for candidate in reading.candidates if _answers(reading, candidate)]
    found = compared(index, reading, kind) or voices_on(index, reading, answering)
    if found:
        return found
    if answering and not _ambiguous(answering):
        points, direct = chosen(index, reading, answering)
        return Found(_matches(index, reading, answering[:3]), points, direct)
    near = answering or [c for c in reading.candidates if _suggests(c)]
    if near:
        return Suggested(_matches(index, reading, near[:3]))
    return NotKnown(_nearest(index, reading), is_empty=not reading.weighed.total)


def _matches(index: Index, reading: Reading, candidates: list[Candidate]) -> tuple[Match, ...]:
    return tuple(index.match(reading, candidate) for candidate in candidates)


def _ambiguous(answering: list[Candidate]) -> bool:
    """Whether the best two bear the very name that was asked for, and nothing tells them apart."""
    if len(answering) < 2:
        return False
    one, other = answering[0], answering[1]
    if not (one.mention and other.mention) or one.mention.is_hint or other.mention.is_hint:
        return False
    same = one.entity.kind == other.entity.kind and one.mention.places == other.mention.places
    return same and one.rank - other.rank < weights.TOLD_APART


def _answers(reading: Reading, candidate: Candidate) -> bool:
    mention = candidate.mention
    if mention and mention.is_sure:
        return True
    if candidate.evidence >= weights.LONG_EVIDENCE and candidate.share >= weights.LONG_SHARE:
        return True
    named = mention is not None and not mention.is_hint
    if named and candidate.share >= weights.NAME_SHARE and candidate.evidence > 0:
        return True
    enough = candidate.share >= weights.ANSWER_SHARE and (
        candidate.evidence >= weights.ANSWER_EVIDENCE
    )
    whole = candidate.share >= weights.WHOLE_SHARE
    words = weights.WORDS_OF_A_WHOLE if whole else weights.WORDS_OF_A_PART
    return enough and (named or breadth(reading.wording, candidate.places) >= words)


def _suggests(candidate: Candidate) -> bool:
    if candidate.mention:
        return True
    return (
        candidate.share >= weights.SUGGEST_SHARE and candidate.evidence >= weights.SUGGEST_EVIDENCE
    )


def _nearest(index: Index, reading: Reading) -> tuple[Topic, ...]:
    """Topics to offer when nothing is known: the nearest, else those most was said about."""
    near = [c.entity for c in reading.candidates if isinstance(c.entity, Topic)]
    found = {topic.id: topic for topic in (*near, *index.main_topics)}
    return tuple(found.values())[:3]
