"""The two databases made alike: how each is connected to, and the one statement that differs."""

import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

from sqlalchemy import URL, Dialect, Table, event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import InvalidatePoolError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import ConnectionPoolEntry

Insert = sqlite.Insert | postgresql.Insert
WRITE_SECONDS = 30  # how long a write on SQLite waits for another one
IDLE_SECONDS = 1  # a connection that was used later is taken for alive

# How long a server may say nothing (seconds, and milliseconds for the last): one that is cut off
# without a farewell would otherwise be waited for for a quarter of an hour.
_PATIENCE = {"connect_timeout": "10", "keepalives_idle": "10", "tcp_user_timeout": "20000"}
# Each statement is a transaction; nothing is left to roll back after it.
_SINGLE: dict[str, Any] = {"isolation_level": "AUTOCOMMIT", "skip_autocommit_rollback": True}


def create_engine(url: URL) -> AsyncEngine:
    """An engine for a SQLite file, which is made where it is missing, or for PostgreSQL.

    Each statement is a transaction of its own, which saves the way to the database for BEGIN and
    COMMIT; for several in one, see :func:`transactions`. Raises ``sqlite3.Error`` or ``OSError``
    for a path that cannot be a SQLite file.
    """
    if url.get_backend_name() == "sqlite":
        path = Path(url.database or "").absolute()
        _make_file(path)
        engine = create_async_engine(url.set(database=str(path)), **_SINGLE)
        event.listen(engine.sync_engine, "connect", _prepare_sqlite)
        return engine
    engine = create_async_engine(url.set(query={**_PATIENCE, **url.query}), **_SINGLE)
    event.listen(engine.sync_engine, "checkin", _note_use)
    event.listen(engine.sync_engine, "checkout", partial(_ping, engine.dialect))
    return engine


def transactions(engine: AsyncEngine) -> AsyncEngine:
    """The same connections, where ``begin()`` means it.

    On SQLite let a transaction begin with a write: one that reads first may find that it cannot
    write any more.
    """
    level = "SERIALIZABLE" if engine.name == "sqlite" else "READ COMMITTED"
    return engine.execution_options(isolation_level=level)


def _make_file(path: Path) -> None:
    """Turn what is at a path, or nothing, into a database in WAL mode, for good.

    Done before the engine exists: where connecting fails, aiosqlite leaves a thread behind that
    complains after the end of the event loop.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, timeout=WRITE_SECONDS)) as connection:
        connection.execute("PRAGMA schema_version")
        # This alone does not wait for a lock; it is held by another process that does the same.
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")


def _prepare_sqlite(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA busy_timeout = {WRITE_SECONDS * 1000}")
    cursor.execute("PRAGMA foreign_keys = ON")
    # A commit does not wait for the disk. That loses nothing when the process is killed; when the
    # power fails, the last commits may be lost: in half a minute the operating system has written
    # them. Digests among them are sent twice then, but none is missed.
    cursor.execute("PRAGMA synchronous = NORMAL")
    # What /forget deletes is overwritten with zeros. Without this it would stay in the file until
    # its page is used again; the write-ahead log still has it until that begins anew: after 1,000
    # pages, or once the bot has stopped.
    cursor.execute("PRAGMA secure_delete = ON")
    cursor.close()


def _note_use(_: DBAPIConnection | None, record: ConnectionPoolEntry) -> None:
    record.info["used"] = monotonic()


def _ping(
    dialect: Dialect, connection: DBAPIConnection, record: ConnectionPoolEntry, _: object
) -> None:
    """Find out that the server was restarted meanwhile; then all is connected anew.

    SQLAlchemy's own ``pool_pre_ping`` does so at every use, which costs as much as a statement.
    """
    if monotonic() - record.info.get("used", monotonic()) < IDLE_SECONDS:
        return
    try:
        dialect.do_ping(connection)
    except dialect.loaded_dbapi.Error as error:
        raise InvalidatePoolError from error


def insert(dialect: str, table: Table) -> Insert:
    """The dialect's own ``INSERT``, which knows ``ON CONFLICT``."""
    return sqlite.insert(table) if dialect == "sqlite" else postgresql.insert(table)


def upsert(
    dialect: str, table: Table, row: Mapping[str, Any], keep: Collection[str] = ()
) -> Insert:
    """Insert a row, or write its other columns, but for those to ``keep``, over the row with the
    same primary key.
    """
    statement = insert(dialect, table).values(row)
    keys = table.primary_key.columns.keys()
    return statement.on_conflict_do_update(
        index_elements=keys,
        set_={name: statement.excluded[name] for name in row if name not in {*keys, *keep}},
    )
