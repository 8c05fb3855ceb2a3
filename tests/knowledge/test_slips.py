"""Chinese names written with a slip are found: heard instead of seen, a character wrong."""

import pytest

from knowledge import weights
from knowledge.index import Index, asked
from knowledge.mention import Mention
from knowledge.models import Name, Speaker, Text
from tests.knowledge.conftest import SMALL
from tests.knowledge.test_spotting import best, mentions


def people(*names: tuple[str, str]) -> Index:
    """An index in which only these have names."""
    summary = Text(zh="讲了话", en="Spoke")
    speakers = tuple(
        Speaker(id=f"one-{n}", name=Name(zh=zh, en=en), summary=summary)
        for n, (zh, en) in enumerate(names)
    )
    return Index(SMALL.model_copy(update={"speakers": (*SMALL.speakers, *speakers)}))


@pytest.mark.parametrize(
    ("question", "entity", "typed"),
    [
        ("优洋讲了什么", "yang-you", "优洋"),
        ("張寒望老師", "hanwang-zhang", "張寒望"),
        ("张汉旺", "hanwang-zhang", "张汉旺"),  # tones are not heard
        ("脏含望讲因果", "hanwang-zhang", "脏含望"),  # zh and z are one to many
        ("星绝", "charles-xie", "星绝"),
    ],
)
def test_a_name_is_found_by_its_sound(question: str, entity: str, typed: str) -> None:
    assert best(question) == (entity, "sound", typed)


@pytest.mark.parametrize(
    ("question", "entity", "typed"),
    [
        ("张合望", "hanwang-zhang", "张合望"),  # looks like 含
        ("请问张合望老师", "hanwang-zhang", "张合望"),
        ("Charlse Xie", "charles-xie", "Charlse Xie"),  # two letters swapped
        ("Chsrles Xie", "charles-xie", "Chsrles Xie"),  # the key beside it
        ("Hanwang Zhng", "hanwang-zhang", "Hanwang Zhng"),  # a letter left out
        ("hanwwang zhang", "hanwang-zhang", "hanwwang zhang"),  # a letter twice
        ("Hamwamg Zhang", "hanwang-zhang", "Hamwamg Zhang"),  # two letters wrong
        ("collosal ai", "colossal-ai", "collosal ai"),
        ("what did Charlse Xie say", "charles-xie", "Charlse Xie"),
    ],
)
def test_a_name_is_found_with_a_slip_of_the_eye_or_hand(
    question: str, entity: str, typed: str
) -> None:
    assert best(question) == (entity, "typo", typed)


@pytest.mark.parametrize(
    ("question", "entity"),
    [("张含韵", "hanwang-zhang"), ("尤洋洋", "yang-you"), ("尤详", "yang-you")],
)
def test_a_near_name_is_at_most_a_hint(question: str, entity: str) -> None:
    found = mentions(question)
    assert {mention.key.entity.id for mention in found} == {entity}
    assert all(mention.is_hint for mention in found)


@pytest.mark.parametrize("question", ["张望", "含张望"])
def test_a_character_missing_or_in_another_place_is_no_sure_name(question: str) -> None:
    assert not any(mention.is_sure for mention in mentions(question))


@pytest.mark.parametrize("typed", ["刘黄骁列", "刘黄晓烈", "刘黄骁"])
def test_names_of_four_have_slips_too(typed: str) -> None:
    index = people(("刘黄骁烈", "Liuhuang Xiaolie"))
    found = {mention.key.entity.id for mention in _read(index, typed)}
    assert "one-0" in found


def test_no_more_characters_begin_a_name_with_a_slip_than_allowed() -> None:
    before = "鱻" * (weights.MAX_SLIP_PLACES + weights.LONGEST_HEARD)
    assert mentions(f"{before}张合望") == []
    assert mentions(f"{before}张含望") != []  # what stands there literally is found anywhere


def _read(index: Index, question: str) -> list[Mention]:
    return index.read(asked(question)).mentions
