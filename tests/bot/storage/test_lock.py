"""One bot at most on a SQLite file."""

import asyncio
import signal
import sys
from pathlib import Path

import pytest

from bot.storage import StorageError, Store
from tests.bot.storage.conftest import Clock

HOLDER = """
import asyncio, sys
from bot.storage import Store
from tests.bot.storage.conftest import Clock

async def hold():
    await Store.open(sys.argv[1], Clock(), alone=True)
    print("held", flush=True)
    await asyncio.sleep(600)

asyncio.run(hold())
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    return f"sqlite+aiosqlite:///{tmp_path}/var/rostrum.db"


async def test_a_second_bot_is_told_what_to_do(file: str, tmp_path: Path, clock: Clock) -> None:
    first = await Store.open(file, clock, alone=True)
    with pytest.raises(StorageError) as caught:
        await Store.open(file, clock, alone=True)
    told = str(caught.value)
    assert f"Another process of the bot works on {tmp_path}/var/rostrum.db." in told
    assert "DATABASE_URL to a PostgreSQL" in told
    await first.set_language(1, "zh")
    await first.close()


async def test_whoever_only_looks_needs_no_lock(file: str, clock: Clock) -> None:
    bot = await Store.open(file, clock, alone=True)
    guest = await Store.open(file, clock)
    await guest.set_language(1, "zh")
    await guest.close()
    with pytest.raises(StorageError):
        await Store.open(file, clock, alone=True)
    await bot.close()


async def test_after_closing_another_may_come(file: str, clock: Clock) -> None:
    for _ in range(2):
        await (await Store.open(file, clock, alone=True)).close()


async def test_what_cannot_be_opened_is_not_held(file: str, tmp_path: Path, clock: Clock) -> None:
    (tmp_path / "var").mkdir()
    database = tmp_path / "var" / "rostrum.db"
    database.write_text("not a database, but long enough to be one " * 30)
    with pytest.raises(StorageError, match="file is not a database"):
        await Store.open(file, clock, alone=True)
    database.unlink()
    await (await Store.open(file, clock, alone=True)).close()


async def test_another_way_to_the_same_file_is_no_way_around(
    file: str, tmp_path: Path, clock: Clock
) -> None:
    first = await Store.open(file, clock, alone=True)
    (tmp_path / "link").symlink_to(tmp_path / "var")
    with pytest.raises(StorageError, match="Another process"):
        await Store.open(f"sqlite+aiosqlite:///{tmp_path}/link/rostrum.db", clock, alone=True)
    await first.close()


async def test_a_killed_process_holds_nothing(file: str, clock: Clock) -> None:
    holder = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, file, stdout=asyncio.subprocess.PIPE
    )
    assert holder.stdout is not None
    assert await holder.stdout.readline() == b"held\n"
    with pytest.raises(StorageError, match="Another process"):
        await Store.open(file, clock, alone=True)
    holder.send_signal(signal.SIGKILL)
    await holder.wait()
    await (await Store.open(file, clock, alone=True)).close()


async def test_where_no_lock_can_be_made_the_reason_is_told(
    file: str, tmp_path: Path, clock: Clock
) -> None:
    (tmp_path / "var" / "rostrum.db.lock").mkdir(parents=True)
    with pytest.raises(StorageError, match=r"Cannot open .*rostrum\.db: .*— check DATABASE_URL"):
        await Store.open(file, clock, alone=True)


@pytest.mark.postgres
async def test_postgresql_is_for_many(postgres_url: str, clock: Clock) -> None:
    url = postgres_url.replace("postgresql://", "postgresql+psycopg://", 1)
    for store in [await Store.open(url, clock, alone=True) for _ in range(2)]:
        await store.close()
