"""The models refuse what no card could show, and never change."""

import pytest
from pydantic import TypeAdapter, ValidationError

from knowledge.models import Aliases, Id, Knowledge, Name, Point, Speaker, System, Text, Topic

TEXT = Text(zh="一句话。", en="A sentence.")
NAME = Name(zh="名", en="Name")
ID: TypeAdapter[str] = TypeAdapter(Id)


@pytest.mark.parametrize("good", ["a", "yang-you", "p-1", "2023", "a" * 48])
def test_ids_are_kebab_case(good: str) -> None:
    assert ID.validate_python(good) == good


@pytest.mark.parametrize(
    "bad", ["", "-", "a-", "-a", "a--b", "A", "a b", "a_b", "尤洋", "a\n", "é", "a" * 49]
)
def test_other_ids_are_refused(bad: str) -> None:
    with pytest.raises(ValidationError):
        ID.validate_python(bad)


def test_an_id_fits_into_callback_data_with_room_to_spare() -> None:
    assert len(("a" * 48).encode()) <= 64 - 16


def test_a_text_reads_in_either_language_without_white_space_around_it() -> None:
    text = Text(zh=" 一句话。\n", en="A sentence.\n")
    assert (text.in_("zh"), text.in_("en")) == ("一句话。", "A sentence.")
    assert (NAME.in_("zh"), NAME.in_("en")) == ("名", "Name")


@pytest.mark.parametrize("bad", ["", " ", "two\nlines", "a\n\nb"])
def test_a_text_is_one_line(bad: str) -> None:
    with pytest.raises(ValidationError):
        Text(zh=bad, en="A sentence.")


@pytest.mark.parametrize("bad", ["", " ", " a", "a ", "a\n", "a\nb", "a" * 121])
def test_a_name_is_one_line_without_white_space_around_it(bad: str) -> None:
    with pytest.raises(ValidationError):
        Name(zh="名", en=bad)


def test_lengths_are_limited_where_texts_are_used() -> None:
    Topic(id="a", name=NAME, summary=Text(zh="字" * 130, en="word " * 65))
    Point(id="a", text=Text(zh="字" * 90, en="word " * 45), source=(1,))
    with pytest.raises(ValidationError, match="131"):
        Topic(id="a", name=NAME, summary=Text(zh="字" * 131, en="word"))
    with pytest.raises(ValidationError, match="46"):
        Point(id="a", text=Text(zh="字", en="word " * 46), source=(1,))


@pytest.mark.parametrize("source", [(), (0,), (-1,)])
def test_a_point_names_its_paragraphs(source: tuple[int, ...]) -> None:
    with pytest.raises(ValidationError):
        Point(id="a", text=TEXT, source=source)


def test_an_entry_has_at_most_200_aliases_a_language() -> None:
    assert len(Aliases(zh=("甲",) * 200, en=("a",)).all) == 201
    with pytest.raises(ValidationError):
        Aliases(zh=("甲",) * 201)


def test_kinds() -> None:
    assert (Speaker.kind, Topic.kind, System.kind) == ("speaker", "topic", "system")


def test_nothing_changes_once_it_is_built() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        NAME.zh = "别名"
    assert {NAME: 1}[Name(zh="名", en="Name")] == 1


def test_an_event_without_topics_or_points_is_none() -> None:
    event = {"name": {"zh": "会", "en": "Event"}, "source": {"zh": "报", "en": "Report"}}
    with pytest.raises(ValidationError) as caught:
        Knowledge.model_validate({"event": event, "speakers": (), "topics": (), "points": ()})
    assert [error["loc"] for error in caught.value.errors()] == [("topics",), ("points",)]
