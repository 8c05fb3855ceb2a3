from tests.bench.transport.contenders import AIOGRAM, APART, HOT, HOT_APART, PTB
from tests.bench.transport.goals import goals, ratio
from tests.bench.transport.outcome import Flat, Measured, Paced

WAITS = [0.001, 0.002]


def measured(card: float, inline: float, *, start: float = 1.0, delayed: float = 900) -> Measured:
    """Two rounds, the second at half the clock."""
    costs = {"card": [card, 2 * card], "inline": [inline, 2 * inline]}
    return Measured(
        start,
        0.9 * start,
        {job: Flat(cost, [1 / cost[0], 1 / cost[1]], [0.5, 0.95]) for job, cost in costs.items()},
        {"card": {100: Paced(WAITS, [True]), 1000: Paced(WAITS, [False, True])}},
        [delayed, delayed],
        [130.0],
    )


def outcome(**changed: Measured) -> dict[str, Measured]:
    names = {"hot": HOT, "hot_apart": HOT_APART, "apart": APART, "ptb": PTB, "aiogram": AIOGRAM}
    usual = {
        "hot": measured(0.08, 0.12),
        "hot_apart": measured(0.2, 0.25),
        "apart": measured(0.3, 0.4),
        "ptb": measured(2, 4, start=0.5, delayed=18),
        "aiogram": measured(1, 1.5, start=4),
    }
    return {names[key].name: value for key, value in (usual | changed).items()}


def missed(**changed: Measured) -> list[str]:
    return [f"{goal.goal} {goal.got}" for goal in goals(outcome(**changed)) if not goal.ok]


def test_all_is_reached() -> None:
    assert len(goals(outcome())) == 7
    assert missed() == []


def test_a_card_and_an_inline_query_are_weighed_together() -> None:
    assert ratio(outcome(), PTB, HOT) == (2 + 4) / (0.08 + 0.12)
    assert missed(apart=measured(0.7, 0.6)) == ["≥ 5× 4.6×"]
    assert missed(hot=measured(0.2, 0.2)) == ["≥ 25× 15.0×", "≥ 8× 6.2×"]


def test_the_clock_of_a_round_does_not_matter() -> None:
    slow = measured(2, 4, delayed=18)
    slow.flat["card"].cpu_ms[:] = [2, 4, 40]
    slow.flat["inline"].cpu_ms[:] = [4, 8, 80]
    own = measured(0.1, 0.1)
    own.flat["card"].cpu_ms[:] = own.flat["inline"].cpu_ms[:] = [0.1, 0.2, 2]
    assert round(ratio({PTB.name: slow, HOT.name: own}, PTB, HOT), 6) == 30


def test_limits_are_of_this_bot_alone() -> None:
    assert missed(aiogram=measured(1, 1.5, start=9)) == []
    assert missed(hot=measured(0.08, 0.12, start=9)) == []
    late = measured(0.08, 0.12, start=1.6)
    assert missed(hot=late, hot_apart=measured(0.2, 0.25, start=1.7)) == ["≤ 1.5 s 1.60 s"]
    late.memory[:] = [141]
    assert missed(hot=late) == ["≤ 140 MB 141 MB"]


def test_latency_is_to_cost_nothing() -> None:
    assert missed(hot_apart=measured(0.2, 0.25, delayed=800)) == ["≥ 50× 44.4×"]
