from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from bot.storage.engine import create_engine


async def test_sqlite_is_set_up_and_a_relative_path_starts_here(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    engine = create_engine(make_url("sqlite+aiosqlite:///new/folder/a.db"))
    async with engine.connect() as connection:
        found = [
            await connection.scalar(text(f"PRAGMA {pragma}"))
            for pragma in ("journal_mode", "busy_timeout", "foreign_keys")
        ]
    await engine.dispose()
    assert found == ["wal", 30000, 1]
    assert (tmp_path / "new/folder/a.db").exists()


def test_a_server_that_does_not_answer_is_given_up() -> None:
    engine = create_engine(make_url("postgresql+psycopg://h/db"))
    assert engine.url.query == {"connect_timeout": "10"}


def test_a_time_in_the_url_is_kept() -> None:
    engine = create_engine(make_url("postgresql+psycopg://h/db?connect_timeout=3&sslmode=require"))
    assert engine.url.query == {"connect_timeout": "3", "sslmode": "require"}
