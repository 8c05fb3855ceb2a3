"""What chats set and what is kept about them, on both databases."""

import json
from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.storage import Store
from bot.storage.claims import Claim
from bot.storage.tables import metadata
from handlers.context import DigestStore
from handlers.schedule import Schedule
from handlers.subscription import Subscription
from tests.bot.storage.chats import chat
from tests.bot.storage.conftest import Clock, Open

HOUR = timedelta(hours=1)


def full(clock: Clock, number: int = -1001234567890) -> Subscription:
    return Subscription(
        number,
        "group",
        Schedule(time(23, 59), 0b1010101, "America/Argentina/ComodRivadavia"),
        "en",
        guessed=True,
        bilingual=False,
        count=5,
        thread=2**40,
        administrator=5_000_000_000,
        due_at=clock.now() + timedelta(microseconds=1),
    )


async def see(store: Store, number: int, *seen: str, recapped: bool = False) -> None:
    """Let a chat that is on see points; it stays due when it is."""
    before = await store.digests.subscription(number)
    assert before is not None
    claim = await take(store, number)
    await store.digests.complete(claim, before.due_at, seen, recapped)


async def take(store: Store, number: int) -> Claim:
    """Claim a chat, whenever it is due."""
    found = await store.digests.subscription(number)
    assert found is not None
    await store.digests.hasten(found, await store.digests.now())
    (claim,) = await store.digests.claim(1, HOUR, chat=number)
    return claim


def test_it_is_what_handlers_ask_for(store: Store) -> None:
    asked: DigestStore = store.digests
    assert asked is store.digests


async def test_all_that_a_chat_sets_is_kept(store: Store, open_store: Open, clock: Clock) -> None:
    assert await store.digests.subscription(full(clock).chat) is None
    await store.digests.subscribe(full(clock))
    again = await open_store()
    assert await again.digests.subscription(full(clock).chat) == full(clock)


async def test_all_that_a_chat_sets_can_be_changed(store: Store, clock: Clock) -> None:
    await store.digests.subscribe(replace(chat(full(clock).chat, None), paused="rights"))
    await store.digests.subscribe(full(clock))
    assert await store.digests.subscription(full(clock).chat) == full(clock)


async def test_setting_anew_leaves_what_was_seen_and_forgets_failures(
    store: Store, clock: Clock
) -> None:
    await store.digests.subscribe(chat(1, clock.now()))
    await see(store, 1, "a", "b", recapped=True)
    (claim,) = await store.digests.claim(1, HOUR, chat=1)
    await store.digests.put_off(claim, clock.now())
    await store.digests.subscribe(chat(1, clock.now() + HOUR))
    assert await store.digests.subscription(1) == replace(
        chat(1, clock.now() + HOUR), seen=("a", "b"), recapped=True
    )
    assert (await take(store, 1)).failures == 0


async def test_what_a_new_chat_says_to_have_seen_is_not_believed(
    store: Store, clock: Clock
) -> None:
    await store.digests.subscribe(replace(chat(1, None), seen=("a",), recapped=True))
    assert await store.digests.subscription(1) == chat(1, None)


async def test_starting_over_forgets_what_was_seen_alone(store: Store, clock: Clock) -> None:
    for number in (1, 2):
        await store.digests.subscribe(chat(number, clock.now()))
        await see(store, number, "a", recapped=True)
    await store.digests.start_over(1)
    await store.digests.start_over(3)
    assert await store.digests.subscription(1) == chat(1, clock.now())
    other = await store.digests.subscription(2)
    assert other is not None
    assert (other.seen, other.recapped) == (("a",), True)


async def test_what_comes_next_is_told_in_its_order(store: Store, clock: Clock) -> None:
    for number, hours in enumerate([3, 1, 2]):
        await store.digests.subscribe(chat(number, clock.now() + hours * HOUR))
    await store.digests.subscribe(chat(3, None))
    assert [one.chat for one in await store.digests.upcoming(9)] == [1, 2, 0]
    assert [one.chat for one in await store.digests.upcoming(2)] == [1, 2]


async def test_a_group_moves_with_its_highlights(store: Store, clock: Clock) -> None:
    await store.digests.subscribe(full(clock, -5))
    await see(store, -5, "a", "b", recapped=True)
    await store.move(-5, -1005)
    await store.move(-5, -1005)  # Telegram tells of a move in both chats
    assert await store.digests.subscription(-5) is None
    assert await store.digests.subscription(-1005) == replace(
        full(clock, -1005), seen=("a", "b"), recapped=True
    )


