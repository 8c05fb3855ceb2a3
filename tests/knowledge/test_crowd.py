"""Among many people, what could be somebody else's name asks back, and the longer name counts."""

import pytest

from knowledge import weights
from knowledge.answer import answer
from knowledge.index import Index
from knowledge.outcome import Found, Suggested
from tests.knowledge.test_slips import people

#: Given names and surnames that are used by the crowd alone.
CROWD = [(f"周{chr(0x4E00 + n)}{chr(0x5E00 + n)}", f"Crowd{n}er Mass") for n in range(320)]
NAMES = [
    ("梁杰利", "Jieli Liang"),
    ("李梁杰", "Liangjie Li"),
    ("刘冰红", "Binghong Liu"),
    ("刘兵洪", "Binghong Liu"),
    ("刘冰", "Bing Liu"),
    ("马可", "Ke Ma"),
    ("秦辉", "Hui Qin"),
    ("孙辉琴", "Huiqin Sun"),
    ("何玉希", "Yuxi He"),
    ("龙玉荷", "Yuhe Long"),
    ("唐鹏凯", "Pengkai Tang"),
    ("马可·帕克", "Marco Parker"),
    ("姜蕾容", "Leirong Jiang"),
    ("张成果", "Chengguo Zhang"),
    ("陈德", "De Chen"),
    ("李昂", "Ang Li"),
    ("文刚", "Gang Wen"),
    ("向东", "Dong Xiang"),
    ("方佳", "Jia Fang"),
    ("季昕华", "Xinhua Ji"),
]
INDEX = people(*CROWD, *NAMES)


def name_of(index: Index, question: str) -> tuple[str, bool]:
    """Who is first, and whether it is an answer."""
    outcome = answer(index, question)
    assert isinstance(outcome, Found | Suggested)
    return outcome.matches[0].entity.name.en, isinstance(outcome, Found)


def test_there_is_a_crowd() -> None:
    assert len(CROWD) > weights.CROWD


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Liang Jieli", "Jieli Liang"),  # not Liangjie Li
        ("Li Liangjie", "Liangjie Li"),
        ("Huiqin Sun", "Huiqin Sun"),
        ("Huiqin uSn", "Huiqin Sun"),  # Huiqin alone is Hui Qin
        ("Yuihe Long", "Yuhe Long"),  # "yuihe" alone is nearly Yuxi He
        ("Pengkasi Tang", "Pengkai Tang"),  # nobody is called by three syllables
        ("季新华", "Xinhua Ji"),
        ("请问季新华是谁", "Xinhua Ji"),
    ],
)
def test_the_whole_name_is_answered(typed: str, name: str) -> None:
    assert name_of(INDEX, typed) == (name, True)


def test_a_longer_name_comes_before_what_is_but_its_beginning() -> None:
    assert name_of(INDEX, "liu bing hong") == ("Binghong Liu", False)  # there are two


@pytest.mark.parametrize(
    "question",
    [
        "Marco Walker",  # is two letters from Marco Parker
        "Chende Liang",  # is neither De Chen nor Ang Li
        "张承国",  # sounds as 张成果, with two other characters
        "向文刚",
        "房价还会涨吗",
    ],
)
def test_what_may_be_somebody_else_is_asked_back(question: str) -> None:
    assert not isinstance(answer(INDEX, question), Found)


@pytest.mark.parametrize("question", ["方佳·菲舍尔说了什么", "听说埃米·李昂也上台了"])
def test_a_part_of_a_foreign_name_is_not_answered(question: str) -> None:
    assert not isinstance(answer(INDEX, question), Found)


@pytest.mark.parametrize("question", ["who made you", "有没有谭希军的演讲内容啊", "make it short"])
def test_words_of_no_content_are_nobodys_name(question: str) -> None:
    ids = {match.entity.id for match in getattr(answer(INDEX, question), "matches", ())}
    names = {INDEX.entities[id_].name.en for id_ in ids}
    assert names.isdisjoint({"Ke Ma", "Leirong Jiang"})
