"""A run at a small size, as its process does it; no figure of time is judged."""

import json
from dataclasses import asdict
from pathlib import Path
from random import Random

import pytest

from tests.bench.search import hostile, measure, sets
from tests.bench.search.corpus import generate
from tests.bench.search.outcome import figures

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
    assert 0 < found.cold_p50 <= found.cold_p99
    assert found.worst in run.hostile_ms


def test_sets_go_through_a_file(questions: sets.Sets, tmp_path: Path) -> None:
    questions.write(tmp_path / "sets.json")
    assert sets.Sets.read(tmp_path / "sets.json") == questions


def test_no_question_that_counts_was_tried_before(questions: sets.Sets) -> None:
    trial, asked = ({q.q for q in some} for some in (questions.trial, questions.asked))
    assert trial.isdisjoint(asked)
    assert len(questions.trial) > 200


def test_people_ask_about_the_shipped_file() -> None:
    known = sets.knowledge(sets.SHIPPED)
    ids = {entity.id for entity in (*known.speakers, *known.topics, *known.systems)}
    asked = sets.people()
    assert sum(question.is_outside for question in asked) > 100
    assert all(question.expected <= ids for question in asked)
    assert len({question.q for question in asked}) == len(asked)


def test_hostile_inputs_are_as_long_as_a_message_can_be() -> None:
    found = dict(hostile.inputs(generate(SIZE), Random(1)))
    assert len(found) > 10
    for variants in found.values():
        assert len(set(variants)) > 1 or len(variants[0]) == hostile.LENGTH
        assert {len(text) for text in variants} == {hostile.LENGTH}
