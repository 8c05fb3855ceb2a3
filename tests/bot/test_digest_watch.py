"""Left to the bot that runs: a real one on the same SQLite file, sending to the sandbox."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot import digest_watch
from bot.clock import SystemClock
from bot.delivery import LEASE
from bot.digest_report import NOT_YET, OFF, Report
from bot.digest_watch import DUE, HELD, LATER, Watch, standing
from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from bot.serve import serve
from bot.settings import Settings
from bot.storage import Store
from handlers.subscription import Subscription
from knowledge.loader import load
from tests.bot import digest_chats as chats
from tests.bot.digest_chats import HOUR, NOW, PAUSED
from tests.bot.digest_chats import LATER as QUIET

TOKEN = "123456789:" + "Abc_def-0" * 4


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (None, OFF),
        (replace(QUIET, due_at=None), OFF),
        (replace(QUIET, due_at=None, paused="blocked"), "paused"),
        (replace(QUIET, seen=("a",)), "sent"),
        (replace(QUIET, seen=("a",), due_at=NOW), "sent"),
        (replace(QUIET, recapped=True), "sent"),
        (replace(QUIET, due_at=NOW), DUE),
        (replace(QUIET, due_at=NOW + LEASE), HELD),
        (QUIET, LATER),
    ],
)
def test_two_looks_tell_what_has_become_of_a_chat(after: Subscription | None, told: str) -> None:
    assert standing(QUIET, after, NOW) == told


def test_who_was_paused_before_is_no_news() -> None:
    assert standing(PAUSED, PAUSED, NOW) == OFF


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(token=TOKEN) as running:
        yield running


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    await chats.keep(tmp_path)
    store = await Store.open(chats.url(tmp_path), SystemClock())
    yield store
    await store.close()


@asynccontextmanager
async def bot(sandbox: Sandbox, folder: Path) -> AsyncIterator[None]:
    """A whole bot that runs meanwhile."""
    settings = Settings.model_validate(
        {"telegram_api_base": sandbox.base_url, "database_url": chats.url(folder)}
    )
    running = asyncio.create_task(serve(settings, SecretStr(TOKEN)))
    await sandbox.next_call("getMe")
    yield
    running.cancel()
    await asyncio.wait([running])


async def watched(store: Store, wanted: list[int] | None) -> dict[int, str]:
    report = Report()
    await Watch(store.digests, wanted, report).run()
    assert report.finished
    return report.outcomes


def received(sandbox: Sandbox) -> list[int]:
    return sorted(chat.id for chat in sandbox.world.chats.values() for _ in chat.messages)


async def test_named_chats_are_sent_theirs_by_the_bot(
    sandbox: Sandbox, store: Store, tmp_path: Path
) -> None:
    sandbox.people.move_bot(EN, EN, "blocked")
    async with bot(sandbox, tmp_path):
        outcomes = await watched(store, [FORUM, EN, EN, CHANNEL, GROUP])
    assert outcomes == {FORUM: "sent", EN: "paused", CHANNEL: OFF, GROUP: OFF}
    assert FORUM in received(sandbox)
    kept = await store.digests.subscription(FORUM)
    assert kept is not None
    assert kept.due_at is not None
    assert kept.due_at.time() == chats.SCHEDULE.time


async def test_all_that_is_due_is_sent_by_the_bot(
    sandbox: Sandbox, store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digest_watch, "BATCH", 1)
    await store.digests.subscribe(replace(chats.DUE, chat=EN, due_at=NOW))
    watching = asyncio.create_task(watched(store, None))
    async with bot(sandbox, tmp_path):
        outcomes = await watching
    assert outcomes.pop(ZH) == "sent"
    assert outcomes in ({EN: "sent"}, {})  # done before it was looked at
    assert received(sandbox) == [ZH, EN]


async def test_there_may_be_nothing_to_say(sandbox: Sandbox, store: Store, tmp_path: Path) -> None:
    (claim,) = await store.digests.claim(1, HOUR, FORUM)
    everything = tuple(point.id for point in load(Path("knowledge/gair2023.yaml")).points)
    await store.digests.complete(claim, NOW + 24 * HOUR, everything, recapped=True)
    async with bot(sandbox, tmp_path):
        assert await watched(store, [FORUM]) == {FORUM: "nothing to say"}


async def test_a_long_back_off_is_told(sandbox: Sandbox, store: Store, tmp_path: Path) -> None:
    sandbox.fail_next(Fault("sendMessage", FORUM, retry_after=300))
    async with bot(sandbox, tmp_path):
        assert await watched(store, [FORUM]) == {FORUM: "put off"}


async def test_without_a_bot_it_gives_up_and_leaves_it_due(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(digest_watch, "PATIENCE_SECONDS", 0)
    monkeypatch.setattr(digest_watch, "LOOK_SECONDS", 0.01)
    assert await watched(store, [EN]) == {EN: NOT_YET}
    assert await store.digests.due_count() == 2
    assert await watched(store, None) == {ZH: NOT_YET, EN: NOT_YET}


async def test_who_is_being_sent_to_is_left_alone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    (held,) = await store.digests.claim(1, LEASE, EN)
    monkeypatch.setattr(digest_watch, "PATIENCE_SECONDS", 0)
    assert await watched(store, [EN]) == {EN: NOT_YET}
    assert await store.digests.release(held)
    kept = await store.digests.subscription(EN)
    assert kept is not None
    assert kept.due_at == chats.LATER.due_at
