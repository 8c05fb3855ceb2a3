"""Every way in which a name of the file may be written leads back to its entry."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge import weights
from knowledge.dictionary import Dictionary
from knowledge.models import Aliases, AnyEntity, Name, Speaker, Text
from knowledge.names import Key, all_names, keys
from knowledge.normalize import joined
from knowledge.wording import Wording
from tests.knowledge.conftest import SMALL, shipped_index
from tests.knowledge.strategies import questions

SUMMARY = Text(zh="讲了话", en="Spoke")
ENTITIES: list[AnyEntity] = [*SMALL.speakers, *SMALL.topics, *SMALL.systems]
NAMES = Dictionary(ENTITIES)


def namesakes(count: int, zh: str = "李博", en: str = "Bo Li") -> list[AnyEntity]:
    return [Speaker(id=f"one-{n}", name=Name(zh=zh, en=en), summary=SUMMARY) for n in range(count)]


def ids(found: list[Key]) -> list[str]:
    return [key.entity.id for key in found]


@pytest.mark.parametrize(
    "entities", [ENTITIES, list(shipped_index().entities.values())], ids=["small", "shipped"]
)
def test_every_key_of_every_entry_leads_back_to_it(entities: list[AnyEntity]) -> None:
    names = Dictionary(entities)
    for entity in entities:
        for written, (place, form) in keys(entity).items():
            found = {key.entity.id: key for key in names.exact(written)}
            assert found[entity.id] == Key(entity, all_names(entity)[place], form)
            assert written in names


@pytest.mark.parametrize("written", ["", "尤", "洋", "you", "yy", "nobody", "尤洋张含望", "的"])
def test_other_words_lead_nowhere(written: str) -> None:
    assert written not in NAMES
    assert list(NAMES.exact(written)) == []


@pytest.mark.parametrize(
    ("heard", "entity"), [("you yan", "yang-you"), ("zan han wan", "hanwang-zhang")]
)
def test_chinese_names_are_kept_by_what_is_heard(heard: str, entity: str) -> None:
    assert set(ids(list(NAMES.heard(heard)))) == {entity}


def test_a_form_of_address_is_not_looked_for_by_sound() -> None:
    assert list(NAMES.exact("尤教授"))
    assert list(NAMES.heard("you jiao sou")) == []


def test_it_is_known_how_long_a_name_may_be_that_sounds_so() -> None:
    assert NAMES.longest_heard("zanhan") == 3
    assert NAMES.longest_heard("youyan") == 2
    assert NAMES.longest_heard("xxyy") == 0


def test_names_of_three_are_kept_by_two_of_their_characters() -> None:
    for found in (NAMES.beginning("张含"), NAMES.ending("含望"), NAMES.around("张望")):
        assert "hanwang-zhang" in ids(list(found))
    assert NAMES.may_be_alike("张含")
    assert NAMES.may_be_alike("含望")
    assert not NAMES.may_be_alike("张望")


def test_names_of_two_are_kept_by_either_character() -> None:
    assert ids(list(NAMES.beginning("尤"))) == ["yang-you"]
    assert ids(list(NAMES.ending("洋"))) == ["yang-you"]
    assert ids(list(NAMES.ending("爵"))) == ["charles-xie"]
    assert not any(map(NAMES.may_be_alike, ("尤洋", "星爵")))
    assert list(NAMES.around("尤洋")) == []


@pytest.mark.parametrize(
    ("typed", "key"),
    [("colosalai", "colossalai"), ("zhangghanwang", "zhanghanwang"), ("charlesxei", "charlesxie")],
)
def test_latin_keys_are_found_with_a_slip(typed: str, key: str) -> None:
    assert (key, 1) in NAMES.near(typed, 1)[0]


def test_short_and_chinese_keys_are_not_looked_for_with_slips() -> None:
    assert NAMES.near("zhw", 1)[0] == []
    assert NAMES.near("张含忘", 1)[0] == []


@pytest.mark.parametrize(("word", "part"), [("you", True), ("of", True), ("while", False)])
def test_a_word_may_be_part_of_an_english_name(word: str, part: bool) -> None:
    assert NAMES.has_part(word) == part


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("尤洋讲了什么", {("尤洋", "yang-you")}),
        (
            "请问You Yang and Charles Xie",
            {
                ("You Yang", "yang-you"), ("Yang", "yang-you"),
                ("Charles Xie", "charles-xie"), ("Charles", "charles-xie"),
            },
        ),
        (
            "colossal-AI的并行训练",
            {("colossal-AI", "colossal-ai"), ("并行训练", "parallel-training")},
        ),
        ("尤，洋", {("尤，洋", "yang-you")}),
        ("什么都没有", set()),
        ("", set()),
    ],
)  # fmt: skip
def test_names_are_found_among_units(text: str, found: set[tuple[str, str]]) -> None:
    wording = Wording(text)
    met = NAMES.found_in(wording.units)
    assert {(wording.raw(first, last), key.entity.id) for first, last, key in met} == found


_PARTS = (*"尤洋张含望星爵", " you ", " yang ", " Charles ", " Xie ", "Colossal-AI")


@given(st.lists(st.sampled_from(_PARTS)).map("".join) | questions)
def test_names_are_found_wherever_they_stand(text: str) -> None:
    """The same as looking up every window, only quicker."""
    units = Wording(text).units
    windows = {
        (first, last, key.entity.id)
        for first in range(len(units))
        for last in range(first, min(len(units), first + weights.LONGEST_WINDOW))
        for key in NAMES.exact("".join(units[first : last + 1]))
    }
    assert {(f, l_, key.entity.id) for f, l_, key in NAMES.found_in(units)} == windows


def test_namesakes_are_all_found() -> None:
    names = Dictionary(namesakes(3))
    for written in ("李博", "boli", "libo"):
        assert ids(list(names.exact(written))) == ["one-0", "one-1", "one-2"]
    assert set(ids(list(names.heard("ni bo")))) == {"one-0", "one-1", "one-2"}
    assert len(list(names.found_in(Wording("李博").units))) == 3


def test_of_very_many_namesakes_so_many_are_kept() -> None:
    names = Dictionary(namesakes(3 * weights.MAX_BEARERS))
    for found in (names.exact("李博"), names.exact("boli"), names.heard("ni bo")):
        assert ids(list(found)) == [f"one-{n}" for n in range(weights.MAX_BEARERS)]


def test_of_very_many_names_alike_so_many_are_kept() -> None:
    alike: list[AnyEntity] = [
        Speaker(id=f"one-{n}", name=Name(zh=f"李博{chr(0x4E00 + n)}", en="X Y"), summary=SUMMARY)
        for n in range(3 * weights.MAX_ALIKE)
    ]
    assert len(list(Dictionary(alike).beginning("李博"))) == weights.MAX_ALIKE


def test_an_entry_may_have_as_many_names_as_a_file_allows() -> None:
    zh = tuple(f"别名{n}号" for n in range(200))
    en = tuple(f"alias number {n}" for n in range(200))
    first, last = namesakes(1), namesakes(1, "潘毅", "Yi Pan")
    full = Speaker(
        id="full",
        name=Name(zh="尤洋", en="Yang You"),
        aliases=Aliases(zh=zh, en=en),
        summary=SUMMARY,
    )
    names = Dictionary([*first, full, *last])
    for alias in (*zh, *en):
        assert [(key.entity.id, key.name) for key in names.exact(joined(alias))] == [
            ("full", alias)
        ]


def test_names_go_on_from_a_beginning() -> None:
    found = [(written, key.entity.id) for written, key in NAMES.beginning_with("zhang", 100)]
    assert ("zhanghanwang", "hanwang-zhang") in found
    assert all(written.startswith("zhang") for written, _ in found)
    assert not list(NAMES.beginning_with("zzz", 100))
    everything = [written for written, _ in NAMES.beginning_with("", 10_000)]
    assert set(everything) == {written for entity in ENTITIES for written in keys(entity)}
    assert all(one <= other for one, other in pairwise(everything))


def test_only_so_many_keys_are_gone_through_for_a_beginning() -> None:
    assert len({written for written, _ in NAMES.beginning_with("", 3)}) == 3


def test_no_entries_are_no_names() -> None:
    names = Dictionary([])
    assert "尤洋" not in names
    assert list(names.found_in(["尤", "洋"])) == []
    assert list(names.beginning_with("", 10)) == []
    assert names.near("youyang", 2) == ([], 0)


def test_among_many_people_a_character_that_others_are_called_by_is_usual() -> None:
    many = namesakes(weights.CROWD + 1, "李博文", "Bowen Li")
    crowd = Dictionary([*ENTITIES, *many])
    assert crowd.is_crowded
    assert crowd.is_usual("张博望", 1)
    assert crowd.is_usual("王含望", 0)  # another surname is another family
    assert not crowd.is_usual("张合望", 1)
    assert not NAMES.is_crowded
    assert not NAMES.is_usual("张博望", 1)
