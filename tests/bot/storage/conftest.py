"""Each test here runs on both databases, each time on an empty one of its own."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import make_url
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage import Store
from bot.storage.engine import create_engine

Open = Callable[[], Awaitable[Store]]


class Clock:
    """Stands still unless it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2023, 8, 14, 1, tzinfo=UTC)

    def now(self) -> datetime:
        return self.time

    def advance(self, by: timedelta) -> None:
        self.time += by


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database, as the settings give it to the store."""
    if request.param == "sqlite":
        return f"sqlite+aiosqlite:///{tmp_path}/var/rostrum.db"
    plain: str = request.getfixturevalue("postgres_url")
    return plain.replace("postgresql://", "postgresql+psycopg://", 1)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def open_store(url: str, clock: Clock) -> AsyncIterator[Open]:
    """Opens stores on one database, as several processes would; closes them at the end."""
    stores: list[Store] = []

    async def opening() -> Store:
        stores.append(await Store.open(url, clock))
        return stores[-1]

    yield opening
    for store in stores:
        await store.close()


@pytest.fixture
async def store(open_store: Open) -> Store:
    return await open_store()


@pytest.fixture
async def engine(url: str) -> AsyncIterator[AsyncEngine]:
    """A way to the database past the store."""
    engine = create_engine(make_url(url))
    yield engine
    await engine.dispose()
