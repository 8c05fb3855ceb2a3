"""Claiming and completing on both databases; a lease of no length stands for one that is over."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import chain
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.storage import Store
from bot.storage import engine as engines
from bot.storage.claims import FAILURES, FURTHEST, Claim, Claims
from handlers.subscription import Subscription
from tests.bot.storage.chats import chat
from tests.bot.storage.conftest import Clock, Open

LEASE, OVER = timedelta(minutes=1), timedelta()
SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)


@pytest.fixture
async def now(store: Store) -> datetime:
    """The database's time when the test began."""
    return await store.digests.now()


@pytest.fixture
async def due(store: Store, now: datetime) -> list[datetime]:
    """When the chats 0 to 4 were due, each a second after the one before it."""
    instants = [now - HOUR + number * SECOND for number in range(5)]
    for number, instant in enumerate(instants):
        await store.digests.subscribe(chat(number, instant))
    return instants


async def take(digests: Claims, number: int, lease: timedelta = LEASE) -> Claim:
    (claim,) = await digests.claim(1, lease, chat=number)
    return claim


async def kept(store: Store, number: int) -> Subscription:
    found = await store.digests.subscription(number)
    assert found is not None
    return found


def chats(claims: list[Claim]) -> list[int]:
    return [claim.subscription.chat for claim in claims]


async def test_the_oldest_are_claimed_first_and_nobody_twice(
    store: Store, due: list[datetime]
) -> None:
    digests = store.digests
    assert chats(await digests.claim(2, LEASE)) == [0, 1]
    assert chats(await digests.claim(2, LEASE)) == [2, 3]
    assert chats(await digests.claim(2, LEASE)) == [4]
    assert await digests.claim(2, LEASE) == []


async def test_a_claim_tells_slot_lease_and_the_database_clock(
    store: Store, due: list[datetime], now: datetime
) -> None:
    (claim,) = await store.digests.claim(1, LEASE)
    assert claim.slot == due[0]
    assert now <= claim.now <= await store.digests.now()
    assert claim.lease == claim.now + LEASE
    assert claim.subscription == chat(0, claim.lease) == await kept(store, 0)
    assert claim.failures == 0


async def test_only_what_is_due_is_claimed(store: Store, now: datetime) -> None:
    await store.digests.subscribe(chat(1, now))
    await store.digests.subscribe(chat(2, now + HOUR))
    await store.digests.subscribe(chat(3, None))
    await store.digests.subscribe(replace(chat(4, None), paused="blocked"))
    assert chats(await store.digests.claim(9, LEASE)) == [1]


async def test_a_chat_by_name_is_claimed_due_or_not_but_not_when_off(
    store: Store, now: datetime
) -> None:
    await store.digests.subscribe(chat(1, now + HOUR))
    await store.digests.subscribe(chat(2, now - HOUR))
    await store.digests.subscribe(chat(3, None))
    await store.digests.subscribe(replace(chat(4, None), paused="blocked"))
    assert (await take(store.digests, 1)).slot == now + HOUR
    assert (await take(store.digests, 2)).slot == now - HOUR
    for number in (3, 4, 5):
        assert await store.digests.claim(1, LEASE, chat=number) == []


async def test_a_chat_by_name_is_not_taken_from_who_holds_it(
    store: Store, open_store: Open, due: list[datetime], now: datetime
) -> None:
    other = (await open_store()).digests
    held = await take(other, 0)
    assert await store.digests.claim(1, LEASE, chat=0) == []
    assert await kept(store, 0) == held.subscription
    assert await other.complete(held, now + DAY, ("a",), False)
    assert (await take(store.digests, 0)).slot == now + DAY


async def test_a_chat_by_name_is_claimed_by_one_of_many_at_once(
    store: Store, open_store: Open, now: datetime
) -> None:
    stores = [store, await open_store(), await open_store()]
    for number in range(20):
        await store.digests.subscribe(chat(number, now + number % 2 * HOUR - SECOND))
        wanted = (one.digests.claim(1, LEASE, chat=number) for one in stores * 3)
        assert len(list(chain.from_iterable(await asyncio.gather(*wanted)))) == 1


