from pathlib import Path

import pytest

import knowledge
from handlers import subject_codes
from handlers.actions import About, Answered, Compared, Heard, Others, Subject
from handlers.subject_codes import LENGTH, POINTS, pack, unpack
from knowledge import loader
from knowledge.index import Index
from knowledge.models import Knowledge
from tests.handlers.gair import KNOWLEDGE

SHIPPED = Path(knowledge.__file__).with_name("gair2023.yaml")
INDEX = Index(KNOWLEDGE)
ELECTRICITY, RENT = ("xinhua-ji", ("electricity",)), ("xinhua-ji", ("rent",))


def again(subject: Subject, index: Index = INDEX) -> Subject | None:
    return unpack(*pack(subject), index)


def without(*points: str) -> Index:
    left = tuple(point for point in KNOWLEDGE.points if point.id not in points)
    return Index(Knowledge(**{**dict(KNOWLEDGE), "points": left}))


def test_points_that_are_gone_are_left_out() -> None:
    answered = Answered("yang-you", ("params-40x", "gpu-1-7x"))
    assert again(answered, without("params-40x")) == Answered("yang-you", ("gpu-1-7x",))
    assert again(answered, without("params-40x", "gpu-1-7x")) is None


def test_points_of_other_entities_are_found_too() -> None:
    for subject in (
        Answered("yang-you", ("electricity", "params-40x")),
        Compared((("yang-you", ("electricity",)), ("event", ("params-40x",)))),
        Heard("event", (("yang-you", ("params-40x",)), ELECTRICITY)),
    ):
        assert again(subject) == subject


def twins() -> tuple[str, str]:
    """Two ids of points that have the same key."""
    known: dict[str, str] = {}
    for id_ in map(str, range(10_000)):
        _, key, _ = pack(Answered("event", (id_,)))
        if key in known:
            return known[key], id_
        known[key] = id_
    raise AssertionError("keys are longer than they were")


def test_of_two_points_with_one_key_the_entitys_own_is_meant() -> None:
    theirs, own = twins()
    points = (
        KNOWLEDGE.points[6].model_copy(update={"id": theirs}),
        KNOWLEDGE.points[0].model_copy(update={"id": own}),
    )
    index = Index(KNOWLEDGE.model_copy(update={"points": points}))
    for entity, point in (("yang-you", own), ("xinhua-ji", theirs)):
        assert again(Answered(entity, (point,)), index) == Answered(entity, (point,))
    assert again(Answered("wei-lin", (own,)), index) == Answered("wei-lin", (theirs,))


def test_what_means_nothing_is_not_looked_for_in_the_whole_file(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    _, keys, _ = pack(Answered("event", ("params-40x",)))
    assert unpack("a", keys, "", INDEX)
    hashed: list[str] = []

    def count(text: str, _: int) -> str:
        hashed.append(text)
        return ""

    monkeypatch.setattr(subject_codes, "_key", count)
    forged = keys[: subject_codes.ENTITY_KEY] + "".join(f"{n:03}" for n in range(10))
    assert unpack("a", forged, "", INDEX) is None
    assert unpack("h", forged, "", INDEX) is None
    assert hashed == []


def test_more_points_than_a_card_ever_has_are_cut() -> None:
    many = tuple(f"point-{n}" for n in range(POINTS + 5))
    assert pack(Answered("event", many)) == pack(Answered("event", many[:POINTS]))
    speakers = tuple(f"speaker-{n}" for n in range(20))
    assert len(pack(Others("event", speakers))[1]) <= LENGTH


def test_a_side_without_points_is_told_from_one_that_has_lost_them() -> None:
    silent = Compared((("yang-you", ("params-40x",)), ("xinhua-ji", ())))
    assert again(silent) == silent
    three = Compared((*silent.sides, ("wei-lin", ("hardware-pace",))))
    assert again(three) == three
    assert again(three, without("hardware-pace")) == silent
    assert again(silent, without("params-40x")) is None


def test_a_side_that_is_gone_is_left_out() -> None:
    speakers = tuple(speaker for speaker in KNOWLEDGE.speakers if speaker.id != "wei-lin")
    points = tuple(point for point in KNOWLEDGE.points if point.speakers != ("wei-lin",))
    after = Index(Knowledge(**{**dict(KNOWLEDGE), "speakers": speakers, "points": points}))
    wei_lin = ("wei-lin", ("hardware-pace",))
    assert again(Compared((ELECTRICITY, wei_lin)), after) is None
    assert again(Compared((ELECTRICITY, ("yang-you", ()), wei_lin)), after) == Compared(
        (ELECTRICITY, ("yang-you", ()))
    )
    assert again(Heard("cost-reduction", (wei_lin, RENT)), after) == Heard(
        "cost-reduction", (RENT,)
    )
    assert again(Heard("cost-reduction", (wei_lin,)), after) is None
    assert again(Others("event", ("wei-lin", "yang-you")), after) == Others("event", ("yang-you",))
    assert again(About("wei-lin"), after) is None
    assert again(Others("wei-lin"), after) is None
    assert again(Heard("wei-lin", (RENT,)), after) is None


def test_who_shares_a_statement_keeps_it() -> None:
    for speaker in ("yang-you", "xinhua-ji"):
        subject = Heard("cost-reduction", ((speaker, ("round-table",)),))
        assert again(subject) == subject


@pytest.mark.parametrize("sides", [1, 4])
def test_what_is_compared_are_two_or_three(sides: int) -> None:
    ids = list(INDEX.entities)[:sides]
    assert again(Compared(tuple((id_, ()) for id_ in ids))) is None
    twice = Compared((ELECTRICITY, RENT))
    assert again(twice) is None


def test_every_statement_of_the_shipped_file_is_told_apart() -> None:
    index = Index(loader.load(SHIPPED))
    for entity in index.entities:
        for point in index.points_of(entity):
            answered = Answered(entity, (point.id,))
            assert again(answered, index) == answered
            for speaker in point.speakers:
                heard = Heard(entity, ((speaker, (point.id,)),))
                assert again(heard, index) == heard
