"""Packed lists of documents say the same as plain ones."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.postings import Posting, Postings

terms = st.text("abc", max_size=2)
documents = st.lists(st.sets(terms, max_size=6), max_size=30)


def plain(documents: list[set[str]]) -> dict[str, list[int]]:
    """By term, the documents that hold it, ascending."""
    found: dict[str, list[int]] = {}
    for number, held in enumerate(documents):
        for term in held:
            found.setdefault(term, []).append(number)
    return found


def listed(postings: Postings, posting: Posting) -> list[int]:
    return list(postings.numbers[posting.start : posting.start + posting.length])


@given(documents)
def test_packed_lists_equal_a_plain_dictionary(held: list[set[str]]) -> None:
    postings, expected = Postings(held), plain(held)
    assert postings.documents == len(held)
    assert len(postings.numbers) == sum(map(len, expected.values()))
    for term, numbers in expected.items():
        posting = postings.get(term)
        assert posting is not None
        assert listed(postings, posting) == numbers
        assert term in postings


@given(documents, terms)
def test_a_term_that_nobody_holds_has_no_posting(held: list[set[str]], term: str) -> None:
    postings = Postings(held)
    assert (term in postings) == any(term in one for one in held)
    assert (postings.get(term) is None) == (term not in postings)


@given(documents, st.lists(st.integers(0, 40), max_size=10, unique=True))
def test_some_documents_are_looked_up_in_a_posting(held: list[set[str]], wanted: list[int]) -> None:
    postings = Postings(held)
    for term, numbers in plain(held).items():
        posting = postings.get(term)
        assert posting is not None
        found = postings.among(wanted, posting)
        assert sorted(found) == sorted(one for one in wanted if one in numbers)


def test_one_document_is_looked_up_in_a_long_posting() -> None:
    postings = Postings([{"a"} if number % 2 else set() for number in range(200)])
    posting = postings.get("a")
    assert posting
    assert postings.among([30], posting) == []
    assert postings.among([31], posting) == [31]


def test_documents_may_come_one_by_one() -> None:
    postings = Postings(iter([iter(["a", "b"]), iter([]), iter(["a"])]))
    posting = postings.get("a")
    assert posting
    assert listed(postings, posting) == [0, 2]
    assert postings.documents == 3


@given(documents)
def test_the_fewer_hold_a_term_the_more_it_tells(held: list[set[str]]) -> None:
    postings, expected = Postings(held), plain(held)
    for term, numbers in expected.items():
        for _ in range(2):  # looked up, then remembered
            posting = postings.get(term)
            assert posting
            rest = len(held) - len(numbers)
            assert posting.idf == pytest.approx(log(1 + (rest + 0.5) / (len(numbers) + 0.5)))


def test_whatever_is_looked_up_only_so_much_is_remembered() -> None:
    """And what was forgotten is found again."""
    terms = [f"term{number}" for number in range(10_000)]
    postings = Postings([{term} for term in terms])
    for _ in range(2):
        for number, term in enumerate(terms):
            posting = postings.get(term)
            assert posting
            assert listed(postings, posting) == [number]
