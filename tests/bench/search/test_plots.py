from dataclasses import replace
from pathlib import Path

import pytest

from tests.bench.search.outcome import Figures, Times
from tests.bench.search.peers import CONTENDERS
from tests.bench.search.test_goals import GOOD


@pytest.fixture
def outcome() -> dict[str, dict[int, Figures]]:
    return {
        name: {size: replace(GOOD, cold=Times(size + place + 1, 250)) for size in (0, 1000, 10_000)}
        for place, name in enumerate(CONTENDERS)
    }


def test_plots_are_the_same_for_the_same_figures(
    outcome: dict[str, dict[int, Figures]], tmp_path: Path
) -> None:
    pytest.importorskip("matplotlib", reason="installed by make bench-search")
    from tests.bench.search.plots import draw  # noqa: PLC0415 - needs matplotlib

    drawn = []
    for run in ("one", "two"):
        (tmp_path / run).mkdir()
        draw(outcome, tmp_path / run)
        drawn.append([path.read_text() for path in sorted((tmp_path / run).glob("*.svg"))])
    assert len(drawn[0]) == 2
    assert drawn[0] == drawn[1]
