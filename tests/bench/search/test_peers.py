from importlib.util import find_spec

import pytest

from knowledge.models import Knowledge
from tests.bench.search.corpus import generate
from tests.bench.search.peers import CONTENDERS, LIMIT, contender
from tests.bench.search.peers.tokens import tokens
from tests.bench.search.texts import texts

#: Installed by make bench-search alone.
NEEDS = {"bm25s": "bm25s", "tantivy": "tantivy"}


@pytest.fixture(scope="module")
def corpus() -> Knowledge:
    return generate(200)


@pytest.mark.parametrize("name", CONTENDERS)
def test_a_name_finds_its_entry(name: str, corpus: Knowledge) -> None:
    if name in NEEDS and not find_spec(NEEDS[name]):
        pytest.skip(f"{NEEDS[name]} is not installed: make bench-search does")
    index = contender(name)(corpus)
    speaker = next(speaker for speaker in corpus.speakers if len(speaker.name.zh) == 3)
    for asked in (speaker.name.zh, speaker.name.en):
        found = index.ask(asked)
        assert speaker.id in found.ids[:3]
        assert len(found.ids) <= LIMIT
    for nothing in ("", "🙏", "?!"):
        assert index.ask(nothing).ids == ()


def test_words_for_engines_that_take_words() -> None:
    assert tokens("張偉 spoke") == ["张伟", "zhangwei", "spoke"]
    assert tokens("王") == ["王"]


def test_everybody_is_given_the_same_texts(corpus: Knowledge) -> None:
    given = {it.id: it for it in texts(corpus)}
    assert len(given) == 200
    point = corpus.points[0]
    for id_ in (*point.speakers, *point.topics, *point.systems):
        assert {point.text.zh, point.text.en} <= set(given[id_].said)
    speaker = corpus.speakers[0]
    assert given[speaker.id].names[:2] == (speaker.name.zh, speaker.name.en)
