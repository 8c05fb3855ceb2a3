"""The questions of inside.py, naming.py, telling.py and outside.py."""

from random import Random

import pytest

from tests.bench.search import inside, outside
from tests.bench.search.corpus import generate
from tests.bench.search.fits import Fits, words
from tests.bench.search.question import Question


@pytest.fixture(scope="module")
def fits() -> Fits:
    return Fits(generate(400))


@pytest.fixture(scope="module")
def asked(fits: Fits) -> list[Question]:
    return inside.questions(fits, Random(1), 10)


def test_every_kind_is_asked(asked: list[Question]) -> None:
    assert {question.kind for question in asked} == set(inside.MAKERS)
    assert len({question.q for question in asked}) == len(asked)


def test_questions_fit_entries_that_exist(fits: Fits, asked: list[Question]) -> None:
    known = fits.knowledge
    ids = {entity.id for entity in (*known.speakers, *known.topics, *known.systems)}
    for question in asked:
        assert question.expected
        assert question.expected <= ids


def test_a_slip_is_nobodys_name(fits: Fits, asked: list[Question]) -> None:
    slips = {"letter", "homophone", "lookalike", "wrong-character"}
    assert [q for q in asked if q.kind in slips and fits.exactly(q.q)] == []


def test_the_words_asked_for_were_said(fits: Fits, asked: list[Question]) -> None:
    said = [
        (set(words(point.text.en)), {*point.speakers, *point.topics, *point.systems})
        for point in fits.knowledge.points
    ]
    for question in asked:
        if question.kind == "point-en":
            most = max(len(spoken & set(words(question.q))) for spoken, _ in said)
            best = [ids for spoken, ids in said if len(spoken & set(words(question.q))) == most]
            assert most >= 3
            assert any(ids & question.expected for ids in best)


def test_where_several_fit_it_is_right_to_ask_back(asked: list[Question]) -> None:
    for question in asked:
        if question.kind in {"exact", "homophone", "reversed", "post", "letter"}:
            assert question.ask_back == (len(question.expected) > 1)
        if question.kind in {"lookalike", "wrong-character"}:
            assert question.ask_back


def test_strangers_are_no_slips(fits: Fits) -> None:
    outsiders = outside.questions(fits, Random(1), 100)
    assert len({question.q for question in outsiders}) == 100
    for question in outsiders:
        assert question.is_outside
        assert not fits.exactly(question.q)
        if question.kind == "stranger-en":
            assert not fits.within(question.q, 1)


def test_the_same_seed_asks_the_same(fits: Fits, asked: list[Question]) -> None:
    assert inside.questions(fits, Random(1), 10) == asked
    assert outside.questions(fits, Random(2), 20) == outside.questions(fits, Random(2), 20)
