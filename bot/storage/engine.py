"""The two databases made alike: how each is connected to, and the one statement that differs."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from sqlite3 import DatabaseError, OperationalError
from typing import Any

from sqlalchemy import URL, Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

Insert = sqlite.Insert | postgresql.Insert
CONNECT_SECONDS = 10


def create_engine(url: URL) -> AsyncEngine:
    """An engine for a SQLite file, whose folder is made, or for a PostgreSQL database."""
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "").absolute()
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = create_async_engine(url.set(database=str(path)))
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        return engine
    patient = {"connect_timeout": str(CONNECT_SECONDS), **url.query}
    return create_async_engine(url.set(query=patient), pool_pre_ping=True)


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    try:
        cursor.execute("PRAGMA busy_timeout = 30000")
        cursor.execute("PRAGMA foreign_keys = ON")
        # A file is turned to WAL once and for good. SQLite does not wait for a lock here: who
        # meets one, meets another process that is just making the file.
        with suppress(OperationalError):
            cursor.execute("PRAGMA journal_mode = WAL")
    except DatabaseError:  # not a database: nobody else would close what is not in the pool yet
        connection.close()
        raise
    cursor.close()


def insert(engine: AsyncEngine, table: Table) -> Insert:
    """The dialect's own ``INSERT``, which knows ``ON CONFLICT``."""
    return sqlite.insert(table) if engine.name == "sqlite" else postgresql.insert(table)


def upsert(engine: AsyncEngine, table: Table, row: Mapping[str, Any]) -> Insert:
    """Insert a row, or write its other columns over the row with the same primary key."""
    statement = insert(engine, table).values(row)
    keys = table.primary_key.columns.keys()
    return statement.on_conflict_do_update(
        index_elements=keys,
        set_={name: statement.excluded[name] for name in row if name not in keys},
    )
