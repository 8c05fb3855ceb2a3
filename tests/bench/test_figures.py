import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.bench.figures import most_in_any_second, percentile, rate, table

times = st.lists(st.integers(0, 5_000), min_size=1, max_size=60).map(
    lambda found: [milliseconds / 1000 for milliseconds in sorted(found)]
)


@pytest.mark.parametrize(
    ("share", "value"), [(0, 1), (0.01, 1), (0.5, 50), (0.95, 95), (0.99, 99), (1, 100)]
)
def test_percentiles_are_values_that_were_measured(share: float, value: int) -> None:
    assert percentile(range(100, 0, -1), share) == value


def test_a_second_does_not_hold_its_own_end() -> None:
    assert most_in_any_second([0, 0.5, 1.0]) == 2
    assert most_in_any_second([0, 0.5, 0.999]) == 3
    assert most_in_any_second([]) == 0


@given(times)
def test_the_fullest_second_begins_with_an_event(times: list[float]) -> None:
    counted = (sum(begin <= time and time - begin < 1 for time in times) for begin in times)
    assert most_in_any_second(times) == max(counted)


def test_a_rate_counts_the_gaps() -> None:
    assert rate([10, 10.5, 11, 11.5, 12]) == 2


def test_a_table_is_markdown() -> None:
    rows = [("rate", "22.7"), ("most", "23")]
    assert table(("figure", "got"), rows).splitlines() == [
        "| figure | got |",
        "| - | - |",
        "| rate | 22.7 |",
        "| most | 23 |",
    ]
