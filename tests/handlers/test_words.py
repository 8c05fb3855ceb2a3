import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from handlers.words import ECHO, Words, echo, other, say, stack


@given(st.text(st.characters(codec=None), max_size=300), st.integers(2, 100))
def test_an_echo_is_one_short_visible_line(text: str, limit: int) -> None:
    line = echo(text, limit)
    assert len(line) <= limit
    assert line == line.strip()
    assert not {unicodedata.category(c) for c in line} & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
    line.encode()


@given(st.text(max_size=200))
def test_an_echo_echoes_itself(text: str) -> None:
    assert echo(echo(text)) == echo(text)


def test_hidden_and_turning_characters_are_dropped() -> None:
    assert echo("尤\u200b洋\u202e\u2066\ufeff \n\t 讲") == "尤洋 讲"
    assert echo("\u200b\u202e") == ""
    assert echo("\ud800") == ""


def test_long_text_is_cut_with_a_mark() -> None:
    assert echo("很" * 100) == "很" * (ECHO - 1) + "…"


def test_messages_are_filled_in_each_language() -> None:
    said = say("Hello! I am your conference guide: {event}.", event=Words("大会", "the conference"))
    assert said == Words(
        "大家好！我是大会的导览。", "Hello! I am your conference guide: the conference."
    )


def test_braces_in_what_people_write_stay_as_they_are() -> None:
    assert "{event} {0}" in say('I know nothing about "{asked}".', asked="{event} {0}").zh


def test_texts_are_stacked_in_both_languages() -> None:
    assert stack(Words("一", "one"), Words("二", "two")) == Words("一\n二", "one\ntwo")
    assert (other("zh"), other("en")) == ("en", "zh")
