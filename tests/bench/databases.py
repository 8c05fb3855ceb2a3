"""A database of each kind, for one measurement."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from tests import postgres
from tests.bench.rows import fill

Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Database:
    """``url`` as the setting DATABASE_URL has it."""

    name: str
    url: str

    @property
    def engine_url(self) -> str:
        """The same for SQLAlchemy."""
        scheme, _, rest = self.url.partition("://")
        return {"sqlite": "sqlite+aiosqlite", "postgresql": "postgresql+psycopg"}[
            scheme
        ] + f"://{rest}"


@contextmanager
def _empty(server: str) -> Iterator[list[Database]]:
    """A SQLite file and a schema of a PostgreSQL server."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="rostrum-bench-"))
        url = stack.enter_context(postgres.schema(server))
        sqlite = Path(folder) / "rostrum.db"
        yield [Database("SQLite", f"sqlite:///{sqlite}"), Database("PostgreSQL", url)]


async def each(
    server: str,
    rows: int,
    measure: Callable[[Database], Awaitable[Result]],
    *,
    at_once: bool = False,
) -> dict[str, Result]:
    """Measure on either database with so many rows; the results by the databases' names."""
    with _empty(server) as found:
        for database in found:
            await fill(database.engine_url, rows)
        if at_once:
            results = list(await asyncio.gather(*map(measure, found)))
        else:
            results = [await measure(database) for database in found]
        return {database.name: result for database, result in zip(found, results, strict=True)}