async def test_a_chat_may_be_due_at_once_if_nothing_has_changed(
    store: Store, due: list[datetime], now: datetime
) -> None:
    await store.digests.subscribe(chat(0, now + DAY))
    before = await kept(store, 0)
    assert await store.digests.hasten(before, now)
    assert await kept(store, 0) == replace(before, due_at=now)
    assert not await store.digests.hasten(before, now)
    held = await take(store.digests, 1)
    assert not await store.digests.hasten(chat(1, due[1]), now)
    assert await kept(store, 1) == held.subscription
    await store.digests.subscribe(chat(2, None))
    assert not await store.digests.hasten(await kept(store, 2), now)


async def test_completing_records_all(store: Store, due: list[datetime], now: datetime) -> None:
    claim = await take(store.digests, 0)
    assert await store.digests.put_off(claim, now - HOUR)
    claim = await take(store.digests, 0)
    assert claim.failures == 1
    assert await store.digests.complete(claim, now + DAY, ("a", "b"), True)
    after = await kept(store, 0)
    assert (after.due_at, after.seen, after.recapped) == (now + DAY, ("a", "b"), True)
    assert (await take(store.digests, 0)).failures == 0


async def test_completing_without_a_next_time_leaves_it_off(
    store: Store, due: list[datetime]
) -> None:
    assert await store.digests.complete(await take(store.digests, 0), None, ("a",), False)
    assert (await kept(store, 0)).due_at is None


async def test_completing_may_be_repeated(store: Store, due: list[datetime], now: datetime) -> None:
    claim = await take(store.digests, 0)
    for _ in range(2):
        assert await store.digests.complete(claim, now + DAY, ("a",), False)
    assert (await kept(store, 0)).seen == ("a",)


async def test_what_is_put_off_is_due_again_later_and_failures_add_up(
    store: Store, due: list[datetime], now: datetime
) -> None:
    for failures in range(3):
        claim = await take(store.digests, 0)
        assert claim.failures == failures
        assert await store.digests.put_off(claim, now + HOUR)
    assert (await kept(store, 0)).due_at == now + HOUR
    many = replace(await take(store.digests, 0), failures=FAILURES)
    assert await store.digests.put_off(many, now + HOUR)
    assert (await take(store.digests, 0)).failures == FAILURES


async def test_what_is_released_is_due_as_before(store: Store, due: list[datetime]) -> None:
    claim = await take(store.digests, 0)
    assert await store.digests.release(claim)
    assert await kept(store, 0) == chat(0, due[0])
    assert not await store.digests.release(claim)


async def test_what_is_paused_is_claimed_no_more(store: Store, due: list[datetime]) -> None:
    assert await store.digests.pause(await take(store.digests, 0), "topic")
    after = await kept(store, 0)
    assert (after.due_at, after.paused) == (None, "topic")
    assert chats(await store.digests.claim(9, LEASE)) == [1, 2, 3, 4]


async def test_when_a_lease_is_over_another_sender_takes_it_and_the_first_changes_nothing(
    store: Store, open_store: Open, due: list[datetime], now: datetime
) -> None:
    late, other = store.digests, (await open_store()).digests
    (lost,) = await late.claim(1, OVER)
    (held,) = [claim for claim in await other.claim(9, LEASE) if claim.subscription.chat == 0]
    assert held.slot == lost.lease
    assert not await late.put_off(lost, now + HOUR)
    assert not await late.release(lost)
    assert not await late.pause(lost, "gone")
    assert await kept(store, 0) == held.subscription
    assert not await late.complete(lost, now + HOUR, ("a", "b"), True)
    assert await kept(store, 0) == replace(held.subscription, seen=("a", "b"))
    assert await other.complete(held, now + DAY, ("a", "c"), True)
    assert await kept(store, 0) == replace(
        held.subscription, due_at=now + DAY, seen=("a", "b", "c"), recapped=True
    )


async def test_a_chat_set_anew_meanwhile_stays_so_but_has_seen_what_was_sent(
    store: Store, due: list[datetime], now: datetime
) -> None:
    claim = await take(store.digests, 0)
    anew = replace(chat(0, now + HOUR), language="en", count=1)
    await store.digests.subscribe(anew)
    assert not await store.digests.complete(claim, now + DAY, ("a",), True)
    assert await kept(store, 0) == replace(anew, seen=("a",))


