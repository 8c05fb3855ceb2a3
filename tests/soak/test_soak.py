"""A quick selection of what ``make soak`` tries at length."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests import postgres
from tests.soak import scenarios
from tests.soak.herd import PHASES

SEED = 7


async def test_kills_on_sqlite_lose_nothing(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/rostrum.db"
    outcome = await scenarios.kills(url, len(PHASES), processes=1, seed=SEED, chats=200)
    assert outcome.good, outcome


@pytest.mark.postgres
async def test_kills_on_postgresql_lose_nothing(postgres_url: str) -> None:
    url = async_url(postgres_url)
    outcome = await scenarios.kills(url, len(PHASES), processes=3, seed=SEED, chats=200)
    assert outcome.good, outcome


@pytest.mark.postgres
async def test_sigterm_doubles_nothing(postgres_url: str) -> None:
    url = async_url(postgres_url)
    outcome = await scenarios.terminations(url, 3, processes=3, seed=SEED, chats=200)
    assert outcome.good, outcome


@pytest.mark.postgres
async def test_a_restart_of_postgresql_loses_nothing() -> None:
    try:
        with postgres.own(postgres.folders()) as own:
            restartable = replace(own, url=async_url(own.url))
            outcome = await scenarios.database_restarts(restartable, 1, chats=200)
    except postgres.PostgresMissingError:
        pytest.skip("needs a PostgreSQL of its own: apt-get install postgresql")
    assert outcome.good, outcome


async def test_lost_answers_lose_no_digest(tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path}/rostrum.db"
    outcome = await scenarios.lost_answers(url, 3, chats=30)
    assert outcome.good, outcome


@pytest.mark.postgres
async def test_a_process_that_stood_still_sends_nothing_twice(postgres_url: str) -> None:
    outcome = await scenarios.pauses(async_url(postgres_url), 1, chats=200)
    assert outcome.good, outcome


def async_url(url: str) -> str:
    return url.replace("postgresql://", "postgresql+psycopg://")
