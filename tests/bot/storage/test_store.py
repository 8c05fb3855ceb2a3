"""What is told when a database cannot be opened; all else is in ``test_contract``."""

import socket
import traceback
from pathlib import Path

import pytest

from bot.storage import StorageError, Store
from tests.bot.storage.conftest import Clock

PASSWORD = "pass@word-not-to-be-seen"
QUOTED = PASSWORD.replace("@", "%40")


async def refused(url: str) -> str:
    with pytest.raises(StorageError) as caught:
        await Store.open(url, Clock())
    told = "".join(traceback.format_exception(caught.value))
    assert PASSWORD not in told
    assert QUOTED not in told
    assert str(caught.value).endswith("— check DATABASE_URL")
    return str(caught.value)


async def test_nobody_is_listening() -> None:
    with socket.socket() as bound:  # bound but not listening: refuses, and nobody else takes it
        bound.bind(("127.0.0.1", 0))
        port = bound.getsockname()[1]
        told = await refused(f"postgresql+psycopg://me:{QUOTED}@127.0.0.1:{port}/db")
    assert told.startswith(f"Cannot open postgresql://me:***@127.0.0.1:{port}/db: ")
    assert "Connection refused" in told


@pytest.mark.postgres
async def test_the_database_does_not_exist(postgres_server: str) -> None:
    server, _, query = postgres_server.partition("?")
    host = server.removeprefix("postgresql://").rpartition("/")[0]
    told = await refused(f"postgresql+psycopg://{host}/no-such-database?{query}")
    assert "no-such-database" in told
    assert "does not exist" in told


async def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_text("not a database, but long enough to be one " * 30)
    assert "file is not a database" in await refused(f"sqlite+aiosqlite:///{tmp_path}/a.db")


async def test_a_folder_in_the_place_of_the_file(tmp_path: Path) -> None:
    assert "unable to open" in await refused(f"sqlite+aiosqlite:///{tmp_path}")


async def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "var").touch()
    assert "File exists" in await refused(f"sqlite+aiosqlite:///{tmp_path}/var/a.db")
