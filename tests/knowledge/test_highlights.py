"""Highlights take turns: said as rules, and held on files of any shape and on the shipped one."""

import gc
import weakref
from collections import Counter
from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge import highlights
from knowledge.highlights import choose, coverage
from knowledge.index import Index
from knowledge.models import Event, Knowledge, Name, Point, Speaker, Text, Topic
from tests.knowledge.conftest import SMALL

EVENT = Event(name=Name(zh="大会", en="Event"), source=Name(zh="报道", en="Report"))
TEXT = Text(zh="要点", en="A point")
SPEAKERS = tuple(
    Speaker(id=f"s{n}", name=Name(zh=f"讲者{n}", en=f"Speaker {n}"), summary=TEXT) for n in range(6)
)
TOPICS = tuple(
    Topic(id=f"t{n}", name=Name(zh=f"话题{n}", en=f"Topic {n}"), summary=TEXT) for n in range(5)
)
quick = settings(max_examples=60)


def point(number: int, speakers: Iterable[str], topics: Iterable[str]) -> Point:
    return Point(
        id=f"p{number}", speakers=tuple(speakers), topics=tuple(topics), text=TEXT, source=(1,)
    )


def some(entities: Iterable[Speaker | Topic], most: int) -> st.SearchStrategy[list[str]]:
    ids = [entity.id for entity in entities]
    return st.lists(st.sampled_from(ids), max_size=most, unique=True)


@st.composite
def files(draw: st.DrawFn, together: int = 3) -> Knowledge:
    """Up to 40 points; each with up to ``together`` speakers and as many topics."""
    pairs = st.tuples(some(SPEAKERS, together), some(TOPICS, together))
    drawn = draw(st.lists(pairs, min_size=1, max_size=40))
    points = tuple(point(number, *pair) for number, pair in enumerate(drawn))
    return Knowledge(event=EVENT, speakers=SPEAKERS, topics=TOPICS, points=points)


def voices(point: Point) -> set[str]:
    return set(point.speakers) or {"the publication"}


def subjects(point: Point) -> set[str]:
    return {*point.topics, *point.systems} or {"nothing"}


def ids(points: Iterable[Point]) -> tuple[str, ...]:
    return tuple(point.id for point in points)


def heard(knowledge: Knowledge, seen: Iterable[str]) -> Counter[str]:
    shown = set(seen)
    return Counter(v for point in knowledge.points if point.id in shown for v in voices(point))


def left(knowledge: Knowledge, seen: Iterable[str]) -> list[Point]:
    shown = set(seen)
    return [point for point in knowledge.points if point.id not in shown]


def lag(knowledge: Knowledge, seen: Iterable[str]) -> int:
    """How many points behind the one heard most is the one heard least that has something left."""
    count = heard(knowledge, seen)
    waiting = {voice for point in left(knowledge, seen) for voice in voices(point)}
    if not waiting or not count:
        return 0
    return max(count.values()) - min(count[voice] for voice in waiting)


@quick
@given(files(), st.lists(st.integers(1, 5), min_size=40, max_size=40))
def test_everything_comes_once_before_anything_comes_again(
    knowledge: Knowledge, sizes: list[int]
) -> None:
    seen: tuple[str, ...] = ()
    for size in sizes:
        chosen = choose(knowledge, seen, size)
        assert len(chosen) == min(size, len(knowledge.points) - len(seen))
        seen += ids(chosen)
    assert sorted(seen) == sorted(ids(knowledge.points))
    assert choose(knowledge, seen, 3) == ()


@quick
@given(files(), st.integers(1, 5), st.data())
def test_turns_are_by_voice_then_by_subject_then_by_importance(
    knowledge: Knowledge, size: int, data: st.DataObject
) -> None:
    """Whatever a chat has seen, in any order or none."""
    seen = data.draw(st.sets(st.sampled_from(ids(knowledge.points))))
    message: list[Point] = []
    for chosen in choose(knowledge, seen, size):
        before = {*seen, *ids(message)}
        spoke = {voice for point in message for voice in voices(point)}
        rest = left(knowledge, before)
        apart = [point for point in rest if not voices(point) & spoke] or rest
        assert chosen in apart
        count = heard(knowledge, before)
        least = min(count[voice] for point in apart for voice in voices(point))
        assert min(count[voice] for voice in voices(chosen)) == least
        equals = [
            point
            for point in apart
            if sorted(count[voice] for voice in voices(point))
            == sorted(count[voice] for voice in voices(chosen))
        ]
        telling = [point for point in equals if point.topics] or equals
        said = {subject for point in message for subject in subjects(point)}
        fresh = [point for point in telling if not subjects(point) & said] or telling
        assert chosen in fresh
        covered = Counter(
            subject
            for point in knowledge.points
            if point.id in before
            for subject in subjects(point)
        )
        least = min(covered[subject] for point in fresh for subject in subjects(point))
        assert min(covered[subject] for subject in subjects(chosen)) == least
        same = [point for point in fresh if subjects(point) == subjects(chosen)]
        assert chosen == same[0]
        message.append(chosen)


