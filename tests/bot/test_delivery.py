"""The loop that claims and sends, on both databases, over HTTP."""

import asyncio
from bisect import bisect_left
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from telegram.error import InvalidToken

from bot.delivery import ahead, at_once
from bot.sandbox.faults import Fault
from bot.sandbox.model import Chat, User
from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN, GROUP, ZH
from bot.ticks import Ticks
from handlers.schedule import DAILY, Schedule
from tests.bot.post_office import PostOffice, opened

HOUR = timedelta(hours=1)


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(20):
        while not await condition():  # noqa: ASYNC110 - a database tells nobody of a change
            await asyncio.sleep(0.01)


def crowd(sandbox: Sandbox, people: int) -> list[int]:
    """Private chats of so many people more."""
    chats = list(range(5000, 5000 + people))
    for chat in chats:
        person = User(chat, f"Reader {chat}", f"reader_{chat}")
        sandbox.world.users[chat] = person
        sandbox.world.chats[chat] = Chat(chat, "private", person=person)
    return chats


async def all_recorded(office: PostOffice, chats: list[int]) -> None:
    async def done() -> bool:
        return all([(await office.row(chat)).seen for chat in chats])

    await until(done)


class Attempts:
    """What is being sent, and when it began."""

    def __init__(self, office: PostOffice, monkeypatch: pytest.MonkeyPatch) -> None:
        self.open: Counter[int] = Counter()
        self.most = 0
        self.doubled = False
        self.began: list[float] = []
        attempt = office.client.attempt

        async def watched(method: str, payload: Mapping[str, Any]) -> Any:
            self.began.append(monotonic())
            self.open[payload["chat_id"]] += 1
            self.most = max(self.most, self.open.total())
            self.doubled |= self.open[payload["chat_id"]] > 1
            try:
                return await attempt(method, payload)
            finally:
                self.open[payload["chat_id"]] -= 1

        monkeypatch.setattr(office.client, "attempt", watched)