async def test_what_does_not_touch_the_schedule_takes_the_chat_from_nobody(
    store: Store, due: list[datetime], now: datetime
) -> None:
    """Read while a sender holds the chat, written after he is done: it is not due once more."""
    claim = await take(store.digests, 0)
    before = await kept(store, 0)
    assert await store.digests.complete(claim, now + DAY, ("a",), False)
    await store.digests.subscribe(replace(before, count=5), before)
    after = await kept(store, 0)
    assert (after.count, after.due_at) == (5, now + DAY)


async def test_who_starts_over_meanwhile_has_seen_only_what_was_sent_since(
    store: Store, due: list[datetime], now: datetime
) -> None:
    first = await take(store.digests, 0)
    assert await store.digests.complete(first, now - HOUR, ("a", "b"), False)
    claim = await take(store.digests, 0)
    await store.digests.start_over(0)
    assert await store.digests.complete(claim, now + DAY, ("a", "b", "c"), True)
    after = await kept(store, 0)
    assert (after.due_at, after.seen, after.recapped) == (now + DAY, ("c",), False)


async def test_a_chat_forgotten_meanwhile_stays_so(
    store: Store, due: list[datetime], now: datetime
) -> None:
    claim = await take(store.digests, 0)
    await store.digests.forget(0)
    assert not await store.digests.complete(claim, now + DAY, ("a",), False)
    assert not await store.digests.put_off(claim, now + DAY)
    assert await store.digests.subscription(0) is None


async def test_a_group_moved_meanwhile_takes_its_lease_along(
    store: Store, due: list[datetime], now: datetime
) -> None:
    claim = await take(store.digests, 0)
    await store.move(0, -100)
    there = replace(claim, subscription=replace(claim.subscription, chat=-100))
    assert await store.digests.complete(there, now + DAY, ("a",), False)
    after = await kept(store, -100)
    assert (after.due_at, after.seen) == (now + DAY, ("a",))


async def test_what_is_to_come(store: Store, due: list[datetime], now: datetime) -> None:
    digests = store.digests
    assert (await digests.next_due(), await digests.due_count()) == (due[0], 5)
    held = await digests.claim(5, LEASE)
    assert await digests.next_due() == held[0].lease
    assert await digests.due_count() == 0
    for number in range(5):
        await digests.forget(number)
    assert await digests.next_due() is None


async def test_stores_that_claim_at_once_never_share_a_chat(
    store: Store, open_store: Open, now: datetime
) -> None:
    for number in range(60):
        await store.digests.subscribe(chat(number, now - HOUR))
    stores = [store, await open_store(), await open_store()]

    async def claiming(one: Store) -> list[int]:
        mine: list[int] = []
        while claims := await one.digests.claim(3, LEASE):
            mine += chats(claims)
        return mine

    claimed = await asyncio.gather(*(claiming(one) for one in stores * 2))
    assert sorted(chain.from_iterable(claimed)) == list(range(60))


