import pytest

from tests.bench.search.corpus import generate
from tests.bench.search.fits import Fits, joined, sloppy


@pytest.fixture(scope="module")
def fits() -> Fits:
    return Fits(generate(300))


def test_spaces_and_case_are_no_difference() -> None:
    assert joined("Zhang-Wei, Dr.") == "zhangweidr"
    assert joined("詹姆斯·米勒") == "詹姆斯米勒"


def test_sounds_that_many_do_not_tell_apart_are_one() -> None:
    assert sloppy("zhangling") == sloppy("zannin")
    assert sloppy("chenshan") != sloppy("chenhan")


def test_a_person_fits_by_the_name_in_either_order(fits: Fits) -> None:
    for speaker in fits.knowledge.speakers[:50]:
        first, _, last = speaker.name.en.rpartition(" ")
        for name in (speaker.name.zh, speaker.name.en, f"{last} {first}", f"{last}{first}"):
            assert speaker.id in fits.exactly(name)
    assert not fits.exactly("nobody of this name")


def test_whoever_is_a_slip_away_fits(fits: Fits) -> None:
    speaker = fits.knowledge.speakers[0]
    assert speaker.id in fits.within(speaker.name.en[1:], 1)
    assert speaker.id not in fits.within(speaker.name.en[3:], 1)


def test_two_of_three_characters_fit(fits: Fits) -> None:
    speaker = next(speaker for speaker in fits.knowledge.speakers if len(speaker.name.zh) == 3)
    assert speaker.id in fits.but_one_character(speaker.name.zh[:2] + "某")
    assert not fits.but_one_character("某" + speaker.name.zh[:2])
    assert not fits.but_one_character(speaker.name.zh[:2])


def test_whoever_said_all_of_it_fits(fits: Fits) -> None:
    point = fits.knowledge.points[0]
    entries = {*point.speakers, *point.topics, *point.systems}
    assert entries in fits.saying(point.text.en.lower().rstrip("%").split()[-2:])
    assert entries in fits.saying([point.text.zh[:5], point.text.zh[-3:]])
    assert fits.saying([point.text.zh, "什么"]) == []


def test_whoever_is_in_the_post_fits(fits: Fits) -> None:
    speaker = fits.knowledge.speakers[0]
    assert speaker.organisation
    assert speaker.role
    assert speaker.id in fits.in_post(speaker.organisation.zh, speaker.role.zh)
    assert not fits.in_post(speaker.organisation.zh, "门卫")


def test_a_topic_fits_by_its_words(fits: Fits) -> None:
    topic = fits.knowledge.topics[0]
    assert topic.id in fits.named_of(topic.name.en.lower().split())
    assert topic.id in fits.named_of([topic.name.zh[-2:], topic.name.zh[:2]])
