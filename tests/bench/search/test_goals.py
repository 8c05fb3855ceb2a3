"""Goals and tables of figures that are made up."""

from dataclasses import replace

import pytest

from tests.bench.search.goals import goals
from tests.bench.search.outcome import Figures, summary
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
        kinds={"exact": (100, 99)},
        rights=(True,) * 99 + (False,),
    ),
    threshold=None,
    warm_p50=20,
    warm_p99=100,
    cold_p50=100,
    cold_p99=250,
    worst_ms=4,
    worst="emoji",
    build_s=0.04,
    memory_mb=2,
)
WORSE = replace(
    GOOD,
    quality=replace(GOOD.quality, first=50, rights=(True, False) * 50),
    threshold=12.0,
    cold_p50=250,
)
OUTCOME = {OURS: {0: GOOD, 1000: GOOD}, "bm25s": {0: WORSE, 1000: WORSE}}
FACTS = {"asked in Chinese": 0.96, "asked in English": 0.94}


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
        ("p50 warm", replace(GOOD, warm_p50=51)),
        ("p50 cold", replace(GOOD, cold_p50=131)),
        ("p99 cold", replace(GOOD, cold_p99=301)),
        ("build", replace(GOOD, build_s=0.051)),
        ("memory", replace(GOOD, memory_mb=3.1)),
        ("worst input", replace(GOOD, worst_ms=5.1)),
    ],
)
def test_what_is_missed(name: str, worse: Figures) -> None:
    found = goals({OURS: {0: worse}}, {})
    assert [goal.name for goal in found if not goal.ok] == [f"shipped file: {name}"]


def test_a_peer_that_is_better_is_a_goal_missed() -> None:
    found = goals({OURS: {0: WORSE}, "bm25s": {0: GOOD}}, {})
    missed = {goal.name: goal.got for goal in found if not goal.ok}
    assert missed["shipped file: bm25s / Rostrum, p50 cold"] == "0.40×"
    assert missed["shipped file: Rostrum - bm25s, right first"] == "-49.0 points"


def test_every_figure_is_shown_to_people_and_kept_for_machines() -> None:
    shown = page(OUTCOME, goals(OUTCOME, FACTS))
    assert "| Rostrum | 100 + 100 | - | 99.0 % | 95.0 % | 100.0 % | 1.0 % |" in shown
    assert "| bm25s | 250 | 250 | 20 | 100 | 4 | 0.04 | 2.0 |" in shown
    assert "| exact | 99 of 100 | 99 of 100 |" in shown
    assert summary(OUTCOME)["bm25s"]["1000"]["cold_us"] == {"p50": 250, "p99": 250}
