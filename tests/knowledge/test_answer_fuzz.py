"""What must hold of every answer, whatever is typed."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from knowledge.answer import Found, NotKnown, Suggested, answer
from knowledge.index import entities_of
from knowledge.models import AnyEntity, Kind, Speaker
from tests.knowledge.conftest import shipped_index
from tests.knowledge.strategies import questions

INDEX = shipped_index()
SPEAKERS = INDEX.knowledge.speakers
kinds = st.sampled_from([None, "speaker", "topic", "system"])


def check(question: str, kind: Kind | None = None) -> None:
    match answer(INDEX, question, kind=kind):
        case Found(matches, points, _, form, sides):
            assert 1 <= len(matches) <= 3
            assert points or form == "voices"  # nobody else may have spoken on it
            assert len({point.id for point in points}) == len(points)
            asked = {match.entity.id for match in matches}
            asked.update(side.entity.id for side in sides)
            assert all(asked.intersection(entities_of(point)) for point in points)
        case Suggested(matches):
            assert 1 <= len(matches) <= 3
        case NotKnown(nearest):
            assert len(nearest) <= 3
            assert {topic.id for topic in nearest} <= set(INDEX.entities)
            return
    assert len({match.entity.id for match in matches}) == len(matches)
    for match in matches:
        assert INDEX.entities[match.entity.id] is match.entity
        assert 0 <= match.score <= 1


@settings(max_examples=200)
@given(questions, kinds)
@example("尤洋和李博", "topic")
@example("除了张含望还有谁讲因果", None)
@example("尤洋\ud800", None)
@example("\U0010ffff\ue000", "topic")
@example("👨‍👩‍👧‍👦" * 50, None)
@example("尤洋מרחב张含望 Привет", "speaker")
def test_any_text_has_an_outcome_that_holds_together(text: str, kind: Kind | None) -> None:
    check(text, kind)


@pytest.mark.parametrize(
    "piece",
    ["尤洋", "优洋", "优", "a", "Zhagn Hanwnag ", "1", "😀", "\u200b", " ", "\ud800", "张含望,"],
)
def test_a_hundred_thousand_characters_have_an_outcome(piece: str) -> None:
    check(piece * (100_000 // len(piece)))


@given(st.lists(st.sampled_from(SPEAKERS), min_size=1, max_size=3, unique_by=lambda s: s.id))
def test_all_speakers_that_are_named_are_among_the_matches(speakers: list[Speaker]) -> None:
    outcome = answer(INDEX, "、".join(speaker.name.zh for speaker in speakers))
    assert isinstance(outcome, Found)
    assert {s.id for s in speakers} == {m.entity.id for m in outcome.matches[: len(speakers)]}


def full_width(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)


def forms(zh: str, en: str) -> Iterator[str]:
    """Ways to write a name, and questions that hold it."""
    yield from (zh, en, en.upper(), en.lower(), en.swapcase())
    yield from (" ".join(zh), f"  {en} ", en.replace(" ", "   "))
    yield from (en.replace(" ", between) for between in ("", "-", "_", "\n", "\u3000"))
    yield from (between.join(en.split()[::-1]) for between in (" ", "", ", "))
    yield from (full_width(zh), full_width(en))
    yield from ("\u200b".join(zh), f"\u202e{en}\u202c", f"{zh}\ufe0f")
    yield from (f"“{zh}”", f"《{zh}》", f'"{en}"', f"*{en}*", f"<b>{en}</b>")
    yield from (f"{zh}讲了什么", f"請問{zh}老師講了什麼？", f"{en}老师的观点")
    yield from (f"What did {en} say?", f"昨天下午在会场里{zh}到底都说了些什么呀")


@pytest.mark.parametrize("speaker", SPEAKERS, ids=lambda speaker: speaker.id)
def test_a_speaker_is_found_first_in_any_written_form(speaker: Speaker) -> None:
    for question in forms(speaker.name.zh, speaker.name.en):
        outcome = answer(INDEX, question)
        assert isinstance(outcome, Found), question
        assert outcome.entity is speaker, question


@pytest.mark.parametrize("entity", INDEX.entities.values(), ids=lambda entity: entity.id)
def test_every_entry_is_found_by_its_names(entity: AnyEntity) -> None:
    for name in (entity.name.zh, entity.name.en):
        outcome = answer(INDEX, name)
        assert isinstance(outcome, Found), name
        assert outcome.entity is entity, name


@pytest.mark.parametrize("question", ["张含望讲了什么", "季昕华怎么看电费", "听听黄学东"])
def test_a_literal_name_is_not_called_a_slip(question: str) -> None:
    outcome = answer(INDEX, question)
    assert isinstance(outcome, Found)
    assert outcome.matches[0].reason.why == "exact"


@pytest.mark.parametrize("question", ["Yang You", "What did Bo Li say?"])
def test_an_english_name_of_the_file_needs_no_explanation(question: str) -> None:
    outcome = answer(INDEX, question)
    assert isinstance(outcome, Found)
    assert outcome.matches[0].reason.why == "exact"


@pytest.mark.parametrize(
    "name", ["Li Wei", "Wei Li", "Yang Liu", "Yang Yu", "Wang Yang", "黄学文", "Charlie", "陈宗"]
)
def test_other_peoples_names_are_not_answered(name: str) -> None:
    assert not isinstance(answer(INDEX, name), Found)


@pytest.mark.parametrize("text", ["'; DROP TABLE speakers; --", "SELECT * FROM users"])
def test_commands_to_a_database_are_no_questions(text: str) -> None:
    assert not isinstance(answer(INDEX, text), Found)


def test_an_alias_that_is_half_a_name_is_answered() -> None:
    assert isinstance(answer(INDEX, "Xiaolie"), Found)


@pytest.mark.parametrize("question", ["大会什么时候开"])
def test_the_date_is_answered_with_a_verb_behind(question: str) -> None:
    assert isinstance(answer(INDEX, question), Found)
