"""What every store does, whichever database it is on."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import event, select
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage import Store
from bot.storage.store import CACHED_FOR
from bot.storage.tables import chats
from handlers.context import ChatStore
from tests.bot.storage.conftest import Clock, Open

IDS = [1, -1, 0, 5_000_000_000, -1001234567890, 2**63 - 1, -(2**63)]


async def rows(engine: AsyncEngine) -> dict[int, tuple[str | None, datetime]]:
    async with engine.connect() as connection:
        found = await connection.execute(select(chats))
        return {row.chat_id: (row.language, row.updated_at) for row in found}


def test_it_is_what_handlers_ask_for(store: Store) -> None:
    asked: ChatStore = store
    assert asked is store


@pytest.mark.parametrize("chat_id", IDS)
async def test_a_language_is_kept_and_can_be_changed(store: Store, chat_id: int) -> None:
    assert await store.language(chat_id) is None
    await store.set_language(chat_id, "zh")
    assert await store.language(chat_id) == "zh"
    await store.set_language(chat_id, "en")
    assert await store.language(chat_id) == "en"


@pytest.mark.parametrize("chat_id", IDS)
async def test_what_was_looked_up_is_known(store: Store, chat_id: int) -> None:
    with pytest.raises(KeyError):
        store.known(chat_id)
    assert await store.language(chat_id) is None
    assert store.known(chat_id) is None
    await store.set_language(chat_id, "zh")
    assert store.known(chat_id) == "zh"


async def test_chats_do_not_mix(store: Store) -> None:
    for number, chat_id in enumerate(IDS):
        await store.set_language(chat_id, "zh" if number % 2 else "en")
    kept = [await store.language(chat_id) for chat_id in IDS]
    assert kept == ["en", "zh", "en", "zh", "en", "zh", "en"]
    assert await store.language(2) is None


async def test_all_is_there_after_opening_it_again(store: Store, open_store: Open) -> None:
    for chat_id in IDS:
        await store.set_language(chat_id, "zh")
    await store.set_meta("menus", "a1")
    await store.close()
    again = await open_store()
    assert [await again.language(chat_id) for chat_id in IDS] == ["zh"] * len(IDS)
    assert await again.meta("menus") == "a1"


async def test_the_time_of_a_change_is_kept_in_utc(
    store: Store, clock: Clock, engine: AsyncEngine
) -> None:
    await store.set_language(1, "zh")
    clock.advance(timedelta(hours=1, microseconds=1))
    await store.set_language(2, "zh")
    kept = {chat_id: at for chat_id, (_, at) in (await rows(engine)).items()}
    assert kept == {1: clock.time - timedelta(hours=1, microseconds=1), 2: clock.time}
    assert {at.tzinfo for at in kept.values()} == {UTC}


async def test_meta_is_kept_by_key(store: Store) -> None:
    assert await store.meta("menus") is None
    await store.set_meta("menus", "a1")
    await store.set_meta("other", "")
    await store.set_meta("menus", "讲台 '; -- \\ %s 🎤")
    assert await store.meta("menus") == "讲台 '; -- \\ %s 🎤"
    assert await store.meta("other") == ""


async def test_a_group_moves_with_what_it_had(store: Store, engine: AsyncEngine) -> None:
    await store.set_language(-5, "zh")
    assert await store.language(-1005) is None  # cached, and must not stay so
    await store.move(-5, -1005)
    assert await store.language(-5) is None
    assert await store.language(-1005) == "zh"
    await store.move(-5, -1005)  # Telegram tells of a move in both chats
    assert await store.language(-1005) == "zh"
    assert list(await rows(engine)) == [-1005]


async def test_moving_an_unknown_chat_changes_nothing(store: Store, engine: AsyncEngine) -> None:
    await store.set_language(-1005, "en")
    await store.move(-5, -1005)
    await store.move(-6, -1006)
    assert await store.language(-1005) == "en"
    assert await store.language(-1006) is None
    assert list(await rows(engine)) == [-1005]


async def test_a_choice_under_the_new_id_outlives_the_move(
    store: Store, engine: AsyncEngine
) -> None:
    await store.set_language(-5, "zh")
    await store.set_language(-1005, "en")
    await store.move(-5, -1005)
    assert await store.language(-1005) == "en"
    assert list(await rows(engine)) == [-1005]


async def test_a_move_fills_in_what_the_new_id_has_not(
    store: Store, engine: AsyncEngine, clock: Clock
) -> None:
    async with engine.begin() as connection:
        await connection.execute(chats.insert().values(chat_id=-1005, updated_at=clock.now()))
    await store.set_language(-5, "zh")
    await store.move(-5, -1005)
    assert await store.language(-1005) == "zh"


async def test_a_move_onto_itself_loses_nothing(store: Store) -> None:
    await store.set_language(-5, "zh")
    await store.move(-5, -5)
    assert await store.language(-5) == "zh"


async def test_a_second_read_does_not_ask_the_database(store: Store) -> None:
    asked: list[str] = []
    event.listen(
        store._engine.sync_engine, "before_cursor_execute", lambda *args: asked.append(args[2])
    )
    await store.set_language(1, "zh")
    written = len(asked)
    assert await store.language(1) == "zh"
    assert len(asked) == written
    for _ in range(3):
        assert await store.language(2) is None
    assert len(asked) == written + 1


async def test_another_process_change_is_seen_after_a_while(
    store: Store, open_store: Open, clock: Clock
) -> None:
    other = await open_store()
    assert await store.language(1) is None
    await other.set_language(1, "zh")
    clock.advance(CACHED_FOR)
    assert await store.language(1) == "zh"


async def test_many_at_once(store: Store, engine: AsyncEngine) -> None:
    async def one(chat_id: int) -> None:
        assert await store.language(chat_id) is None
        await store.set_language(chat_id, "zh")
        await store.set_language(chat_id, "en")
        assert await store.language(chat_id) == "en"

    await asyncio.gather(*map(one, range(100)))
    kept = await rows(engine)
    assert {chat_id: language for chat_id, (language, _) in kept.items()} == dict.fromkeys(
        range(100), "en"
    )


async def test_at_once_in_one_chat_the_cache_agrees_with_the_database(
    store: Store, engine: AsyncEngine
) -> None:
    for _ in range(10):
        await asyncio.gather(
            store.language(1),
            store.set_language(1, "zh"),
            store.language(1),
            store.set_language(1, "en"),
            store.move(1, 2),
            store.language(2),
            store.set_language(1, "zh"),
            store.language(1),
        )
        kept = await rows(engine)
        for chat_id in (1, 2):
            assert await store.language(chat_id) == kept.get(chat_id, (None,))[0]


async def test_several_processes_write_at_once(
    store: Store, open_store: Open, engine: AsyncEngine
) -> None:
    others = [await open_store() for _ in range(3)]
    await asyncio.gather(
        *(each.set_language(n, "zh") for each in (store, *others) for n in range(25))
    )
    assert len(await rows(engine)) == 25


async def test_a_read_overtaken_by_a_change_is_not_cached(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    read, changed = asyncio.Event(), asyncio.Event()
    scalar = AsyncConnection.scalar

    async def slow(self: AsyncConnection, *args: Any) -> Any:
        value = await scalar(self, *args)
        read.set()
        await changed.wait()
        return value

    monkeypatch.setattr(AsyncConnection, "scalar", slow)
    reading = asyncio.create_task(store.language(1))
    await read.wait()
    await store.set_language(1, "zh")
    changed.set()
    assert await reading is None
    assert await store.language(1) == "zh"


async def test_a_change_that_fails_leaves_nothing_cached(
    store: Store, open_store: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    await store.set_language(1, "zh")
    with pytest.raises(asyncio.CancelledError):
        async with store._change(1):
            raise asyncio.CancelledError
    other = await open_store()
    await other.set_language(1, "en")
    assert await store.language(1) == "en"
