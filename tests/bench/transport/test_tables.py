import json

from tests.bench.transport.contenders import HOT, PTB
from tests.bench.transport.goals import goals
from tests.bench.transport.tables import page, summary
from tests.bench.transport.test_goals import outcome


def test_everybody_who_was_measured_has_a_line_in_each_table() -> None:
    found = outcome()
    tables = page(found, goals(found)).split("\n\n")
    assert [len(table.splitlines()) for table in tables] == [2 + 7, *[2 + len(found)] * 4]
    for table in tables:
        assert len({line.count("|") for line in table.splitlines()}) == 1


def test_figures_are_where_they_belong() -> None:
    found = outcome()
    cost, most, waits, process = (
        next(line for line in table.splitlines() if line.startswith(f"| {HOT.name} "))
        for table in page(found, goals(found)).split("\n\n")[1:]
    )
    assert cost == f"| {HOT.name} | 0.120 | 0.180 |  |  | 30.0 | 12.5 |"
    assert most == f"| {HOT.name} | 9 | 6 | 900 |"
    assert waits == f"| {HOT.name} | 1.00 | 2.00 | — | — |  |  |  |  |"
    assert process == f"| {HOT.name} | 1.00 | 0.90 | 130 |"


def test_a_busy_asking_side_is_told() -> None:
    found = outcome()
    found[HOT.name].flat["card"].busy[:] = [0.95, 0.95]
    assert f"| {HOT.name} | ≥ 9 |" in page(found, goals(found))


def test_all_figures_are_kept() -> None:
    kept = json.loads(json.dumps(summary(outcome())))[PTB.name]
    assert kept["flat_out"]["card"]["cpu_ms"] == [2, 4]
    even = kept["at_an_even_rate"]["card"]
    assert even["100"] == {"p50_ms": 1, "p99_ms": 2, "kept_up": [True]}
    assert even["1000"]["kept_up"] == [False, True]
    assert kept["updates_per_second_with_50_ms_latency"] == [18, 18]
