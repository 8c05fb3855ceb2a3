"""However long a question and however large the index: a search does only so much work."""

import sys
from random import Random

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge import weights
from knowledge.answer import answer
from knowledge.index import Index, asked
from knowledge.models import AnyEntity, Name, Point, Speaker, Text
from knowledge.normalize import MAX_LENGTH
from knowledge.remembered import Remembered
from knowledge.wording import Wording
from tests.bench.search.corpus import generate
from tests.bench.search.hostile import inputs
from tests.knowledge.conftest import SMALL
from tests.knowledge.strategies import laborious

SPELT = 2 * weights.MAX_SPELLINGS  # words that one misspelt word is compared with
#: Documents looked at and names compared, whatever is asked.
MOST_WORK = (
    weights.MAX_POSTINGS
    + weights.MAX_TERMS * weights.MAX_LEADING
    + weights.MAX_COMPARED
    + weights.MAX_SPELT_WINDOWS * SPELT
    + weights.MAX_SLIPS * SPELT
)
#: Names met: literally, by the sound of two characters, in Chinese or in Latin with a slip.
MOST_MENTIONS = (
    weights.MAX_MENTIONS
    + MAX_LENGTH * weights.MAX_BEARERS
    + weights.MAX_COMPARED
    + weights.MAX_SPELT_WINDOWS * 3 * weights.MAX_BEARERS
)
MOST_STEPS = 200_000  # calls and turns of generators
SUMMARY = Text(zh="讲了话", en="Spoke")
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def alike(count: int) -> list[str]:
    """Words that begin alike."""
    random = Random(count)
    return sorted({"co" + "".join(random.choices(LETTERS, k=6)) for _ in range(count)})


def crowded() -> Index:
    """Many namesakes, many names alike, many words alike: all limits are reached."""
    names = [("李博", "Bo Li")] * (2 * weights.MAX_BEARERS)
    names += [(f"李{chr(0x4E00 + n)}{last}", f"Lily {n} Li") for n in range(300) for last in "博文"]
    names += [(f"王{chr(0x5000 + n)}", f"Conan Wong{word}") for n, word in enumerate(alike(900))]
    speakers = tuple(
        Speaker(id=f"one-{n}", name=Name(zh=zh, en=en), summary=SUMMARY)
        for n, (zh, en) in enumerate(names)
    )
    words = alike(9000)
    points = tuple(
        Point(
            id=f"said-{n}",
            speakers=(f"one-{n % len(names)}",),
            topics=("causality",),
            text=Text(zh="因果关系很难", en=" ".join(["causality", *words[n * 6 : n * 6 + 6]])),
            source=(1,),
        )
        for n in range(1500)
    )
    return Index(
        SMALL.model_copy(
            update={
                "speakers": (*SMALL.speakers, *speakers),
                "points": (*SMALL.points, *points),
            }
        )
    )


LARGE = generate(3000)
INDEXES = {"small": Index(SMALL), "crowded": crowded(), "large": Index(LARGE)}
every_index = st.sampled_from(sorted(INDEXES))
UNKNOWN = " ".join(alike(9100)[1:9000:60])


def names_of(index: Index) -> list[str]:
    """Some of an index's own names, in both languages."""
    entities: list[AnyEntity] = list(index.entities.values())
    return [name for e in Random(1).sample(entities, 6) for name in (e.name.zh, e.name.en)]


_NAMES = sorted(
    {name for index in INDEXES.values() for name in names_of(index)} | {"李博", "Bo Li"}
)
#: Known names among anything, and again and again.
named = st.lists(st.sampled_from(_NAMES) | laborious, max_size=30).map(" ".join) | st.builds(
    lambda name, between, times: f"{name}{between}" * times,
    st.sampled_from(_NAMES),
    st.sampled_from(["", " ", "和", ", "]),
    st.integers(1, 700),
)


def check(name: str, question: str) -> None:
    index = INDEXES[name]
    reading = index.read(asked(question))
    assert reading.weighed.work <= MOST_WORK
    assert len(reading.wording) <= MAX_LENGTH
    assert len(reading.weighed.hits) <= weights.MAX_TERMS
    assert len(reading.weighed.sums) <= weights.MAX_POSTINGS
    assert len(reading.mentions) <= MOST_MENTIONS


@settings(max_examples=60)
@given(every_index, named)
@example("crowded", "李博")
@example("crowded", "李博文 李文 王博 王文博")
def test_any_question_is_only_so_much_work(name: str, question: str) -> None:
    check(name, question)


