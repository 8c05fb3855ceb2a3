"""The table of characters: what it must hold, and that it is well-formed."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.hanzi import readings, simplify

SURNAMES = {
    "单": "shan", "曾": "zeng", "任": "ren", "解": "xie", "查": "zha", "仇": "qiu", "覃": "qin",
    "区": "ou", "朴": "piao", "盖": "ge", "种": "chong", "员": "yun", "尉": "yu", "万": "mo",
    "俟": "qi", "翟": "zhai", "冼": "xian", "缪": "miao", "召": "shao", "黑": "he", "秘": "bi",
    "繁": "po", "薄": "bo", "燕": "yan", "卜": "bu", "乐": "yue", "吕": "lv", "逄": "pang",
    "尤": "you", "严": "yan", "季": "ji", "邱": "qiu", "昱": "yu", "睿": "rui", "昕": "xin",
}  # fmt: skip


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("張亞勤", "张亚勤"),
        ("黃學東講了什麼", "黄学东讲了什么"),
        ("這裡、這裏", "这里、这里"),
        ("瞭解", "了解"),
        ("餅乾", "饼干"),
        ("臺灣大學教授劉黃驍烈", "台湾大学教授刘黄骁烈"),
        ("衞視的枱燈", "卫视的台灯"),
        ("雲計算與資訊", "云计算与资讯"),
    ],
)
def test_traditional_becomes_simplified(traditional: str, simplified: str) -> None:
    assert traditional.translate(simplify) == simplified


@pytest.mark.parametrize("same", ["后干里面只", "昇腾", "陈昱", "覆盖", "ABC, ａｂｃ。", "😀"])
def test_what_is_simplified_already_stays(same: str) -> None:
    assert same.translate(simplify) == same


def test_simplifying_twice_changes_nothing() -> None:
    assert not set(map(ord, simplify.values())) & set(simplify)
    assert all(len(char) == 1 for char in simplify.values())


@pytest.mark.parametrize(("char", "reading"), SURNAMES.items())
def test_surnames_can_be_found_by_their_own_reading(char: str, reading: str) -> None:
    assert reading in readings(char)


def test_the_commonest_reading_comes_first() -> None:
    firsts = [readings(char)[0] for char in "单行乐长重都得为传差女略"]
    assert firsts == [
        "dan",
        "xing",
        "le",
        "zhang",
        "zhong",
        "dou",
        "de",
        "wei",
        "chuan",
        "cha",
        "nv",
        "lve",
    ]


def test_a_traditional_character_sounds_as_its_simplified_one() -> None:
    assert readings("張") == readings("张") == ("zhang",)


def test_every_common_character_has_a_reading() -> None:
    rows = (bytes((high, low)) for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF))
    level_1 = "".join(row.decode("gb2312", "ignore") for row in rows)
    assert len(level_1) == 3755
    assert [char for char in level_1 if not readings(char)] == []


@given(st.characters())
def test_any_character_has_at_most_three_plain_readings(char: str) -> None:
    found = readings(char)
    assert len(found) == len(set(found)) <= 3
    assert all(re.fullmatch("[a-z]{1,6}", reading) for reading in found)


@pytest.mark.parametrize("unknown", ["", "a", "1", "，", "あ", "😀", "张亚"])
def test_what_is_no_known_character_has_no_reading(unknown: str) -> None:
    assert readings(unknown) == ()