async def test_what_is_due_is_sent_once_at_the_rate(
    post_office: PostOffice, running: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    chats = crowd(post_office.sandbox, 45)
    for chat in chats:
        await post_office.subscribe(chat)
    attempts = Attempts(post_office, monkeypatch)
    running(post_office.delivery().run())
    await all_recorded(post_office, chats)
    assert sorted(call.params["chat_id"] for call in post_office.calls()) == chats
    assert set(post_office.statuses()) == {200}
    assert attempts.most <= 3
    # Told from within the process, so a little less than a second is what is sure to hold.
    began = attempts.began
    assert max(bisect_left(began, t + 0.99) - i for i, t in enumerate(began)) <= 30


async def test_the_oldest_is_first_and_a_slow_one_holds_nobody_up(
    post_office: PostOffice, running: Any
) -> None:
    chats = crowd(post_office.sandbox, 8)
    for place, chat in enumerate(chats):
        await post_office.subscribe(chat, HOUR - timedelta(seconds=place))
    post_office.sandbox.fail_next(Fault("sendMessage", chats[0], delay=1))
    running(post_office.delivery().run())
    await all_recorded(post_office, chats)
    order = [call.params["chat_id"] for call in post_office.calls()]
    assert order[:2] == chats[1:3]
    assert order[-1] == chats[0]


async def test_what_is_set_while_it_runs_is_noticed(post_office: PostOffice, running: Any) -> None:
    running(post_office.delivery().run())
    await asyncio.sleep(0)
    await post_office.subscribe(EN, -timedelta(milliseconds=200))
    await all_recorded(post_office, [EN])
    assert post_office.statuses() == [200]


async def test_a_person_does_not_wait_behind_digests(post_office: PostOffice, running: Any) -> None:
    for chat in crowd(post_office.sandbox, 60):
        await post_office.subscribe(chat)
    running(post_office.delivery().run())
    await post_office.sandbox.next_call("sendMessage")
    for _ in range(5):
        before = len(post_office.calls())
        await post_office.client.call("sendMessage", {"chat_id": EN, "text": "Hello"})
        assert len(post_office.calls()) - before <= 4  # its own and those in flight
    assert len(post_office.calls()) < 60


async def test_a_429_pauses_all_digests_and_drops_none(
    post_office: PostOffice, running: Any
) -> None:
    chats = crowd(post_office.sandbox, 6)
    for place, chat in enumerate(chats):
        await post_office.subscribe(chat, HOUR - timedelta(seconds=place))
    post_office.sandbox.fail_next(Fault("sendMessage", chats[0], retry_after=1))
    began = monotonic()
    running(post_office.delivery(limit=1).run())
    assert (await post_office.sandbox.next_call("sendMessage")).status == 429
    await post_office.sandbox.next_call("sendMessage")
    assert monotonic() - began >= 1
    await all_recorded(post_office, chats)
    assert sorted(post_office.statuses()) == [200] * 6 + [429]


async def test_stopping_finishes_what_is_being_sent_and_gives_the_rest_back(
    post_office: PostOffice,
) -> None:
    first, *others = crowd(post_office.sandbox, 3)
    sent = await post_office.subscribe(first, HOUR)
    waiting = [await post_office.subscribe(chat) for chat in others]
    post_office.sandbox.fail_next(Fault("sendMessage", first, delay=0.3))
    post_office.pauses.refused(others[0], 0)
    task = asyncio.create_task(post_office.delivery().run())

    async def claimed() -> bool:
        return (await post_office.row(others[1])).due_at != waiting[1].due_at

    await until(claimed)
    post_office.pauses.refused(others[0], 2)  # the others wait for a turn, the first is out
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    rows = [await post_office.row(chat) for chat in (first, *others)]
    for row, before in zip(rows, [sent, *waiting], strict=True):
        done = post_office.statuses(row.chat) == [200]
        assert bool(row.seen) is done
        assert (row.due_at == before.due_at) is not done


async def test_a_claim_that_is_just_being_made_is_given_back(
    post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await post_office.subscribe(EN)
    claim = post_office.store.digests.claim
    claiming = asyncio.Event()

    async def slow(*arguments: Any) -> Any:
        claims = await claim(*arguments)
        claiming.set()
        await asyncio.sleep(0.1)
        return claims

    monkeypatch.setattr(post_office.store.digests, "claim", slow)
    task = asyncio.create_task(post_office.delivery().run())
    await claiming.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await post_office.row(EN) == before
    assert post_office.calls() == []


async def test_a_refused_token_ends_it_with_all_rows_as_they_were(post_office: PostOffice) -> None:
    rows = [await post_office.subscribe(chat) for chat in crowd(post_office.sandbox, 6)]
    post_office.sandbox.fail_next(Fault("sendMessage", status=401, count=100))
    with pytest.raises(InvalidToken):
        await asyncio.wait_for(post_office.delivery().run(), 10)
    assert [await post_office.row(row.chat) for row in rows] == rows


async def test_a_database_that_goes_away_is_waited_for(
    post_office: PostOffice, running: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    await post_office.subscribe(EN)
    next_due = post_office.store.digests.next_due
    failures = 0

    async def away() -> datetime | None:
        nonlocal failures
        failures += 1
        if failures == 1:
            raise OperationalError("SELECT", {}, ConnectionError("restarting"))
        return await next_due()

    monkeypatch.setattr(post_office.store.digests, "next_due", away)
    running(post_office.delivery().run())
    await all_recorded(post_office, [EN])
    assert failures > 1


async def test_what_is_paused_or_off_is_left_alone(post_office: PostOffice, running: Any) -> None:
    await post_office.subscribe(ZH, due_at=None)
    await post_office.subscribe(GROUP, due_at=None, paused="rights")
    await post_office.subscribe(EN)
    running(post_office.delivery().run())
    await all_recorded(post_office, [EN])
    assert post_office.statuses(ZH) == post_office.statuses(GROUP) == []


@pytest.mark.postgres
async def test_replicas_share_the_work(postgres_url: str, sandbox: Sandbox, running: Any) -> None:
    url = postgres_url.replace("postgresql://", "postgresql+psycopg://", 1)
    chats = crowd(sandbox, 30)
    async with opened(url, sandbox) as one, opened(url, sandbox) as other:
        for chat in chats:
            await one.subscribe(chat)
        tasks = [asyncio.create_task(office.delivery().run()) for office in (one, other)]
        await all_recorded(one, chats)
        for task in tasks:
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task
    assert sorted(call.params["chat_id"] for call in one.calls()) == chats


class Ahead:
    """A clock that runs from a given moment on."""

    def __init__(self, start: datetime) -> None:
        self._ahead = start - datetime.now(UTC)

    def __call__(self) -> datetime:
        return datetime.now(UTC) + self._ahead


@pytest.fixture
async def then(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[PostOffice]:
    """A post office that opens at a given moment, by the sandbox's clock."""
    async with (
        Sandbox(Ahead(request.param)) as sandbox,
        opened(f"sqlite+aiosqlite:///{tmp_path}/rostrum.db", sandbox) as office,
    ):
        yield office


async def next_slot(office: PostOffice) -> datetime:
    """Jump to the moment that delivery waits for; wait until the digest is out. The next slot."""
    clock = office.sandbox.clock
    seen = len((await office.row(EN)).seen)

    async def armed() -> bool:
        row = await office.row(EN)
        return clock.next_alarm() == row.due_at and len(row.seen) == seen

    await until(armed)
    clock.jump_to_alarm()
    assert (await office.sandbox.next_call("sendMessage", chat_id=EN)).status == 200
    seen += 3
    await until(armed)
    due_at = (await office.row(EN)).due_at
    assert due_at is not None
    return due_at


async def test_the_end_of_its_own_lease_is_no_moment_to_wait_for(
    post_office: PostOffice, running: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is next was asked while the digest was sent; the answer comes when that is done."""
    await post_office.subscribe(EN)
    delivery, digests = post_office.delivery(), post_office.store.digests
    rung: list[datetime | None] = []
    next_due, ring_at = digests.next_due, Ticks.ring_at

    async def late() -> datetime | None:
        answer = await next_due()
        while delivery._tasks:  # noqa: ASYNC110 - nothing tells of their end but delivery itself
            await asyncio.sleep(0.001)
        return answer

    def noted(ticks: Ticks, moment: datetime | None) -> None:
        rung.append(moment)
        ring_at(ticks, moment)

    async def waits_for_the_slot() -> bool:
        return any(moment and moment - now > HOUR for moment in rung)

    monkeypatch.setattr(digests, "next_due", late)
    monkeypatch.setattr(Ticks, "ring_at", noted)
    now = await digests.now()
    running(delivery.run())
    await all_recorded(post_office, [EN])
    await until(waits_for_the_slot)
    assert all(moment is None or moment - now > HOUR for moment in rung)


BERLIN = Schedule(time(2, 30), DAILY, "Europe/Berlin")
LORD_HOWE = Schedule(time(2, 15), DAILY, "Australia/Lord_Howe")  # the clocks jump half an hour


@pytest.mark.parametrize(
    ("then", "schedule", "slots"),
    [
        (
            datetime(2026, 3, 28, 12, tzinfo=UTC),
            BERLIN,
            ["2026-03-29 01:30", "2026-03-30 00:30", "2026-03-31 00:30"],
        ),
        (
            datetime(2026, 10, 24, 12, tzinfo=UTC),
            BERLIN,
            ["2026-10-25 00:30", "2026-10-26 01:30", "2026-10-27 01:30"],
        ),
        (
            datetime(2026, 10, 3, 12, tzinfo=UTC),
            LORD_HOWE,
            ["2026-10-03 15:45", "2026-10-04 15:15", "2026-10-05 15:15"],
        ),
    ],
    indirect=["then"],
    ids=["gap", "overlap", "half an hour"],
)
async def test_one_a_local_date_over_jumping_clocks(
    then: PostOffice, running: Any, schedule: Schedule, slots: list[str]
) -> None:
    moments = [datetime.fromisoformat(f"{slot}+00:00") for slot in slots]
    await then.subscribe(EN, schedule=schedule, due_at=moments[0])
    running(then.delivery().run())
    assert [await next_slot(then), await next_slot(then)] == moments[1:]
    assert then.statuses() == [200, 200]


@pytest.mark.parametrize("then", [datetime(2026, 6, 1, 12, tzinfo=UTC)], indirect=True)
async def test_after_days_of_absence_one_catches_up(then: PostOffice, running: Any) -> None:
    schedule = Schedule(time(9), DAILY, "Asia/Singapore")
    await then.subscribe(EN, schedule=schedule, due_at=datetime(2026, 6, 2, 1, tzinfo=UTC))
    then.sandbox.clock.jump(timedelta(days=10).total_seconds())
    running(then.delivery().run())
    await all_recorded(then, [EN])
    assert (await then.row(EN)).due_at == datetime(2026, 6, 12, 1, tzinfo=UTC)
    assert await next_slot(then) == datetime(2026, 6, 13, 1, tzinfo=UTC)
    assert then.statuses() == [200, 200]


@pytest.mark.parametrize("then", [datetime(2026, 6, 1, 12, tzinfo=UTC)], indirect=True)
async def test_a_clock_that_is_set_back_repeats_nothing(then: PostOffice, running: Any) -> None:
    schedule = Schedule(time(9), DAILY, "Asia/Singapore")
    await then.subscribe(EN, schedule=schedule, due_at=datetime(2026, 6, 2, 1, tzinfo=UTC))
    running(then.delivery().run())
    assert await next_slot(then) == datetime(2026, 6, 3, 1, tzinfo=UTC)
    then.sandbox.clock.back_to_real_time()
    assert await next_slot(then) == datetime(2026, 6, 4, 1, tzinfo=UTC)
    assert then.statuses() == [200, 200]


@pytest.mark.parametrize(("rate", "held"), [(1, 3), (23, 3), (30, 3), (31, 4), (1000, 100)])
def test_as_many_at_once_as_the_rate_needs(rate: int, held: int) -> None:
    assert at_once(rate) == held


def test_how_far_the_databases_clock_is_ahead() -> None:
    here = datetime(2026, 6, 1, 12, tzinfo=UTC)
    for microseconds, tenths in [(0, 0), (99_000, 0), (100_000, 1), (-1, -1), (3_250_000, 32)]:
        found = ahead(here + timedelta(microseconds=microseconds), here)
        assert found == timedelta(seconds=tenths / 10)
