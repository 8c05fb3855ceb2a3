from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import knowledge
from handlers.actions import (
    About,
    Adjust,
    Answered,
    Choose,
    Compared,
    Forget,
    Heard,
    Listing,
    Mute,
    Others,
    Page,
    Panel,
    Plain,
    PostHere,
    Preview,
    Settings,
    StartOver,
    Subject,
    Tell,
    TypeCity,
)
from handlers.buttons import LIMIT, Does, Press, decode, encode
from handlers.words import echo
from knowledge.index import Index
from knowledge.models import Language
from tests.handlers.gair import KNOWLEDGE
from tests.handlers.gair import POINTS as KNOWN_POINTS
from tests.handlers.strategies import compared, heard, wishes_for_one

SHIPPED = Path(knowledge.__file__).with_name("gair2023.yaml")
INDEX = Index(KNOWLEDGE)
ENTITIES = st.sampled_from(sorted(INDEX.entities))
WORDS = st.text(max_size=40).map(echo)
ASKERS = st.none() | st.integers(0, 2**52 - 1)
LANGUAGES: st.SearchStrategy[Language] = st.sampled_from(["zh", "en"])
POINT_IDS = st.lists(
    st.sampled_from([point.id for point in KNOWN_POINTS]), min_size=1, max_size=12, unique=True
).map(tuple)
PAGES: st.SearchStrategy[Page] = st.sampled_from(["main", "time", "days", "zone", "language"])
SUBJECTS: st.SearchStrategy[Subject] = st.one_of(
    st.builds(About, ENTITIES, WORDS),
    st.builds(Answered, ENTITIES, POINT_IDS, WORDS),
    st.builds(Compared, compared, WORDS),
    st.builds(Heard, ENTITIES, heard, WORDS),
    st.builds(Others, ENTITIES, st.lists(ENTITIES, max_size=8).map(tuple)),
    st.builds(Listing, st.sampled_from(["speaker", "topic"]), st.integers(0, 10_000)),
    st.builds(Plain, st.sampled_from(["welcome", "help", "languages"])),
)
DOES: st.SearchStrategy[Does] = st.one_of(
    SUBJECTS,
    st.builds(Choose, LANGUAGES),
    st.builds(StartOver, st.booleans()),
    st.builds(Panel, PAGES),
    st.builds(Adjust, wishes_for_one, PAGES),
    st.sampled_from([Mute(), Settings(), Preview(), PostHere(), TypeCity(), Forget()]),
)


@given(DOES, LANGUAGES, ASKERS)
def test_a_button_says_again_what_it_was_given(
    does: Does, language: Language, asker: int | None
) -> None:
    data = encode(does, language, asker)
    assert 1 <= len(data.encode()) <= LIMIT
    press = decode(data, INDEX)
    assert press is not None
    assert (press.language, press.asker) == (language, asker)
    worded = About | Answered | Compared | Heard
    if isinstance(does, worded) and isinstance(press.does, worded):
        # The words that explain a match are the first to go when the room is short.
        assert press.does.asked in (does.asked, "")
        does = replace(does, asked=press.does.asked)
    assert press.does == does


@given(SUBJECTS, LANGUAGES, ASKERS)
def test_a_subject_is_told_as_it_is_shown(
    subject: Subject, language: Language, asker: int | None
) -> None:
    data = encode(Tell(subject), language, asker)
    assert len(data.encode()) <= LIMIT
    shown, told = decode(encode(subject, language, asker), INDEX), decode(data, INDEX)
    assert shown
    assert told
    assert isinstance(told.does, Tell)
    assert replace(told, does=told.does.subject) == shown


@given(st.from_regex(r"[a-z0-9]{40,48}", fullmatch=True), WORDS)
def test_the_longest_id_and_asker_fit(entity: str, words: str) -> None:
    assert len(encode(About(entity, words), "zh", 2**52 - 1).encode()) <= LIMIT
    points = tuple(f"{entity}-{n}" for n in range(50))
    data = encode(Answered(entity, points, words), "zh", 2**52 - 1)
    assert len(data.encode()) <= LIMIT


def test_words_to_explain_travel_if_they_fit() -> None:
    assert decode(encode(About("yang-you", "优洋"), "zh", 77), INDEX) == Press(
        About("yang-you", "优洋"), "zh", 77
    )
    press = decode(encode(About("yang-you", "优" * 30), "zh", 77), INDEX)
    assert press == Press(About("yang-you"), "zh", 77)
    assert decode(encode(About("yang-you", "a:b"), "en", None), INDEX) == Press(
        About("yang-you", "a:b"), "en", None
    )


@given(
    st.text(max_size=64)
    | st.from_regex(r"1[cavholpgdCAVHOLPGD][ze]:[\w.-]{0,30}:[0-9a-z]{0,12}(:.*)?")
)
def test_any_data_means_something_or_nothing(data: str) -> None:
    press = decode(data, INDEX)
    assert press is None or decode(encode(press.does, press.language, press.asker), INDEX)


@pytest.mark.parametrize(
    "data",
    [
        "",
        "menu",
        "2cz:yang-you:",
        "1cz:nobody:",
        "1cx:yang-you:",
        "1xz:yang-you:",
        "1cz:yang-you:A!",
        "1lz:x3:",
        "1lz:s:",
        "1lz:s-1:",
        "1lz:s²:",
        "1pz:privacy:",
        "1gz:fr:",
        "1dz:party:",
        "1sz:mt1440:",
        "1sz:xt540:",
        "1sz:m:",
        "1Gz:zh:",
        "1Cz:nobody:",
        "1dz:pause:",
        "1Dz:mute:",
        "1az:abcde:",
        "1az::",
        "1cz:yang-you:" + "z" * 14,
    ],
)
def test_what_no_longer_means_anything_is_none(data: str) -> None:
    assert decode(data, INDEX) is None
