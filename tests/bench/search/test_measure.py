"""A run at a small size, as its process does it; no figure of time is judged."""

import json
import time
from dataclasses import asdict
from itertools import cycle
from pathlib import Path
from random import Random

import pytest

from tests.bench.search import hostile, measure, sets
from tests.bench.search.corpus import generate
from tests.bench.search.outcome import figures
from tests.bench.search.peers import OURS, Bot, ours

SIZE = 100


@pytest.fixture(scope="module")
def questions() -> sets.Sets:
    return sets.make(SIZE, 4, 10)


def test_a_run_goes_through_json(questions: sets.Sets) -> None:
    run = measure.run("SQLite FTS5, bigrams", SIZE, questions, seconds=0.01)
    again = measure.Run.of(json.loads(json.dumps(asdict(run))))
    assert again == run
    found = figures(again, questions)
    assert found.quality.inside + found.quality.outside == len(run.asked) >= measure.LEAST
    assert 0 < found.cold.p50 <= found.cold.p99
    assert found.remembered is None
    assert not found.worst


def test_the_bot_is_asked_everything_and_what_is_most_work(questions: sets.Sets) -> None:
    run = measure.run(OURS, SIZE, questions, seconds=0)
    assert len(run.asked) == len(questions.asked)
    assert len(run.warm_ns) == len(run.remembered_ns) == min(len(run.asked), measure.WARM)
    kinds = dict(hostile.inputs(generate(SIZE), Random(1))).keys()
    assert {what: by_kind.keys() for what, by_kind in run.hostile_ms.items()} == {
        "answer": kinds,
        "reply": kinds,
        "inline": kinds,
    }


def test_the_worst_is_the_longest_variant_at_its_best(monkeypatch: pytest.MonkeyPatch) -> None:
    took = {"a": cycle([9, 4]), "b": cycle([8, 6]), "c": cycle([7, 2])}
    clock = [0]
    monkeypatch.setattr(hostile, "inputs", lambda *_: iter([("emoji", list(took))]))
    monkeypatch.setattr(measure, "ROUNDS", 2)
    monkeypatch.setattr(time, "perf_counter_ns", lambda: clock[0])

    def ask(q: str) -> None:
        clock[0] += next(took[q]) * 1_000_000

    found = measure._hostile(ask, generate(SIZE), float("inf"), lambda: None)
    assert dict(found) == {"emoji": 6}


def test_what_is_asked_again_is_not_remembered() -> None:
    known = generate(SIZE)
    index = ours.Index(known)
    assert isinstance(index, Bot)
    name = known.speakers[0].name.zh
    answered = index.ask(name)
    assert index._index.remembered.get((name, None))
    index.forget()
    assert index._index.remembered.get((name, None)) is None
    assert index.ask(name) == answered


def test_sets_go_through_a_file(questions: sets.Sets, tmp_path: Path) -> None:
    questions.write(tmp_path / "sets.json")
    assert sets.Sets.read(tmp_path / "sets.json") == questions


def test_no_question_that_counts_was_tried_before(questions: sets.Sets) -> None:
    trial, asked = ({q.q for q in some} for some in (questions.trial, questions.asked))
    assert trial.isdisjoint(asked)
    assert len(questions.trial) > 200


def test_unseen_questions_come_first() -> None:
    unseen = [question.source in sets.UNSEEN for question in sets.make(sets.SHIPPED, 1, 1).asked]
    assert unseen == sorted(unseen, reverse=True)
    assert sum(unseen) > 500


def test_people_ask_about_the_shipped_file() -> None:
    known = sets.knowledge(sets.SHIPPED)
    ids = {entity.id for entity in (*known.speakers, *known.topics, *known.systems)}
    asked = sets.people()
    assert sum(question.is_outside for question in asked) > 100
    assert {question.source for question in asked} >= {*sets.UNSEEN, "blind", "open"}
    assert all(question.expected <= ids for question in asked)
    assert len({question.q for question in asked}) == len(asked)


def test_hostile_inputs_are_as_long_as_a_message_can_be() -> None:
    found = dict(hostile.inputs(generate(SIZE), Random(1)))
    assert len(found) > 10
    for variants in found.values():
        assert len(set(variants)) > 1 or len(variants[0]) == hostile.LENGTH
        assert {len(text) for text in variants} == {hostile.LENGTH}
