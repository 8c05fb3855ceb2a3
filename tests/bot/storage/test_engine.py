from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from bot.storage.engine import create_engine, transactions


async def test_sqlite_is_set_up_and_a_relative_path_starts_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    engine = create_engine(make_url("sqlite+aiosqlite:///new/folder/a.db"))
    async with engine.connect() as connection:
        found = [
            await connection.scalar(text(f"PRAGMA {pragma}"))
            for pragma in (
                *("journal_mode", "busy_timeout", "foreign_keys", "synchronous"),
                "secure_delete",
            )
        ]
    await engine.dispose()
    assert found == ["wal", 30000, 1, 1, 1]
    assert (tmp_path / "new/folder/a.db").exists()


async def test_what_is_deleted_from_sqlite_is_in_the_file_no_more(tmp_path: Path) -> None:
    file = tmp_path / "a.db"
    engine = create_engine(make_url(f"sqlite+aiosqlite:///{file}"))
    async with engine.connect() as connection:
        await connection.execute(text("CREATE TABLE t (x)"))
        for row in range(9):
            await connection.execute(text("INSERT INTO t VALUES (:x)"), {"x": f"secret of {row}"})
    await engine.dispose()
    assert b"secret of 5" in file.read_bytes()
    engine = create_engine(make_url(f"sqlite+aiosqlite:///{file}"))
    async with engine.connect() as connection:
        await connection.execute(text("DELETE FROM t WHERE x = 'secret of 5'"))
    await engine.dispose()
    assert b"secret of 4" in file.read_bytes()
    assert b"secret of 5" not in file.read_bytes()
    assert not file.with_name("a.db-wal").exists()


def test_a_server_that_does_not_answer_is_given_up() -> None:
    engine = create_engine(make_url("postgresql+psycopg://h/db"))
    assert engine.url.query == {
        "connect_timeout": "10",
        "keepalives_idle": "10",
        "tcp_user_timeout": "20000",
    }


def test_a_time_in_the_url_is_kept() -> None:
    engine = create_engine(make_url("postgresql+psycopg://h/db?connect_timeout=3&sslmode=require"))
    assert engine.url.query["connect_timeout"] == "3"
    assert engine.url.query["sslmode"] == "require"


async def test_only_a_transaction_that_is_asked_for_is_one(tmp_path: Path) -> None:
    engine = create_engine(make_url(f"sqlite+aiosqlite:///{tmp_path}/a.db"))
    async with engine.connect() as connection:
        await connection.execute(text("CREATE TABLE t (x)"))
    for way, kept in ((transactions(engine), 0), (engine, 1)):
        with suppress(KeyError):
            async with way.begin() as connection:
                await connection.execute(text("INSERT INTO t VALUES (1)"))
                raise KeyError
        async with engine.connect() as connection:
            assert await connection.scalar(text("SELECT count(*) FROM t")) == kept
    await engine.dispose()
