from collections import Counter

import pytest

from knowledge.models import ID_PATTERN, Knowledge
from tests.bench.search.corpus import generate


@pytest.fixture(scope="module")
def corpus() -> Knowledge:
    return generate(3000)


def test_a_corpus_is_a_valid_knowledge(corpus: Knowledge) -> None:
    assert Knowledge.model_validate(corpus.model_dump()) == corpus


def test_a_corpus_has_as_many_entries_as_asked_for_each_with_an_id_of_its_own(
    corpus: Knowledge,
) -> None:
    counts = len(corpus.speakers), len(corpus.topics), len(corpus.systems)
    assert counts == (2100, 600, 300)
    ids = [entity.id for entity in (*corpus.speakers, *corpus.topics, *corpus.systems)]
    assert len(set(ids)) == len(ids)
    assert all(len(id_) <= 48 for id_ in ids)
    assert ID_PATTERN.endswith("$")


def test_points_lead_to_entries_that_exist(corpus: Knowledge) -> None:
    speakers = {speaker.id for speaker in corpus.speakers}
    subjects = {entity.id for entity in (*corpus.topics, *corpus.systems)}
    assert len(corpus.points) > 800
    for point in corpus.points:
        assert speakers.issuperset(point.speakers)
        assert subjects.issuperset((*point.topics, *point.systems))


def test_there_are_namesakes_but_few(corpus: Knowledge) -> None:
    namesakes = Counter(speaker.name.zh for speaker in corpus.speakers)
    shared = sum(times for times in namesakes.values() if times > 1)
    assert 0 < shared < 0.05 * len(corpus.speakers)


def test_the_same_seed_gives_the_same_corpus() -> None:
    assert generate(100) == generate(100)
    assert generate(100) != generate(100, seed=1)