async def test_completing_at_once_loses_nothing_that_was_seen(
    store: Store, open_store: Open, due: list[datetime], now: datetime
) -> None:
    """Late senders, each with a message of his own that arrived."""
    stores = [store, await open_store(), await open_store()]
    lost = [await take(store.digests, 0, OVER) for _ in range(9)]
    await asyncio.gather(
        *(
            stores[place % 3].digests.complete(claim, now + DAY, (f"p{place}",), False)
            for place, claim in enumerate(lost)
        )
    )
    assert sorted((await kept(store, 0)).seen) == [f"p{place}" for place in range(9)]


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_what_changes_while_it_is_claimed_is_not_claimed(
    store: Store, due: list[datetime], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    execute = AsyncConnection.execute
    read = asyncio.Event()

    async def with_a_change(self: AsyncConnection, *args: Any) -> Any:
        result = await execute(self, *args)
        if not read.is_set():
            read.set()
            await store.digests.subscribe(chat(1, now + HOUR))
        return result

    monkeypatch.setattr(AsyncConnection, "execute", with_a_change)
    assert chats(await store.digests.claim(3, LEASE)) == [0, 2]
    assert (await kept(store, 1)).due_at == now + HOUR


@pytest.mark.parametrize("url", ["sqlite"], indirect=True)
async def test_on_sqlite_the_given_clock_decides(store: Store, clock: Clock) -> None:
    await store.digests.subscribe(chat(1, clock.now() + HOUR))
    assert await store.digests.claim(1, LEASE) == []
    clock.advance(HOUR)
    assert await store.digests.now() == clock.now()
    (claim,) = await store.digests.claim(1, LEASE)
    assert (claim.now, claim.lease) == (clock.now(), clock.now() + LEASE)
    assert not store.digests.shared


postgres_only = pytest.mark.parametrize(
    "url", [pytest.param("postgresql", marks=pytest.mark.postgres)], indirect=True
)


@postgres_only
async def test_on_postgresql_its_own_clock_decides(store: Store, clock: Clock) -> None:
    before = await store.digests.now()
    assert before - clock.now() > DAY  # the given clock stands in 2023
    await store.digests.subscribe(chat(1, before - HOUR))
    (claim,) = await store.digests.claim(1, LEASE)
    assert before <= claim.now <= await store.digests.now()
    assert store.digests.shared


@postgres_only
async def test_the_index_is_used_to_find_what_is_due(store: Store, engine: AsyncEngine) -> None:
    plan = "EXPLAIN SELECT chat_id FROM digests WHERE due_at <= statement_timestamp() LIMIT 3"
    async with engine.connect() as connection:
        await connection.execute(text("SET enable_seqscan = off"))
        found = (await connection.execute(text(plan))).scalars()
    assert "ix_digests_due_at" in "\n".join(found)


@postgres_only
async def test_places_of_several_stores_are_spaced(store: Store, open_store: Open) -> None:
    stores = [store, await open_store(), await open_store()]
    began = await store.digests.now()
    waits = await asyncio.gather(*(stores[place % 3].digests.turn(SECOND) for place in range(30)))
    took = await store.digests.now() - began
    for place, wait in enumerate(sorted(waits)):
        assert place * SECOND - took <= wait <= place * SECOND


@postgres_only
async def test_to_take_a_place_waits_for_no_disk(store: Store, engine: AsyncEngine) -> None:
    logged = text("SELECT relpersistence FROM pg_class WHERE oid = 'pace'::regclass")
    async with engine.connect() as connection:
        assert await connection.scalar(logged) == "u"


@postgres_only
async def test_places_that_nobody_took_are_not_made_up_for(store: Store) -> None:
    await store.digests.turn(timedelta(microseconds=1))
    await store.digests.now()
    assert await store.digests.turn(SECOND) == timedelta()
    assert timedelta() < await store.digests.turn(SECOND) <= SECOND


@postgres_only
async def test_a_place_from_before_the_clock_was_set_back_blocks_nobody(store: Store) -> None:
    await store.digests.turn(FURTHEST + HOUR)
    assert await store.digests.turn(SECOND) == timedelta()
    assert timedelta() < await store.digests.turn(SECOND) <= SECOND


@pytest.fixture
async def cut(store: Store, engine: AsyncEngine) -> Callable[[], Awaitable[None]]:
    """Cuts all connections of the store, as a restart of the server does."""

    async def pid() -> int:
        async with store._engine.connect() as connection:
            found: int = (await connection.execute(text("SELECT pg_backend_pid()"))).scalar_one()
            await asyncio.wait_for(together.wait(), 10)
        return found

    together = asyncio.Barrier(3)

    async def cutting() -> None:
        pids = set(await asyncio.gather(pid(), pid(), pid()))
        assert len(pids) == 3
        ended = text("SELECT pg_terminate_backend(pid, 10000) FROM unnest(:pids) AS pid")
        async with engine.connect() as connection:
            assert all((await connection.execute(ended, {"pids": [*pids]})).scalars())

    return cutting


@postgres_only
async def test_a_restart_of_the_server_is_not_even_noticed_after_a_while(
    store: Store,
    due: list[datetime],
    cut: Callable[[], Awaitable[None]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engines, "IDLE_SECONDS", 0)
    await cut()
    assert await store.digests.due_count() == 5
    assert len(await store.digests.claim(5, LEASE)) == 5


@postgres_only
async def test_a_restart_of_the_server_right_after_use_costs_one_call(
    store: Store,
    due: list[datetime],
    cut: Callable[[], Awaitable[None]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(engines, "IDLE_SECONDS", 3600)
    await cut()
    with pytest.raises(OperationalError):
        await store.digests.claim(1, LEASE)
    assert len(await store.digests.claim(9, LEASE)) == 5
