from random import Random

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from tests.bench.search import slips
from tests.bench.search.lists import SOUND
from tests.bench.search.people import person

randoms = st.integers(0, 10_000).map(Random)
names = st.text("abcdefghijklmnopqrstuvwxyz ", min_size=6, max_size=20)


@given(randoms, names)
def test_letters_slip_once(random: Random, name: str) -> None:
    slip = slips.letters(random, name)
    assert slip is None or (slip[0] == name[0] and OSA.distance(slip, name) <= 1)


def test_short_names_do_not_slip() -> None:
    assert slips.letters(Random(1), "Bo Li") is None


@given(randoms)
def test_a_homophone_sounds_the_same(random: Random) -> None:
    name = person(random)
    slip = slips.homophone(random, name.zh)
    if slip is not None and name.pinyin:
        assert slip != name.zh
        assert slips.syllables(slip, name.en) == slips.syllables(name.zh, name.en)


@given(randoms)
def test_a_wrong_character_is_one_of_three(random: Random) -> None:
    for change in (slips.wrong, slips.lookalike):
        slip = change(random, "王晓明")
        assert slip
        assert sum(a != b for a, b in zip(slip, "王晓明", strict=True)) == 1


def test_lookalikes_sound_different() -> None:
    for random in map(Random, range(50)):
        slip = slips.lookalike(random, "林伟强")
        assert slip
        assert slips.homophone(random, "林伟强") != slip
    assert slips.lookalike(Random(1), "丁乙") is None


def test_traditional_is_written_otherwise() -> None:
    assert slips.traditional(Random(1), "张华") == "張華"
    assert slips.traditional(Random(1), "白平") is None


def test_pinyin_begins_with_the_surname() -> None:
    assert slips.syllables("欧阳晓明", "Xiaoming Ouyang") == ["ouyang", "xiao", "ming"]
    assert slips.syllables("詹姆斯·米勒", "James Miller") is None
    assert SOUND["晓"] == "xiao"
