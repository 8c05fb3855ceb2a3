"""How right answers are: pure."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from tests.bench.search.peers import Answer
from tests.bench.search.question import Question

TOP = 3


@dataclass(frozen=True, slots=True)
class Quality:
    """Counts. ``first``: the first entry is right, or what is asked back where that is as good;
    ``answered``: the same, of answers alone; ``top``: among the first three; ``false``: answers to
    what nothing is known of. ``kinds``: questions, those right first and those answered right, by
    kind. ``rights``: for each question in turn, whether it was right first.
    """

    inside: int = 0
    first: int = 0
    answered: int = 0
    top: int = 0
    outside: int = 0
    false: int = 0
    kinds: dict[str, tuple[int, int, int]] = field(default_factory=dict)
    rights: tuple[bool, ...] = ()

    def share(self, count: int) -> float:
        return count / max(1, self.inside)

    @property
    def false_share(self) -> float:
        return self.false / max(1, self.outside)


def quality(
    questions: Sequence[Question], answers: Sequence[Answer], threshold: float = 0.0
) -> Quality:
    """Of as many questions as there are answers. Where the contender does not say itself what it
    answers, it is what scores at least ``threshold``.
    """
    pairs = list(zip(questions, answers, strict=False))
    inside = [(question, answer) for question, answer in pairs if not question.is_outside]
    outside = [answer for question, answer in pairs if question.is_outside]
    right = [(question, answer) for question, answer in inside if is_right(question, answer)]
    answered = [
        (question, answer)
        for question, answer in inside
        if answers_(answer, threshold) and answer.ids[0] in question.expected
    ]
    asked, found, told = (Counter(q.kind for q, _ in some) for some in (inside, right, answered))
    return Quality(
        inside=len(inside),
        first=len(right),
        answered=len(answered),
        top=sum(not question.expected.isdisjoint(answer.ids[:TOP]) for question, answer in inside),
        outside=len(outside),
        false=sum(answers_(answer, threshold) for answer in outside),
        kinds={kind: (asked[kind], found[kind], told[kind]) for kind in sorted(asked)},
        rights=tuple(is_right(question, answer) for question, answer in inside),
    )


def lead(ours: Quality, theirs: Quality) -> float:
    """By what share (-1 to 1) more of the questions that both were asked we are right first."""
    both = list(zip(ours.rights, theirs.rights, strict=False))
    return sum(mine - other for mine, other in both) / max(1, len(both))


def answers_(answer: Answer, threshold: float) -> bool:
    if answer.said is not None:
        return answer.said
    return bool(answer.ids) and answer.score >= threshold


def is_right(question: Question, answer: Answer) -> bool:
    """The right entry first. Where asking back is as good, among the first three; but not after
    an answer, where the contender tells one from the other.
    """
    if question.ask_back and answer.said is not True:
        return not question.expected.isdisjoint(answer.ids[:TOP])
    return answer.said is not False and bool(question.expected.intersection(answer.ids[:1]))


def best_threshold(questions: Sequence[Question], answers: Sequence[Answer]) -> float:
    """The score from which answering gives most right answers less false ones."""
    worth: Counter[float] = Counter()
    for question, answer in zip(questions, answers, strict=False):
        if answer.ids:
            right = answer.ids[0] in question.expected
            worth[answer.score] += 1 if right else -1 if question.is_outside else 0
    best, most, total = float("inf"), 0, 0
    for score in sorted(worth, reverse=True):
        total += worth[score]
        if total > most:
            best, most = score, total
    return best
