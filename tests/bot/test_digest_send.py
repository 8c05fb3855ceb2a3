"""Sending by hand, to the sandbox over HTTP and from a real SQLite file."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.clock import SystemClock
from bot.digest_send import Report, Sending, rate, sender
from bot.sandbox.faults import Fault
from bot.sandbox.model import Chat, User
from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
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
    async with sender(settings, TOKEN, store) as one:
        await Sending(store.digests, one, wanted, report).run(3)
    return Counter(report.outcomes.values())


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
    report = Report()
    async with sender(settings, TOKEN, store) as one:
        await Sending(store.digests, one, None, report, lambda: done.append(None)).run(3)
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


async def test_the_last_outcome_of_a_chat_counts(
    sandbox: Sandbox, settings: Settings, store: Store
) -> None:
    report = Report()
    async with sender(settings, TOKEN, store) as one:
        sandbox.fail_next(Fault("sendMessage", ZH, status=500))
        await Sending(store.digests, one, [ZH], report).run(1)
        assert (report.summary(), report.complete) == ("sent: 0, put off: 1, paused: 0", False)
    async with sender(settings, TOKEN, store) as one:
        await Sending(store.digests, one, [ZH], report).run(1)
    assert (report.summary(), report.complete) == ("sent: 1, put off: 0, paused: 0", True)


async def test_who_stops_it_gets_what_is_being_sent(
    sandbox: Sandbox, settings: Settings, store: Store
) -> None:
    sandbox.fail_next(Fault("sendMessage", EN, delay=0.3))
    report = Report()
    async with sender(settings, TOKEN, store) as one:
        first = asyncio.Event()
        sending = Sending(store.digests, one, [ZH, EN, FORUM], report, first.set)
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
        async with sender(settings, SecretStr("1" + TOKEN.get_secret_value()), store):
            pass
    assert TOKEN.get_secret_value() not in repr(error.value.__context__)


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


async def test_it_sends_what_a_running_bot_leaves_of_the_rate(
    settings: Settings, tmp_path: Path
) -> None:
    slow = settings.model_copy(update={"digest_rate": 23})
    paid = settings.model_copy(update={"digest_rate": 200, "paid_broadcast": True})
    assert [rate(one) for one in (slow, settings, paid)] == [23, 30, 200]
    bot = await Store.open(chats.url(tmp_path), SystemClock(), alone=True)
    assert [rate(one) for one in (slow, settings, paid)] == [7, 1, 800]
    await bot.close()
    assert rate(slow) == 23