async def test_what_was_set_under_the_new_id_outlives_the_move(store: Store, clock: Clock) -> None:
    await store.digests.subscribe(full(clock, -5))
    await see(store, -5, "a", "b", recapped=True)
    anew = chat(-1005, clock.now() + HOUR)
    await store.digests.subscribe(anew)
    await see(store, -1005, "b", "c")
    await store.move(-5, -1005)
    assert await store.digests.subscription(-5) is None
    assert await store.digests.subscription(-1005) == replace(
        anew, seen=("a", "b", "c"), recapped=True
    )


async def test_a_group_moves_with_its_language_and_its_highlights(
    store: Store, clock: Clock
) -> None:
    await store.set_language(-5, "zh")
    await store.digests.subscribe(full(clock, -5))
    await store.move(-5, -1005)
    assert await store.language(-1005) == "zh"
    assert await store.digests.subscription(-1005) == full(clock, -1005)
    await store.move(-1005, -1005)
    assert await store.digests.subscription(-1005) == full(clock, -1005)


async def test_all_that_is_kept_is_told(store: Store, clock: Clock) -> None:
    assert await store.digests.kept(1) == {}
    await store.set_language(1, "zh")
    await store.digests.subscribe(replace(chat(1, clock.now()), administrator=7))
    await see(store, 1, "a", "b")
    told = await store.digests.kept(1)
    assert json.loads(json.dumps(told)) == {
        "chats": {"chat_id": 1, "language": "zh", "updated_at": "2023-08-14T01:00:00+00:00"},
        "digests": {
            "chat_id": 1,
            "kind": "private",
            "thread_id": None,
            "administrator": 7,
            "local_time": "09:30",
            "days": [
                *("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
            ],
            "zone": "Asia/Singapore",
            "guessed": False,
            "language": "zh",
            "bilingual": True,
            "count": 3,
            "due_at": "2023-08-14T01:00:00+00:00",
            "paused": None,
            "seen": ["a", "b"],
            "recapped": False,
            "failures": 0,
            "updated_at": "2023-08-14T01:00:00+00:00",
        },
    }
    assert await store.digests.kept(7) == {"administrator_of": [1]}


async def test_forgetting_leaves_nothing_of_a_chat_and_all_of_the_others(
    store: Store, open_store: Open, clock: Clock
) -> None:
    for number in (1, 2):
        await store.set_language(number, "zh")
        await store.digests.subscribe(replace(chat(number, clock.now()), administrator=1))
    await store.digests.forget(1)
    await store.digests.forget(3)
    for one in (store, await open_store()):
        assert await one.digests.kept(1) == {}
        assert await one.digests.subscription(1) is None
        assert await one.language(1) is None
        assert await one.language(2) == "zh"
        assert await one.digests.subscription(2) == chat(2, clock.now())


def test_what_is_kept_and_forgotten_is_every_table_of_chats() -> None:
    """A new table of chats must be told and forgotten as well."""
    of_chats = {table.name for table in metadata.tables.values() if "chat_id" in table.columns}
    assert of_chats == {"chats", "digests"}


@pytest.mark.parametrize("change", ["forget", "move"])
async def test_a_change_that_fails_half_way_changes_nothing(
    store: Store, engine: AsyncEngine, clock: Clock, change: str
) -> None:
    await store.set_language(1, "zh")
    await store.digests.subscribe(chat(1, clock.now()))
    async with engine.connect() as connection:
        await connection.execute(text("ALTER TABLE digests RENAME TO away"))
        with pytest.raises(DBAPIError):
            await (store.move(1, 2) if change == "move" else store.digests.forget(1))
        await connection.execute(text("ALTER TABLE away RENAME TO digests"))
    assert set(await store.digests.kept(1)) == {"chats", "digests"}
    assert await store.language(1) == "zh"


async def test_a_change_is_dated_and_a_delivery_is_none(store: Store, clock: Clock) -> None:
    async def changed() -> datetime:
        at: str = (await store.digests.kept(1))["digests"]["updated_at"]
        return datetime.fromisoformat(at)

    began = clock.now()
    await store.digests.subscribe(chat(1, began))
    clock.advance(HOUR)
    await see(store, 1, "a")
    assert await changed() == began
    await store.digests.start_over(1)
    assert await changed() == clock.now()
    clock.advance(HOUR)
    await store.digests.subscribe(chat(1, began))
    assert await changed() == clock.now()
