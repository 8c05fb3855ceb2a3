"""Every way in which a name of the file may be written leads back to its entry."""

from itertools import pairwise

import pytest

from knowledge.models import Aliases, AnyEntity, Name, Speaker, System, Text, Topic
from knowledge.names import Names, gaps
from knowledge.normalize import joined
from tests.knowledge.conftest import SMALL

SUMMARY = Text(zh="讲了话", en="Spoke")
ENTITIES: list[AnyEntity] = [*SMALL.speakers, *SMALL.topics, *SMALL.systems]


def speaker(zh: str, en: str, *aliases: str) -> Names:
    """The names of one speaker."""
    given = Aliases(zh=aliases)
    return Names.of([Speaker(id="one", name=Name(zh=zh, en=en), aliases=given, summary=SUMMARY)])


@pytest.fixture(scope="module")
def names() -> Names:
    return Names.of(ENTITIES)


@pytest.mark.parametrize(
    ("written", "entity", "why"),
    [
        ("尤洋", "yang-you", "exact"),
        ("尤教授", "yang-you", "exact"),
        ("Prof. You", "yang-you", "exact"),
        ("新加坡國立大學", "yang-you", "exact"),
        ("youyang", "yang-you", "pinyin"),
        ("you yang", "yang-you", "pinyin"),
        ("張含望", "hanwang-zhang", "exact"),
        ("含望", "hanwang-zhang", "exact"),
        ("zhanghanwang", "hanwang-zhang", "pinyin"),
        ("wang zhang han", "hanwang-zhang", "pinyin"),
        ("zhw", "hanwang-zhang", "initials"),
        ("Charles Xie", "charles-xie", "exact"),
        ("Xie Charles", "charles-xie", "order"),
        ("Charles", "charles-xie", "exact"),
        ("xingjue", "charles-xie", "pinyin"),
        ("colossal ai", "colossal-ai", "exact"),
        ("yinguoguanxi", "causality", "pinyin"),
    ],
)
def test_a_written_form_has_its_entry_and_its_reason(
    names: Names, written: str, entity: str, why: str
) -> None:
    assert [(key.entity, key.why) for key in names.exact[joined(written)]] == [(entity, why)]


@pytest.mark.parametrize(
    ("name", "entity"),
    [(entity.name.en, entity.id) for entity in ENTITIES],
)
def test_the_english_name_is_the_name_itself(names: Names, name: str, entity: str) -> None:
    assert [(key.entity, key.why) for key in names.exact[joined(name)]] == [(entity, "exact")]


@pytest.mark.parametrize(
    "written", ["尤", "洋", "望", "you", "zhang", "xie", "yy", "xj", "han", "ai", "the"]
)
def test_less_than_a_name_is_none(names: Names, written: str) -> None:
    assert written not in names.exact


@pytest.mark.parametrize(
    ("heard", "entity"), [("you yan", "yang-you"), ("zan han wan", "hanwang-zhang")]
)
def test_chinese_names_are_kept_by_what_is_heard(names: Names, heard: str, entity: str) -> None:
    assert {key.entity for _, key in names.by_sound[heard]} == {entity}


@pytest.mark.parametrize("gap", ["?含望", "张?望", "张含?", "张望", "张含"])
def test_names_of_three_are_kept_with_a_character_wrong_or_missing(names: Names, gap: str) -> None:
    assert [key.entity for _, key in names.by_gap[gap]] == ["hanwang-zhang"]


def test_names_of_two_are_not_kept_with_a_gap(names: Names) -> None:
    assert not {"?洋", "尤?", "尤", "洋"} & set(names.by_gap)
    assert set(names.people_of_two) == {"尤洋", "星爵"}


def test_latin_keys_are_kept_by_their_length(names: Names) -> None:
    assert "colossalai" in names.latin[10]
    assert all(len(key) == n >= 5 for n, keys in names.latin.items() for key in keys)


def test_several_readings_of_a_name_are_all_found() -> None:
    names = speaker("单乐", "Le Shan")
    assert {"shanle", "danle", "leshan", "chanle"} <= set(names.exact)


@pytest.mark.parametrize("name", ["吕略", "𠀀𠀀", "李😀"])
def test_a_name_of_unusual_characters_is_found_at_least_literally(name: str) -> None:
    names = speaker(name, "Someone Unusual")
    assert "someoneunusual" in names.exact
    assert not any("?" in written for written in names.exact)


def test_one_name_of_two_people_finds_both() -> None:
    both = [
        Speaker(id=id_, name=Name(zh="李博", en="Bo Li"), summary=SUMMARY) for id_ in ("a", "b")
    ]
    assert {key.entity for key in Names.of(both).exact["李博"]} == {"a", "b"}


@pytest.mark.parametrize(
    ("alias", "person"),
    [("尤教授", True), ("尤洋老师", True), ("新加坡国立大学", False), ("潞晨", False)],
)
def test_a_title_with_the_name_speaks_of_the_person(alias: str, person: bool) -> None:
    (key,) = speaker("尤洋", "Yang You", alias).exact[alias]
    assert key.is_person == person


def test_names_of_things_have_no_order_and_no_initials() -> None:
    things: list[AnyEntity] = [
        Topic(id="t", name=Name(zh="因果关系", en="Vector Search"), summary=SUMMARY),
        System(id="s", name=Name(zh="玉兰系列", en="Yu Lan"), summary=SUMMARY),
    ]
    names = Names.of(things)
    assert {"vectorsearch", "yinguoguanxi", "yulan", "yulanxilie"} < set(names.exact)
    assert set(names.exact).isdisjoint({"searchvector", "yggx", "ylxl", "lanyu", "果关系"})


def test_names_go_on_from_a_beginning(names: Names) -> None:
    found = [(written, key.entity) for written, key in names.beginning_with("zhang")]
    assert ("zhanghanwang", "hanwang-zhang") in found
    assert all(written.startswith("zhang") for written, _ in found)
    assert not list(names.beginning_with("zzz"))
    assert [written for written, _ in names.beginning_with("")] == sorted(
        written for written, keys in names.exact.items() for _ in keys
    )
    assert all(one <= other for one, other in pairwise(names.ordered))


def test_a_gap_is_made_at_each_place() -> None:
    assert list(gaps("张含望")) == ["?含望", "张?望", "张含?"]