def test_only_so_many_unknown_words_are_looked_up() -> None:
    evidence = INDEXES["crowded"]._evidence
    assert evidence.weigh(Wording(UNKNOWN)).work <= weights.MAX_SLIPS * SPELT


HOSTILE = [(kind, text) for kind, texts in inputs(LARGE, Random(7)) for text in texts[:1]]


@pytest.mark.parametrize(("kind", "text"), HOSTILE, ids=[kind for kind, _ in HOSTILE])
def test_what_is_meant_to_be_much_work_is_only_so_much(kind: str, text: str) -> None:
    for name in INDEXES:
        check(name, text)


@pytest.mark.parametrize("question", ["causality", "因果关系很难", "李博 causality " * 60])
def test_a_word_that_everybody_uses_is_only_so_much_work(question: str) -> None:
    reading = INDEXES["crowded"].read(asked(question))
    assert len(reading.weighed.sums) <= weights.MAX_POSTINGS
    assert reading.weighed.work <= MOST_WORK


def test_common_words_count_for_the_documents_that_lead_when_the_work_is_done() -> None:
    """A common word still tells apart those that rarer words found."""
    index = INDEXES["crowded"]
    rare = alike(9000)[0]
    weighed = index.read(asked(f"causality {rare} 因果 关系 很难")).weighed
    (best,) = weighed.best(1)
    assert index.knowledge.points[best].id == "said-0"
    assert len(weighed.explained(best).places) > 1


@settings(max_examples=20)
@given(every_index, named)
def test_any_question_has_an_outcome_with_few_matches(name: str, question: str) -> None:
    outcome = answer(INDEXES[name], question)
    assert len(getattr(outcome, "matches", ())) <= 5


def effort(index: Index, question: str) -> int:
    """Calls and steps of generators that an answer takes, once all caches are filled."""
    answer(index, question)
    index.remembered = Remembered(0)
    index.read(asked(""))  # the last reading is kept
    steps = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal steps
        steps += 1

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        answer(index, question)
    finally:
        sys.setprofile(before)
    return steps


def growth(index: Index, text: str) -> float:
    """How many times the work is done for twice the text."""
    return effort(index, text * 2) / effort(index, text)


@pytest.mark.parametrize("name", INDEXES)
@pytest.mark.parametrize(
    "piece",
    ["zhang", "a b ", "bandwith ", "优洋 ", "张合望 ", "鱻", "1 ", "还有谁", "成本", "the ", "😀 "],
)
def test_twice_the_text_is_about_twice_the_work(name: str, piece: str) -> None:
    assert growth(INDEXES[name], piece * (MAX_LENGTH // 2 // len(piece))) <= 2.5


@pytest.mark.parametrize(
    "piece",
    [
        "李博",
        "李博 ",
        "Bo Li ",
        "尤洋",
        "尤洋和",
        "NUS professor ",
        "Charles Xie ",
        "含望 ",
        "因果关系 ",
        "Colossal-AI ",
    ],
)
def test_twice_as_many_names_are_about_twice_the_work(piece: str) -> None:
    assert growth(INDEXES["crowded"], piece * (MAX_LENGTH // 2 // len(piece))) <= 2.5


def test_twice_as_many_people_are_about_twice_the_work() -> None:
    people = [speaker.name.zh for speaker in INDEXES["large"].knowledge.speakers]
    half, whole = (effort(INDEXES["large"], " ".join(people[:n])) for n in (75, 150))
    assert whole <= 2.5 * half


@settings(max_examples=40)
@given(every_index, named)
@example("crowded", "李博 " * 200)
@example("large", "a Li Bo 李" * 80)
def test_any_answer_takes_only_so_many_steps(name: str, question: str) -> None:
    assert effort(INDEXES[name], question) <= MOST_STEPS


@pytest.mark.parametrize("name", INDEXES)
@pytest.mark.parametrize(("kind", "text"), HOSTILE, ids=[kind for kind, _ in HOSTILE])
def test_an_answer_takes_only_so_many_steps(name: str, kind: str, text: str) -> None:
    assert effort(INDEXES[name], text) <= MOST_STEPS


def test_only_so_many_names_are_met_literally() -> None:
    mentions = INDEXES["crowded"].read(asked("李博 " * 300)).mentions
    assert len([m for m in mentions if m.why == "exact"]) == weights.MAX_MENTIONS


def test_only_so_many_are_candidates() -> None:
    names = dict.fromkeys(entity.name.zh for entity in INDEXES["crowded"].entities.values())
    candidates = INDEXES["crowded"].read(asked(" ".join(names))).candidates
    assert len(candidates) <= weights.MAX_MENTIONS + weights.MAX_COMPARED
