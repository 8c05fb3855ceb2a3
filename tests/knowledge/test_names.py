"""Every way in which a name may be written, and what it is to the name."""

import pytest

from knowledge.models import Aliases, AnyEntity, Name, Speaker, System, Text, Topic
from knowledge.names import Form, all_names, keys, read
from knowledge.normalize import joined
from tests.knowledge.conftest import SMALL

SUMMARY = Text(zh="讲了话", en="Spoke")
ENTITIES: list[AnyEntity] = [*SMALL.speakers, *SMALL.topics, *SMALL.systems]
BY_ID = {entity.id: entity for entity in ENTITIES}


def speaker(zh: str, en: str, *aliases: str) -> Speaker:
    return Speaker(id="one", name=Name(zh=zh, en=en), aliases=Aliases(zh=aliases), summary=SUMMARY)


def form(entity: AnyEntity, written: str) -> Form:
    return keys(entity)[joined(written)][1]


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
def test_a_written_form_has_its_reason(written: str, entity: str, why: str) -> None:
    assert form(BY_ID[entity], written).why == why
    assert not any(joined(written) in keys(other) for id_, other in BY_ID.items() if id_ != entity)


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.id)
def test_a_name_is_the_name_itself(entity: AnyEntity) -> None:
    for name in (entity.name.zh, entity.name.en):
        assert form(entity, name).why == "exact"
        assert not form(entity, name).is_part


def test_an_english_name_that_is_pinyin_too_is_the_name_itself() -> None:
    system = System(id="yulan", name=Name(zh="玉兰", en="YuLan"), summary=SUMMARY)
    assert form(system, "YuLan").why == "exact"


@pytest.mark.parametrize("entity", ENTITIES, ids=lambda entity: entity.id)
def test_a_key_leads_to_one_of_the_entrys_names(entity: AnyEntity) -> None:
    names = all_names(entity)
    assert names[:2] == (entity.name.zh, entity.name.en)
    for written, (place, _) in keys(entity).items():
        assert written
        assert written == joined(written)
        assert 0 <= place < len(names)


@pytest.mark.parametrize(
    "written", ["尤", "洋", "望", "you", "zhang", "xie", "yy", "xj", "han", "ai", "the"]
)
def test_less_than_a_name_is_none(written: str) -> None:
    assert not any(written in keys(entity) for entity in ENTITIES)


def test_several_readings_of_a_name_are_all_found() -> None:
    assert {"shanle", "danle", "leshan", "chanle"} <= set(keys(speaker("单乐", "Le Shan")))


def test_so_many_readings_and_no_more() -> None:
    assert read("尤洋") == (("you", "yang"),)
    assert read("单乐")[0] == ("dan", "le")
    assert len(read("单乐重长行")) == 4
    assert read("a") == (("?",),)


@pytest.mark.parametrize("name", ["吕略", "𠀀𠀀", "李😀"])
def test_a_name_of_unusual_characters_is_found_at_least_literally(name: str) -> None:
    found = keys(speaker(name, "Someone Unusual"))
    assert "someoneunusual" in found
    assert not any("?" in written for written in found)


@pytest.mark.parametrize(
    ("alias", "person"),
    [("尤教授", True), ("尤洋老师", True), ("新加坡国立大学", False), ("潞晨", False)],
)
def test_a_title_with_the_name_speaks_of_the_person(alias: str, person: bool) -> None:
    found = form(speaker("尤洋", "Yang You", alias), alias)
    assert (found.is_person, found.is_address) == (person, person)


@pytest.mark.parametrize(
    ("alias", "names"), [("尤洋老师", True), ("Yang's talk", True), ("潞晨科技", False)]
)
def test_a_word_shared_with_the_name_tells_who_is_meant(alias: str, names: bool) -> None:
    assert form(speaker("尤洋", "Yang You", alias), alias).names == names


def test_a_given_name_is_a_part() -> None:
    zhang = BY_ID["hanwang-zhang"]
    assert form(zhang, "含望").is_part
    assert form(zhang, "Hanwang").is_part
    assert form(zhang, "zhw").is_part
    assert not form(zhang, "张含望").is_part


def test_names_of_things_have_no_order_and_no_initials() -> None:
    topic = Topic(id="t", name=Name(zh="因果关系", en="Vector Search"), summary=SUMMARY)
    system = System(id="s", name=Name(zh="玉兰系列", en="Yu Lan"), summary=SUMMARY)
    found = {*keys(topic), *keys(system)}
    assert {"vectorsearch", "yinguoguanxi", "yulan", "yulanxilie"} < found
    assert found.isdisjoint({"searchvector", "yggx", "ylxl", "lanyu", "果关系"})


def test_the_same_name_twice_is_one_key() -> None:
    twice = speaker("尤洋", "Yang You", "尤洋", "尤 洋", "尤教授")
    assert keys(twice)["尤洋"] == (0, form(twice, "尤洋"))
    assert keys(twice)["尤教授"][0] == 4


@pytest.mark.parametrize("nothing", ["¸", "\u200b", "\u0301"])
def test_a_name_of_which_nothing_is_left_has_no_key(nothing: str) -> None:
    aliases = Aliases(zh=(nothing, "李博"))
    name = Name(zh=nothing, en="Bo Li")
    found = keys(Speaker(id="one", name=name, aliases=aliases, summary=SUMMARY))
    assert {"boli", "李博"} <= set(found)
    assert "" not in found
    assert keys(Speaker(id="two", name=Name(zh="零", en=nothing), summary=SUMMARY))