@quick
@given(files(together=1), st.lists(st.integers(1, 5), min_size=40, max_size=40))
def test_nobody_falls_behind_by_more_than_a_point(knowledge: Knowledge, sizes: list[int]) -> None:
    """Where points have one speaker each, at every moment, however the count is changed."""
    seen: tuple[str, ...] = ()
    for size in sizes:
        for chosen in choose(knowledge, seen, size):
            seen += (chosen.id,)
            assert lag(knowledge, seen) <= 1


@given(st.lists(some(TOPICS, 1), min_size=1, max_size=40), st.integers(1, 5))
def test_topics_are_as_even_where_speakers_do_not_decide(
    topics: list[list[str]], size: int
) -> None:
    points = tuple(point(number, ["s0"], own) for number, own in enumerate(topics))
    knowledge = Knowledge(event=EVENT, speakers=SPEAKERS, topics=TOPICS, points=points)
    by_topic = {point.id: point.topics or ("nothing",) for point in points}
    seen: tuple[str, ...] = ()
    while chosen := choose(knowledge, seen, size):
        for one in chosen:
            seen += (one.id,)
            count = Counter(topic for id_ in seen for topic in by_topic[id_])
            waiting = {topic for point in left(knowledge, seen) for topic in by_topic[point.id]}
            about_nothing = count.pop("nothing", 0)
            waiting.discard("nothing")
            assert not (about_nothing and waiting)
            assert all(count[topic] >= max(count.values()) - 1 for topic in waiting)


@quick
@given(files(), files(), st.integers(1, 5), st.data())
def test_a_reload_is_taken_as_it_comes(
    before: Knowledge, after: Knowledge, size: int, data: st.DataObject
) -> None:
    """Ids that are gone count for nothing, and in any order what was seen is the same."""
    seen = data.draw(st.permutations(ids(before.points)))
    known = set(ids(after.points)) & set(seen)
    assert choose(after, seen, size) == choose(after, sorted(known), size)
    assert coverage(after, seen) == coverage(after, known)


def test_a_new_speaker_comes_next() -> None:
    fewer = SMALL.model_copy(update={"points": SMALL.points[:3]})
    seen = ids(fewer.points)
    assert choose(fewer, seen, 3) == ()
    assert choose(SMALL, seen, 3) == (SMALL.points[3],)


def test_of_shared_points_the_one_by_those_heard_less_comes_first() -> None:
    shared = (["s0"], ["s0", "s1"], ["s1", "s2"], ["s3", "s1"], ["s3", "s2"])
    points = tuple(point(number, speakers, []) for number, speakers in enumerate(shared))
    knowledge = Knowledge(event=EVENT, speakers=SPEAKERS, topics=TOPICS, points=points)
    assert ids(choose(knowledge, ("p0", "p1"), 1)) == ("p4",)


def test_the_publications_own_points_take_their_turn() -> None:
    points = (point(0, ["s0"], ["t0"]), point(1, ["s0"], ["t1"]), point(2, [], ["t0"]))
    knowledge = Knowledge(event=EVENT, speakers=SPEAKERS, topics=TOPICS, points=points)
    assert ids(choose(knowledge, (), 2)) == ("p0", "p2")
    assert coverage(knowledge, ("p2",)) == (0, 1)


def test_a_message_has_one_of_each_while_there_are_enough(shipped: Index) -> None:
    """The shipped file in threes: what is left at the end is by a few."""
    knowledge = shipped.knowledge
    seen: tuple[str, ...] = ()
    twice: list[int] = []
    while chosen := choose(knowledge, seen, 3):
        names = [name for one in chosen for name in (*voices(one), *one.topics)]
        twice += [len(seen)] if len(set(names)) < len(names) else []
        seen += ids(chosen)
    assert len(twice) <= 8
    assert len([place for place in twice if place < 90]) <= 3


def test_the_shipped_file_is_covered_evenly(shipped: Index) -> None:
    knowledge = shipped.knowledge
    seen: tuple[str, ...] = ()
    covered: list[int] = []
    while chosen := choose(knowledge, seen, 3):
        seen += ids(chosen)
        covered.append(coverage(knowledge, seen)[0])
        assert lag(knowledge, seen) <= 1
    # 16 speakers and the publication: six messages, were no point by two of them.
    assert covered[:5] == [2, 5, 8, 11, 16]
    topics = Counter(t for id_ in seen[:60] for t in shipped.points[id_].topics)
    assert topics.keys() == {topic.id for topic in knowledge.topics}


def test_coverage_counts_those_who_have_points() -> None:
    silent = SMALL.model_copy(update={"points": SMALL.points[:2]})
    assert coverage(silent, ()) == (0, 1)
    assert coverage(SMALL, ()) == (0, 3)
    assert coverage(SMALL, ("you-three-layers", "panel-you-networking", "gone")) == (1, 3)
    assert coverage(SMALL, ids(SMALL.points)) == (3, 3)


def test_nothing_is_kept_of_a_file_that_is_gone() -> None:
    def kept() -> int:
        gc.collect()
        return sum(isinstance(each, highlights._Pool) for each in gc.get_objects())

    knowledge = SMALL.model_copy()
    choose(knowledge, (), 1)
    before, gone = kept(), weakref.ref(knowledge)
    del knowledge
    assert kept() == before - 1
    assert gone() is None
