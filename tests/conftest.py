"""What tests of all layers share."""

import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests import postgres

# How long an example takes depends on the machine and is no property.
settings.register_profile("rostrum", deadline=None)
settings.load_profile("rostrum")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[str]:
    """The URL of a real PostgreSQL; the test fails, telling what to install, if there is none."""
    with postgres.server(os.environ.get("TEST_DATABASE_URL"), postgres.folders()) as url:
        yield url


@pytest.fixture
def postgres_url(postgres_server: str) -> Iterator[str]:
    """The URL of an empty PostgreSQL schema of the test's own."""
    with postgres.schema(postgres_server) as url:
        yield url
