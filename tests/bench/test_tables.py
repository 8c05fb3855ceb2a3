from dataclasses import replace

import pytest

from tests.bench.claims import Costs
from tests.bench.sending import AIOGRAM, CONTENDERS, FEW, HERE, PTB
from tests.bench.tables import Measured, goals, page, summary
from tests.bench.whole import Paced

SPACING = 1.015 / 23
GOOD = Paced(
    arrivals=[place * SPACING for place in range(200)],
    replies=[0.004] * 99 + [0.2],
    unanswered=0,
    memory=[100.0, 104.0, 103.0],
)
MEASURED = Measured(
    senders={
        HERE.name: [0.2, 0.4],
        FEW.name: [0.2, 0.2],
        PTB.name: [2.0, 4.8],
        AIOGRAM.name: [0.5, 0.7],
    },
    storage={"SQLite": Costs([0.001] * 95 + [0.1] * 5, cpu_ms=0.5)},
    unpaced={"SQLite": 1.5},
    paced={"SQLite": GOOD},
)


def reached(measured: Measured) -> dict[str, bool]:
    return {goal.name: goal.ok for goal in goals(measured)}


def test_what_is_reached() -> None:
    assert reached(MEASURED) == {
        "python-telegram-bot / Rostrum, CPU a message": True,
        "aiogram / Rostrum, CPU a message": True,
        "SQLite: digests a second": True,
        "SQLite: most in any second": True,
        "SQLite: reply p99": True,
        "SQLite: memory growth": True,
        "SQLite: claim p95, 100,000 due": True,
    }


def test_a_peer_is_compared_round_by_round() -> None:
    found = {goal.name: goal.got for goal in goals(MEASURED)}
    assert found["python-telegram-bot / Rostrum, CPU a message"] == "11.0×"


@pytest.mark.parametrize(
    ("figure", "worse"),
    [
        ("digests a second", replace(GOOD, arrivals=[place / 24 for place in range(200)])),
        ("most in any second", replace(GOOD, arrivals=[0.5, *GOOD.arrivals])),
        ("reply p99", replace(GOOD, replies=[0.004] * 98 + [0.051] * 2)),
        ("reply p99", replace(GOOD, unanswered=1)),
        ("memory growth", replace(GOOD, memory=[100.0, 111.0])),
    ],
)
def test_what_is_missed(figure: str, worse: Paced) -> None:
    met = reached(replace(MEASURED, paced={"SQLite": worse}))
    assert not met[f"SQLite: {figure}"]


def test_every_figure_is_shown_to_people_and_kept_for_machines() -> None:
    shown = page(MEASURED, goals(MEASURED))
    for sender in CONTENDERS:
        assert f"| {sender.name} | {sender.workers} |" in shown
    assert "| SQLite | 200 | 22.66 | 23 | 100 of 100 | 4.0 | 4.0 | 103 | +3.0 |" in shown
    assert summary(MEASURED)["paced"]["SQLite"]["reply_p99_ms"] == 4.0
