"""Sending by hand, to the sandbox over HTTP and from a real SQLite file."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.app import joined
from bot.clock import SystemClock
from bot.delivery import LEASE
from bot.digest_report import Report
from bot.digest_send import Sending, send
from bot.sandbox.faults import Fault
from bot.sandbox.model import Chat, User
from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from bot.sender import DigestSender
from bot.serve import StartError
from bot.settings import Settings
from bot.storage import Store
from knowledge.loader import load
from tests.bot import digest_chats as chats

TOKEN = SecretStr("123456789:" + "Abc_def-0" * 4)


@pytest.fixture
async def sandbox() -> AsyncIterator[Sandbox]:
    async with Sandbox(token=TOKEN.get_secret_value()) as running:
        yield running


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    await chats.keep(tmp_path)
    store = await Store.open(chats.url(tmp_path), SystemClock())
    yield store
    await store.close()


@pytest.fixture
def settings(sandbox: Sandbox, tmp_path: Path) -> Settings:
    return Settings.model_validate(
        {
            "telegram_api_base": sandbox.base_url,
            "database_url": chats.url(tmp_path),
            "digest_rate": 30,
        }
    )


async def sent(settings: Settings, store: Store, wanted: Sequence[int] | None) -> dict[str, int]:
    """How often each outcome came about."""
    report = Report()
    await send(settings, TOKEN, store, wanted, report)
    return Counter(report.outcomes.values())


@asynccontextmanager
async def sender(settings: Settings, store: Store) -> AsyncIterator[DigestSender]:
    async with joined(settings, TOKEN, store, SystemClock(), patient=False) as out:
        yield out.digests


def received(sandbox: Sandbox) -> list[int]:
    return sorted(chat.id for chat in sandbox.world.chats.values() for _ in chat.messages)


async def test_what_is_due_is_sent_once(sandbox: Sandbox, settings: Settings, store: Store) -> None:
    assert await sent(settings, store, None) == {"sent": 1}
    assert await sent(settings, store, None) == {}
    assert received(sandbox) == [ZH]
    kept = await store.digests.subscription(ZH)
    assert kept is not None
    assert len(kept.seen) == kept.count
    assert kept.due_at is not None
    assert kept.due_at.time() == chats.SCHEDULE.time


async def test_named_chats_get_theirs_due_or_not(
    sandbox: Sandbox, settings: Settings, store: Store
) -> None:
    outcomes = await sent(settings, store, [FORUM, EN, EN, CHANNEL, GROUP])
    assert outcomes == {"sent": 2, "off or paused": 2}
    assert received(sandbox) == [FORUM, EN]
    (message,) = sandbox.world.chats[FORUM].messages.values()
    assert message.to_api()["message_thread_id"] == 2


async def test_a_refusal_pauses_and_a_failure_puts_off(
    sandbox: Sandbox, settings: Settings, store: Store
) -> None:
    sandbox.fail_next(Fault("sendMessage", ZH, status=403))
    sandbox.fail_next(Fault("sendMessage", EN, status=502))
    assert await sent(settings, store, [ZH, EN]) == {"paused": 1, "put off": 1}
    assert received(sandbox) == []
    kept = await store.digests.subscription(ZH)
    assert kept is not None
    assert kept.paused == "blocked"


async def test_the_end_of_the_material_is_no_failure(settings: Settings, store: Store) -> None:
    (claim,) = await store.digests.claim(1, chats.HOUR, ZH)
    everything = tuple(point.id for point in load(settings.knowledge_file).points)
    await store.digests.complete(claim, claim.lease, everything, recapped=False)
    assert await sent(settings, store, [ZH]) == {"sent": 1}
    assert await sent(settings, store, [ZH]) == {"nothing to say": 1}


async def test_a_pause_that_telegram_asks_for_is_kept(
    sandbox: Sandbox, settings: Settings, store: Store
) -> None:
    sandbox.fail_next(Fault("sendMessage", ZH, retry_after=1))
    outcomes = await sent(settings, store, [ZH, EN, FORUM])
    assert outcomes == {"put off": 1, "sent": 2}


@pytest.fixture
async def many(sandbox: Sandbox, store: Store) -> range:
    """Chats that are due, beside the one that is."""
    readers = range(5001, 5031)
    for chat in readers:
        person = User(chat, f"Reader {chat}", f"reader_{chat}", "en")
        sandbox.world.users[chat] = person
        sandbox.world.chats[chat] = Chat(chat, "private", person=person)
        await store.digests.subscribe(replace(chats.DUE, chat=chat))
    return readers


async def test_many_are_sent_and_each_is_told(
    sandbox: Sandbox, settings: Settings, store: Store, many: range
) -> None:
    done: list[None] = []
    report = Report(lambda: done.append(None))
    async with sender(settings, store) as one:
        await Sending(store.digests, one, None, report).run(3)
    assert report.outcomes == dict.fromkeys([ZH, *many], "sent")
    assert len(done) == 31
    assert received(sandbox) == [ZH, *many]


async def test_two_at_once_share_the_work(
    sandbox: Sandbox, settings: Settings, store: Store, many: range
) -> None:
    one, other = await asyncio.gather(*(sent(settings, store, None) for _ in range(2)))
    assert one["sent"] + other["sent"] == 31
    assert min(one["sent"], other["sent"]) > 5
    assert received(sandbox) == [ZH, *many]


async def test_what_another_sender_holds_is_waited_for(
    sandbox: Sandbox, settings: Settings, store: Store
) -> None:
    """Once he is done, or if he never will be, the chat has its digest once."""
    other = await Store.open(settings.database_url.get_secret_value(), SystemClock())
    (held,) = await other.digests.claim(1, LEASE, ZH)
    (dead,) = await other.digests.claim(1, LEASE, EN)
    sending = asyncio.create_task(sent(settings, store, [ZH, EN, FORUM]))
    await sandbox.next_call("sendMessage")  # to the one that nobody holds
    assert received(sandbox) == [FORUM]
    await other.digests.complete(held, chats.NOW + 12 * chats.HOUR, ("p1",), recapped=False)
    await other.digests.release(replace(dead, slot=chats.NOW))
    assert await sending == {"sent": 3}
    assert received(sandbox) == [FORUM, EN]
    await other.close()


async def test_it_does_not_wait_for_ever(
    sandbox: Sandbox, settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.digest_send.PATIENCE_SECONDS", 0)
    (held,) = await store.digests.claim(1, LEASE, ZH)
    assert await sent(settings, store, [ZH]) == {"not yet": 1}
    assert await store.digests.subscription(ZH) == held.subscription
    assert received(sandbox) == []


async def test_who_stops_it_stops_the_waiting(settings: Settings, store: Store) -> None:
    (held,) = await store.digests.claim(1, LEASE, ZH)
    first = asyncio.Event()
    report = Report(first.set)
    sending = asyncio.create_task(send(settings, TOKEN, store, [ZH, EN], report))
    await first.wait()
    sending.cancel()
    await asyncio.wait([sending])
    assert report.summary() == "sent: 1, put off: 0, paused: 0 (stopped early)"
    assert await store.digests.subscription(ZH) == held.subscription


async def test_who_stops_it_gets_what_is_being_sent(
    sandbox: Sandbox, settings: Settings, store: Store
) -> None:
    sandbox.fail_next(Fault("sendMessage", EN, delay=0.3))
    first = asyncio.Event()
    report = Report(first.set)
    async with sender(settings, store) as one:
        sending = Sending(store.digests, one, [ZH, EN, FORUM], report)
        running = asyncio.create_task(sending.run(2))
        await first.wait()
        running.cancel()
        await asyncio.wait([running])
    assert running.cancelled()
    assert report.summary().endswith("(stopped early)")
    assert not report.complete
    for before in (chats.LATER, chats.TOPIC):
        kept = await store.digests.subscription(before.chat)
        assert kept is not None
        sent = before.chat in received(sandbox)
        assert bool(kept.seen) == sent
        assert (kept == before) != sent


async def test_a_token_that_telegram_does_not_know(settings: Settings, store: Store) -> None:
    with pytest.raises(StartError, match="does not know TELEGRAM_BOT_TOKEN") as error:
        await send(settings, SecretStr("1" + TOKEN.get_secret_value()), store, None, Report())
    assert error.value.__context__ is None


async def test_a_token_that_is_revoked_meanwhile_leaves_the_rows(
    sandbox: Sandbox, settings: Settings, store: Store
) -> None:
    before = await store.digests.subscription(ZH)
    sandbox.fail_next(Fault("sendMessage", status=401, count=9))
    with pytest.raises(StartError, match="does not know TELEGRAM_BOT_TOKEN"):
        await sent(settings, store, [ZH])
    assert await store.digests.subscription(ZH) == before


async def test_no_way_to_telegram(settings: Settings, store: Store) -> None:
    away = settings.model_copy(update={"telegram_api_base": "http://127.0.0.1:1"})
    with pytest.raises(StartError, match="cannot be reached"):
        await sent(away, store, [ZH])


async def test_a_broken_knowledge_file(settings: Settings, store: Store, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("speakers: 5\n", encoding="utf-8")
    with pytest.raises(StartError, match=r"broken\.yaml:1:"):
        await sent(settings.model_copy(update={"knowledge_file": broken}), store, [ZH])
