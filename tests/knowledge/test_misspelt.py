"""Latin names written with a slip are found, and other people's are not taken for slips."""

import pytest

from knowledge import weights
from knowledge.index import Index, asked
from knowledge.mention import Mention
from tests.knowledge.test_slips import people
from tests.knowledge.test_spotting import best, mentions


def _read(index: Index, question: str) -> list[Mention]:
    return index.read(asked(question)).mentions


@pytest.mark.parametrize("typed", ["Charlse Xie", "Chsrles Xie", "Charles Xei", "charlesxie"])
def test_a_name_is_found_with_a_slip(typed: str) -> None:
    found = best(f"what did {typed} say")
    assert found is not None
    assert found[0] == "charles-xie"


@pytest.mark.parametrize("typed", ["Li Wei", "liwei", "Wei Li"])
def test_two_other_syllables_are_another_person(typed: str) -> None:
    index = people(("李维宁", "Weining Li"), ("林伟", "Wei Lin"))
    assert not any(mention.is_sure for mention in _read(index, typed))


def test_each_word_of_a_misspelt_name_has_to_be_near_its_own() -> None:
    index = people(("任亚历", "Alex Chan"))
    assert not any(mention.is_sure for mention in _read(index, "Alan Chen"))
    assert any(mention.is_sure for mention in _read(index, "Alxe Chan"))


def test_no_more_misspelt_windows_are_looked_up_than_allowed() -> None:
    sure = [m for m in mentions("Charlse Xie " * 100) if m.key.entity.id == "charles-xie"]
    assert 0 < len(sure) <= weights.MAX_SPELT_WINDOWS
