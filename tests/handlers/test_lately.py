"""What was composed is kept beside its index, and only so much of it."""

import gc
import weakref

from handlers import lately
from handlers.lately import kept
from knowledge.index import Index
from tests.handlers.gair import KNOWLEDGE


class Composed:
    """Unlike a text, it can be told from its equals."""


def test_what_is_asked_again_is_not_composed_again(index: Index) -> None:
    @kept
    def compose(_: Index, words: str, number: int) -> Composed:
        return Composed()

    assert compose(index, "尤洋", 1) is compose(index, "尤洋", 1)
    assert compose(index, "尤洋", 1) is not compose(index, "尤洋", 2)
    assert compose(index, "尤洋", 1) is not compose(Index(KNOWLEDGE), "尤洋", 1)


def test_long_words_are_composed_each_time(index: Index) -> None:
    @kept
    def compose(_: Index, words: str) -> Composed:
        return Composed()

    longest = "x" * lately.LONGEST
    assert compose(index, longest) is compose(index, longest)
    assert compose(index, longest + "x") is not compose(index, longest + "x")


def test_the_oldest_is_let_go(index: Index) -> None:
    @kept
    def compose(_: Index, number: int) -> Composed:
        return Composed()

    first = compose(index, 0)
    for number in range(1, lately.MOST):
        compose(index, number)
    assert compose(index, 0) is first
    compose(index, lately.MOST)
    assert compose(index, 0) is not first


def test_it_goes_with_its_index() -> None:
    @kept
    def compose(_: Index, number: int) -> Composed:
        return Composed()

    index = Index(KNOWLEDGE)
    composed = weakref.ref(compose(index, 1))
    assert composed()
    del index
    gc.collect()
    assert not composed()
