import pytest

from tests.bench.search.peers import NOTHING, Answer
from tests.bench.search.quality import best_threshold, is_right, lead, quality
from tests.bench.search.question import Question

ONE = Question("one", "exact", frozenset({"a"}))
TWINS = Question("twins", "exact", frozenset({"a", "b"}), ask_back=True)
NOBODY = Question("nobody", "stranger")


def scored(*ids: str, score: float = 1.0, said: bool | None = None) -> Answer:
    return Answer(ids, score, said)


@pytest.mark.parametrize(
    ("question", "answer", "right"),
    [
        (ONE, scored("a", "b"), True),
        (ONE, scored("b", "a"), False),
        (ONE, NOTHING, False),
        (ONE, scored("a", said=True), True),
        (ONE, scored("a", said=False), False),
        (TWINS, scored("b"), True),
        (TWINS, scored("c", "d", "b"), True),
        (TWINS, scored("c", "d", "e", "b"), False),
        (TWINS, scored("c", "b", said=False), True),
        (TWINS, scored("c", "b", said=True), False),
        (TWINS, scored("b", said=True), True),
    ],
)
def test_what_is_right(question: Question, answer: Answer, right: bool) -> None:
    assert is_right(question, answer) is right


def test_counts() -> None:
    asked = [ONE, ONE, TWINS, NOBODY, NOBODY, ONE]
    answers = [
        scored("a", score=3),
        scored("b", "a", score=3),
        scored("b", score=1),
        scored("c", score=2),
        NOTHING,
    ]
    found = quality(asked, answers, threshold=2)
    assert (found.inside, found.first, found.answered, found.top) == (3, 2, 1, 3)
    assert (found.outside, found.false, found.false_share) == (2, 1, 0.5)
    assert found.kinds == {"exact": (3, 2, 1)}
    assert found.rights == (True, False, True)


def test_who_says_itself_what_it_answers_has_no_threshold() -> None:
    answers = [scored("a", said=True), scored("b", "a", said=False), scored("c", said=False)]
    found = quality([ONE, TWINS, NOBODY], answers, threshold=99)
    assert (found.first, found.answered, found.false) == (2, 1, 0)


def test_a_threshold_gives_most_right_answers_less_false_ones() -> None:
    asked = [ONE, ONE, NOBODY, NOBODY, ONE, NOBODY]
    answers = [scored("a", score=score) for score in (9, 7, 8, 3, 2, 1)]
    assert best_threshold(asked, answers) == 9
    assert best_threshold([NOBODY], [scored("a")]) == float("inf")


def test_a_lead_counts_what_both_were_asked() -> None:
    ours = quality([ONE, ONE, ONE], [scored("a"), scored("a"), scored("b")])
    theirs = quality([ONE, ONE], [scored("b"), scored("a")])
    assert lead(ours, theirs) == 0.5
