"""The migrations on both databases, against the tables that the code works with."""

import asyncio
import sys

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage import StorageError, Store, migrate
from bot.storage.engine import transactions
from bot.storage.tables import metadata
from tests.bot.storage.conftest import Clock, Open


def differences(connection: Connection) -> list[object]:
    options = {"compare_type": True, "compare_server_default": True}
    context = MigrationContext.configure(connection, opts=options)
    return list(compare_metadata(context, metadata))


async def test_the_migrations_make_exactly_the_tables(store: Store, engine: AsyncEngine) -> None:
    async with engine.connect() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_difference_would_be_seen(store: Store, engine: AsyncEngine) -> None:
    async with transactions(engine).begin() as connection:
        await connection.execute(text("ALTER TABLE chats ADD COLUMN more INTEGER"))
        assert await connection.run_sync(differences) != []


async def test_down_to_nothing_and_up_again(store: Store, engine: AsyncEngine) -> None:
    async with transactions(engine).begin() as connection:
        await connection.run_sync(migrate.run, "downgrade", "base")
        left = await connection.run_sync(lambda c: inspect(c).get_table_names())
        assert left == ["alembic_version"]
    async with transactions(engine).begin() as connection:
        await connection.run_sync(migrate.upgrade)
        assert await connection.run_sync(differences) == []
    await store.set_language(1, "zh")


async def test_what_was_kept_before_there_were_highlights_stays(
    store: Store, engine: AsyncEngine, open_store: Open
) -> None:
    await store.set_language(1, "zh")
    await store.close()
    async with transactions(engine).begin() as connection:
        await connection.run_sync(migrate.run, "downgrade", "0001")
        left = await connection.run_sync(lambda c: inspect(c).get_table_names())
    assert set(left) == {"alembic_version", "chats", "meta"}
    again = await open_store()
    assert await again.language(1) == "zh"
    assert await again.digests.kept(2) == {}


def test_the_newest_revision_is_the_one_that_the_code_names() -> None:
    config = Config()
    config.set_main_option("script_location", str(migrate.MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [migrate.HEAD]


async def test_several_processes_start_at_once(open_store: Open) -> None:
    stores = await asyncio.gather(*(open_store() for _ in range(5)))
    await asyncio.gather(*(store.set_language(1, "zh") for store in stores))


async def test_a_database_of_a_newer_version_is_refused_and_left_alone(
    store: Store, engine: AsyncEngine, url: str, clock: Clock
) -> None:
    async with transactions(engine).begin() as connection:
        await connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StorageError, match=r"revision 9999.*newer.*update Rostrum"):
        await Store.open(url, clock)
    async with engine.connect() as connection:
        assert await connection.run_sync(migrate.revision) == "9999"


async def test_a_migration_that_fails_leaves_nothing_behind(
    engine: AsyncEngine, url: str, clock: Clock
) -> None:
    async with transactions(
        engine
    ).begin() as connection:  # somebody else's table, met by the second step
        await connection.execute(text("CREATE TABLE meta (x INTEGER)"))
    with pytest.raises(StorageError, match=r"Cannot open .*meta.* already exists"):
        await Store.open(url, clock)
    async with engine.connect() as connection:
        left = await connection.run_sync(lambda c: inspect(c).get_table_names())
    assert left == ["meta"]


async def test_alembic_is_not_imported_where_there_is_nothing_to_do(store: Store, url: str) -> None:
    code = f"""
import asyncio, sys
from bot.storage import Store
from tests.bot.storage.conftest import Clock

async def opened():
    await (await Store.open({url!r}, Clock())).close()
    return "alembic" in sys.modules

print(asyncio.run(opened()))
"""
    run = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE
    )
    assert (await run.communicate())[0] == b"False\n"
