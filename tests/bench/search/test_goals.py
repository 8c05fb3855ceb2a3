"""Goals and tables of figures that are made up."""

from dataclasses import replace

import pytest

from tests.bench.search.goals import goals, own
from tests.bench.search.outcome import Figures, Times, Worst, summary
from tests.bench.search.peers import OURS
from tests.bench.search.quality import Quality
from tests.bench.search.tables import page

GOOD = Figures(
    quality=Quality(
        inside=100,
        first=99,
        answered=95,
        top=100,
        outside=100,
        false=1,
        kinds={"exact": (100, 99, 95)},
        rights=(True,) * 99 + (False,),
    ),
    threshold=None,
    cold=Times(100, 250),
    warm=Times(20, 100),
    build_s=0.04,
    memory_mb=2,
    remembered=Times(2, 3),
    worst={"answer": Worst(4, "emoji"), "reply": Worst(4.5, "pinyin")},
)
WORSE = replace(
    GOOD,
    quality=replace(GOOD.quality, first=50, rights=(True, False) * 50),
    threshold=12.0,
    cold=Times(250, 250),
    remembered=None,
    worst={},
)
SETS = {"honest": GOOD.quality, "dev": WORSE.quality}
OUTCOME = {
    OURS: {0: replace(GOOD, by_set=SETS), 1000: GOOD},
    "bm25s": {0: WORSE, 1000: WORSE},
}
FACTS = {"asked in Chinese": 0.96, "asked in English": 0.94}
#: Goals that are on questions that nobody had read.
UNSEEN = {"right first", "top 3", "false answers"}


def test_what_is_reached() -> None:
    found = goals(OUTCOME, FACTS)
    missed = [goal for goal in found if not goal.ok]
    assert [goal.name for goal in missed] == ["shipped file: facts in the answer, asked in English"]
    assert len({goal.name for goal in found}) == len(found) == 8 + 8 + 1 + 4 + 2


@pytest.mark.parametrize(
    ("name", "worse"),
    [
        ("right first", replace(GOOD, quality=replace(GOOD.quality, first=96))),
        ("top 3", replace(GOOD, quality=replace(GOOD.quality, top=98))),
        ("false answers", replace(GOOD, quality=replace(GOOD.quality, false=2))),
        ("p50 warm", replace(GOOD, warm=Times(51, 100))),
        ("p50 cold", replace(GOOD, cold=Times(131, 250))),
        ("p99 cold", replace(GOOD, cold=Times(100, 301))),
        ("build", replace(GOOD, build_s=0.051)),
        ("memory", replace(GOOD, memory_mb=3.1)),
        ("worst input", replace(GOOD, worst={"answer": Worst(5.1, "emoji")})),
    ],
)
def test_what_is_missed(name: str, worse: Figures) -> None:
    found = goals({OURS: {0: worse}}, {})
    of = "shipped file, unseen questions" if name in UNSEEN else "shipped file"
    assert [goal.name for goal in found if not goal.ok] == [f"{of}: {name}"]


def test_a_peer_that_is_better_is_a_goal_missed() -> None:
    worse = replace(WORSE, worst=GOOD.worst)
    found = goals({OURS: {0: worse}, "bm25s": {0: GOOD}}, {})
    missed = {goal.name: goal.got for goal in found if not goal.ok}
    assert missed["shipped file: bm25s / Rostrum, p50 cold"] == "0.40×"
    assert missed["shipped file: Rostrum - bm25s, right first"] == "-49.0 points"


def test_sets_that_were_read_have_no_goals() -> None:
    spoilt = replace(GOOD, by_set={"dev": WORSE.quality})
    assert all(goal.ok for goal in goals({OURS: {0: spoilt}}, {}))


def test_every_figure_is_shown_to_people_and_kept_for_machines() -> None:
    shown = page(OUTCOME, own(OUTCOME[OURS], FACTS)).splitlines()
    assert {
        "| shipped file: facts in the answer, asked in English | ≥ 95 % | 94.0 % | **no** |",
        "| bm25s: right first, points | +49.0 | +49.0 |",
        "| bm25s: p50 cold | 2.50× | 2.50× |",
        "| Rostrum | - | 100 + 100 | 99.0 % | 95.0 % | 100.0 % | 1.0 % (1) |",
        "| honest | no | 100 + 100 | 99.0 % | 95.0 % | 100.0 % | 1.0 % (1) |",
        "| development | yes | 100 + 100 | 50.0 % | 95.0 % | 100.0 % | 1.0 % (1) |",
        "| Rostrum | 100 | 250 | 20 | 100 | 4 | 0.04 | 2.0 |",
        "| Rostrum, answer remembered |  |  | 2 | 3 |  |  |  |",
        "| Rostrum, its reply written |  |  |  |  | 4.5 |  |  |",
        "| bm25s | 250 | 250 | 20 | 100 |  | 0.04 | 2.0 |",
        "| exact | 99 of 100, 95 answered | 99 of 100, 95 answered |",
    } <= set(shown)
    kept = summary(OUTCOME)
    assert kept["bm25s"]["1000"]["cold_us"] == {"p50": 250, "p99": 250}
    assert kept[OURS]["shipped"]["sets"]["dev"]["right_first"] == 0.5
    assert kept[OURS]["shipped"]["worst_ms"]["answer"] == {"ms": 4, "kind": "emoji"}


def test_what_is_behind_is_marked() -> None:
    shown = page({OURS: {0: WORSE}, "bm25s": {0: GOOD}}, [])
    assert "| bm25s: p50 cold | **0.40×** |" in shown
