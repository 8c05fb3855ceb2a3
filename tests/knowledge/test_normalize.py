"""What is typed and what stands in the file must meet in one folded form."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from knowledge.hanzi import syllables
from knowledge.normalize import (
    LONGEST_PINYIN,
    MAX_LENGTH,
    Units,
    clean,
    fold,
    is_han,
    is_pinyin,
    joined,
    sound_class,
)
from tests.knowledge.strategies import questions


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("  尤洋\n", "尤洋"),
        ("Ｙａｎｇ　Ｙｏｕ", "Yang You"),
        ("ＧＰＴ－４，１／１０００", "GPT-4,1/1000"),
        ("尤\u200b洋", "尤洋"),  # zero-width space
        ("Yang\u00adYou", "YangYou"),  # soft hyphen
        ("\ufeff尤洋", "尤洋"),  # byte order mark
        ("\u202e尤洋\u202c", "尤洋"),  # right-to-left override
        ("\u2067尤洋\u2069", "尤洋"),  # isolate
        ("尤\ufe0f洋", "尤洋"),  # variation selector
        ("尤\x00\x1b洋", "尤洋"),
        ("尤\ud800洋", "尤\ufffd洋"),  # half of a pair
        ("\ud83d\ude00", "😀"),  # both halves, one after the other
        ("yo\u0301u", "yóu"),  # combining accents are joined
        ("", ""),
    ],
)
def test_clean_text_is_safe_and_canonical(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


@pytest.mark.parametrize("typed", ["尤" * 100_000, "ﷺ" * 5_000, "\u200b" * 100_000, " " * 10_000])
def test_clean_text_has_a_limit(typed: str) -> None:
    assert len(clean(typed)) <= MAX_LENGTH


@pytest.mark.parametrize(
    ("cleaned", "folded"),
    [
        ("Yang YOU", "yang you"),
        ("Yáng Yóu", "yang you"),
        ("lǜ Lü", "lu lu"),
        ("Ångström İstanbul", "angstrom istanbul"),
        ("張含望講了什麼", "张含望讲了什么"),
        ("優洋與黃學東", "优洋与黄学东"),
        ("Straße №5", "straße №5"),  # what does not fold to one character stays
        ("😀，。", "😀，。"),
    ],
)
def test_folding_forgets_case_accents_and_script(cleaned: str, folded: str) -> None:
    assert fold(cleaned) == folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("尤洋gpt4", ["尤", "洋", "gpt", "4"]),
        ("colossal-ai", ["colossal", "ai"]),
        ("1/1000", ["1", "1000"]),
        ("1.6和10,000", ["1.6", "和", "10,000"]),
        ("u.s. and n.u.s.", ["us", "and", "nus"]),
        ("you2 yang2", ["you", "yang"]),  # the tones of pinyin
        ("you2yang2", ["you", "yang"]),
        ("gpt2 you 2", ["gpt", "2", "you", "2"]),  # other digits stay
        ("snake_case", ["snake", "case"]),
        ("👩‍💻 … ！", []),
    ],
)
def test_text_is_split_into_words_numbers_and_characters(text: str, expected: list[str]) -> None:
    assert Units(text).texts == expected


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Colossal-AI", "colossalai"),
        ("  Ｃｏｌｏｓｓａｌ　AI", "colossalai"),
        ("Prof. You", "profyou"),
        ("《電腦報》", "电脑报"),
        ("N.U.S.", "nus"),
    ],
)
def test_a_name_is_looked_up_without_spaces_and_marks(written: str, key: str) -> None:
    assert joined(written) == key


@pytest.mark.parametrize(
    ("one", "other"),
    [("zhang", "zan"), ("shi", "si"), ("chen", "cheng"), ("lin", "ning"), ("lan", "nan")],
)
def test_syllables_that_many_do_not_tell_apart_sound_the_same(one: str, other: str) -> None:
    assert sound_class(one) == sound_class(other)


@pytest.mark.parametrize(("one", "other"), [("you", "yu"), ("he", "hei"), ("ji", "qi")])
def test_other_syllables_do_not(one: str, other: str) -> None:
    assert sound_class(one) != sound_class(other)


@pytest.mark.parametrize("word", ["you", "yang", "zhanghanwang", "xian", "liuhuangxiaolie", "a"])
def test_words_of_syllables_are_pinyin(word: str) -> None:
    assert is_pinyin(word)


@pytest.mark.parametrize("word", ["", "charles", "xie1", "尤", "bandwidth", "zhng"])
def test_other_words_are_not(word: str) -> None:
    assert not is_pinyin(word)


def test_a_long_word_is_soon_known_to_be_no_pinyin() -> None:
    assert not is_pinyin("xian" * 100 + "q")
    assert not is_pinyin("xian" * 100)
    assert is_pinyin("zhuang" * (LONGEST_PINYIN // 6))


def test_han_is_told_by_the_first_character() -> None:
    assert all(map(is_han, ["洋", "㐀a"]))
    assert not any(map(is_han, ["", "a洋", "あ", "，", "1", "𠀀"]))


def test_korean_syllables_stay_apart() -> None:
    assert fold("김") != fold("가")


def test_an_abbreviation_may_lack_its_last_dot() -> None:
    assert joined("g.p.t") == "gpt"
    assert Units("g.p.t").texts == ["gpt"]


def test_a_dotted_abbreviation_stands_where_it_is_written() -> None:
    found = Units("n.u.s.")
    assert (found.texts, found.starts) == (["nus"], [0])
    assert found.ends[0] >= len("n.u.s")


def test_cleaning_twice_joins_nothing_more() -> None:
    cleaned = clean("\u1100\x00\u1161")
    assert clean(cleaned) == cleaned


@given(questions)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@given(questions)
@example("ßﬁİ½㎏ŉ")
@example("한국어")
def test_a_place_in_folded_text_is_the_same_place_in_the_clean_one(text: str) -> None:
    cleaned = clean(text)
    assert len(fold(cleaned)) == len(cleaned)


@given(questions)
def test_folding_twice_changes_nothing(text: str) -> None:
    folded = fold(clean(text))
    assert fold(folded) == folded


@given(questions)
def test_clean_text_has_nothing_invisible_and_can_be_sent(text: str) -> None:
    cleaned = clean(text)
    assert cleaned == cleaned.strip()
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert all(char.isprintable() or char.isspace() for char in cleaned)


@example("0.0")
@given(questions)
def test_units_stand_where_they_say_in_order(text: str) -> None:
    folded = fold(clean(text))
    found = Units(folded)
    spans = list(zip(found.starts, found.ends, strict=True))
    places = [place for span in spans for place in span]
    assert places == sorted(places)
    assert not places or (places[0] >= 0 and places[-1] <= len(folded))
    assert found.han == [is_han(text) for text in found.texts]
    for text_of_unit, (start, end) in zip(found.texts, spans, strict=True):
        written = folded[start:end]
        assert text_of_unit
        dotted = written.replace(".", "") == text_of_unit and written[0].isalpha()
        toned = written[:-1] == text_of_unit and written[-1] in "12345"
        assert text_of_unit == written or dotted or toned


@given(questions)
def test_units_touch_where_nothing_stands_between_them(text: str) -> None:
    found = Units(fold(clean(text)))
    assert len(found.touches) == len(found.texts)
    for touches, end, start in zip(found.touches, found.ends, found.starts[1:], strict=False):
        assert touches == (end == start)


@given(st.lists(st.sampled_from(sorted(syllables)), min_size=1, max_size=4))
def test_syllables_in_a_row_are_pinyin(row: list[str]) -> None:
    assert is_pinyin("".join(row))


def in_syllables(word: str) -> bool:
    """Whether a word may be split into syllables: every way is tried."""
    return word in syllables or any(
        word[:place] in syllables and in_syllables(word[place:]) for place in range(1, len(word))
    )


latin_words = st.text("xiangzhueo", max_size=10) | st.builds(
    lambda row, place, letter: "".join(row)[:place] + letter + "".join(row)[place + 1 :],
    st.lists(st.sampled_from(sorted(syllables)), min_size=1, max_size=3),
    st.integers(0, 12),
    st.sampled_from(["", "g", "n", "i", "q", "尤", "1"]),
)


@given(latin_words)
@example("xianxian")
@example("fangan")
@example("gn")
def test_pinyin_is_whatever_may_be_split_into_syllables(word: str) -> None:
    assert is_pinyin(word) == in_syllables(word)
