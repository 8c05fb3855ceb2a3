import gc

from knowledge.once import once


class Source:
    """Equal to any other, as files of the same words are."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Source)

    def __hash__(self) -> int:
        raise AssertionError("too large to be hashed")


def test_a_thing_is_made_once_for_each_source() -> None:
    made: list[int] = []

    @once
    def number(source: Source) -> int:
        made.append(id(source))
        return len(made)

    one, other = Source(), Source()
    assert [number(one), number(one), number(other), number(one)] == [1, 1, 2, 1]
    assert made == [id(one), id(other)]


def test_a_source_that_is_gone_takes_along_what_was_made() -> None:
    class Thing:
        """Unlike an empty list, it can be looked for."""

    @once
    def thing(_: Source) -> Thing:
        return Thing()

    def left() -> int:
        gc.collect()
        return sum(isinstance(each, Thing) for each in gc.get_objects())

    source = Source()
    assert thing(source) is thing(source)
    assert left() == 1
    del source
    assert left() == 0


def test_what_is_falsy_is_not_made_again() -> None:
    made: list[Source] = []

    @once
    def nothing(source: Source) -> None:
        made.append(source)

    source = Source()
    nothing(source)
    nothing(source)
    assert len(made) == 1
