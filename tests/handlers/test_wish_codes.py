from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.wish_codes import pack, unpack
from handlers.wishes import Wish
from tests.handlers.strategies import wishes_for_one


@given(wishes_for_one)
def test_a_wish_is_read_again(wish: Wish) -> None:
    letters = pack(wish)
    assert len(letters) <= 40
    assert unpack(letters) == wish


def test_a_wish_is_a_few_letters() -> None:
    assert pack(Wish(time=time(9, 15))) == "t555"
    assert pack(Wish(time=time(0))) == "t0"
    assert pack(Wish(on=False)) == "o0"
    assert pack(Wish(language="zh", bilingual=True)) == "bz"


def test_a_wish_for_nothing_has_no_letters() -> None:
    with pytest.raises(ValueError, match="nothing"):
        pack(Wish())


@pytest.mark.parametrize(
    "letters",
    [
        *("", "o", "o2", "t1440", "t-1", "t²", "d128", "n0", "n6", "lx", "l", "b", "x1", "t12345"),
        *("z", "zAsia", "zAsia/Nowhere", "zAsia//Tokyo", "zasia/tokyo"),
        *("z../etc/passwd", "z/etc/passwd"),
    ],
)
def test_letters_that_mean_nothing(letters: str) -> None:
    assert unpack(letters) is None


@given(st.text(max_size=40))
def test_any_letters_are_a_wish_or_none(letters: str) -> None:
    wish = unpack(letters)
    assert wish is None or unpack(pack(wish)) == wish
