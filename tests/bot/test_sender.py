"""What becomes of one digest, on both databases, over HTTP."""

from dataclasses import replace
from time import monotonic
from typing import Any

import pytest
from sqlalchemy.exc import OperationalError
from telegram.error import InvalidToken

from bot.sandbox.faults import Fault
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from bot.sender import DigestSender
from tests.bot.post_office import PostOffice

NOON = 12 * 3600


async def test_it_is_sent_and_the_next_slot_is_kept(post_office: PostOffice) -> None:
    await post_office.subscribe(ZH, language="zh", count=2)
    assert await post_office.deliver(ZH) == "sent"
    (call,) = post_office.calls()
    assert call.status == 200
    assert call.warnings == []
    assert (call.params["chat_id"], call.params["parse_mode"]) == (ZH, "HTML")
    assert "allow_paid_broadcast" not in call.params
    row = await post_office.row(ZH)
    assert len(row.seen) == 2
    assert not row.recapped
    assert NOON - 120 < await post_office.in_seconds(ZH) <= NOON


async def test_after_the_last_points_comes_a_recap_then_nothing(post_office: PostOffice) -> None:
    known = post_office.services.knowledge.knowledge
    await post_office.subscribe(EN)
    claim = await post_office.claim(EN)
    seen = tuple(point.id for point in known.points)
    await post_office.store.digests.complete(claim, claim.now, seen, False)
    assert await post_office.deliver(EN) == "sent"
    assert "everything" in post_office.calls()[-1].params["text"]
    assert (await post_office.row(EN)).recapped
    assert await post_office.deliver(EN) == "nothing to say"
    assert len(post_office.calls()) == 1
    assert await post_office.in_seconds(EN) > NOON - 120


async def test_it_stays_in_its_topic(post_office: PostOffice) -> None:
    await post_office.subscribe(FORUM, thread=2)
    assert await post_office.deliver(FORUM) == "sent"
    assert post_office.calls()[0].params["message_thread_id"] == 2


async def test_paid_broadcasts_say_so(post_office: PostOffice) -> None:
    office = post_office
    office.sender = DigestSender(
        office.services, office.store.digests, office.client, office.lane, paid=True
    )
    await office.subscribe(EN)
    assert await office.deliver(EN) == "sent"
    assert office.calls()[0].params["allow_paid_broadcast"] is True


@pytest.mark.parametrize(
    ("status", "description", "pause"),
    [
        (403, "Forbidden: bot was blocked by the user", "blocked"),
        (403, "Forbidden: user is deactivated", "gone"),
        (400, "Bad Request: chat not found", "gone"),
        (400, "Bad Request: not enough rights to send text messages to the chat", "rights"),
        (400, "Bad Request: CHAT_WRITE_FORBIDDEN", "rights"),
    ],
)
async def test_who_cannot_be_written_to_is_paused(
    post_office: PostOffice, status: int, description: str, pause: str
) -> None:
    await post_office.subscribe(EN)
    post_office.sandbox.fail_next(Fault("sendMessage", status=status, description=description))
    assert await post_office.deliver(EN) == "paused"
    row = await post_office.row(EN)
    assert (row.paused, row.due_at, row.seen) == (pause, None, ())
    assert len(post_office.calls()) == 1


@pytest.mark.parametrize(
    ("chat", "standing", "pause"),
    [
        (EN, "blocked", "blocked"),
        (EN, "unstarted", "blocked"),
        (EN, "deactivated", "gone"),
        (GROUP, "kicked", "blocked"),
        (GROUP, "left", "blocked"),
        (CHANNEL, "left", "blocked"),
    ],
)
async def test_as_the_sandbox_refuses(
    post_office: PostOffice, chat: int, standing: str, pause: str
) -> None:
    await post_office.subscribe(chat)
    post_office.sandbox.people.move_bot(ZH if chat != EN else EN, chat, standing)
    assert await post_office.deliver(chat) == "paused"
    assert (await post_office.row(chat)).paused == pause


async def test_a_closed_topic_pauses_and_tells_who_set_it(post_office: PostOffice) -> None:
    await post_office.store.set_language(EN, "zh")
    await post_office.subscribe(FORUM, thread=3, administrator=EN)
    assert await post_office.deliver(FORUM) == "paused"
    assert (await post_office.row(FORUM)).paused == "topic"
    told = post_office.calls()[-1]
    assert (told.params["chat_id"], told.status) == (EN, 200)
    assert "论坛 · Forum" in told.params["text"]
    assert "暂停" in told.params["text"]


async def test_if_nobody_can_be_told_it_is_let_go(post_office: PostOffice) -> None:
    await post_office.subscribe(FORUM, thread=2, administrator=EN)
    gone = "Bad Request: message thread not found"
    post_office.sandbox.fail_next(Fault("sendMessage", FORUM, status=400, description=gone))
    post_office.sandbox.fail_next(Fault("sendMessage", EN, status=403))
    assert await post_office.deliver(FORUM) == "paused"
    assert (await post_office.row(FORUM)).paused == "topic"
    assert post_office.statuses(EN) == [403]


async def test_a_moved_group_gets_it_once_under_its_new_id(post_office: PostOffice) -> None:
    await post_office.store.set_language(GROUP, "zh")
    await post_office.subscribe(GROUP)
    claim = await post_office.claim(GROUP)
    new = post_office.sandbox.people.migrate(GROUP)
    assert await post_office.sender.deliver(claim, monotonic() + 10) == "sent"
    assert [call.params["chat_id"] for call in post_office.calls()] == [GROUP, new]
    assert await post_office.store.digests.subscription(GROUP) is None
    row = await post_office.row(new)
    assert len(row.seen) == row.count
    assert await post_office.in_seconds(new) > NOON - 120
    assert await post_office.store.language(new) == "zh"


async def test_a_group_that_keeps_moving_is_put_off(post_office: PostOffice) -> None:
    await post_office.subscribe(GROUP)
    post_office.sandbox.fail_next(Fault("sendMessage", GROUP, migrate_to_chat_id=FORUM))
    post_office.sandbox.fail_next(Fault("sendMessage", FORUM, migrate_to_chat_id=GROUP))
    assert await post_office.deliver(GROUP) == "put off"
    assert await post_office.in_seconds(FORUM) > 4


async def test_a_moved_group_that_blocks_it_is_paused_under_its_new_id(
    post_office: PostOffice,
) -> None:
    await post_office.subscribe(GROUP)
    post_office.sandbox.fail_next(Fault("sendMessage", GROUP, migrate_to_chat_id=FORUM))
    post_office.sandbox.fail_next(Fault("sendMessage", FORUM, status=403))
    assert await post_office.deliver(GROUP) == "paused"
    assert (await post_office.row(FORUM)).paused == "blocked"


async def test_a_429_puts_it_off_for_that_long(post_office: PostOffice) -> None:
    before = await post_office.subscribe(EN)
    post_office.sandbox.fail_next(Fault("sendMessage", retry_after=20))
    assert await post_office.deliver(EN) == "put off"
    assert 18 < await post_office.in_seconds(EN) <= 20
    assert (await post_office.row(EN)).seen == before.seen
    assert post_office.lane.paused() > 18


async def test_a_long_pause_is_not_waited_for(post_office: PostOffice) -> None:
    post_office.pauses.refused(ZH, 25)
    await post_office.subscribe(EN)
    assert await post_office.deliver(EN) == "put off"
    assert 23 < await post_office.in_seconds(EN) <= 25
    assert post_office.calls() == []


@pytest.mark.parametrize(
    "fault",
    [Fault("sendMessage", status=500), Fault("sendMessage", reset="before")],
    ids=["500", "reset"],
)
async def test_failures_put_it_off_for_longer_and_longer(
    post_office: PostOffice, fault: Fault
) -> None:
    await post_office.subscribe(EN)
    pauses = []
    for _ in range(3):
        post_office.sandbox.fail_next(replace(fault))
        assert await post_office.deliver(EN) == "put off"
        pauses.append(await post_office.in_seconds(EN))
        await post_office.hasten(EN)
        post_office.forget_pace()
    assert 4 < pauses[0] < 7 < pauses[1] < 13 < pauses[2] < 26
    assert await post_office.deliver(EN) == "sent"
    post_office.sandbox.fail_next(replace(fault))
    post_office.forget_pace()
    assert await post_office.deliver(EN) == "put off"
    assert await post_office.in_seconds(EN) < 7


@pytest.mark.parametrize(
    "description",
    ["Bad Request: can't parse entities: Unsupported start tag", "Bad Request: unheard of"],
)
async def test_what_is_refused_goes_once_more_as_plain_text(
    post_office: PostOffice, description: str
) -> None:
    await post_office.subscribe(EN)
    post_office.sandbox.fail_next(Fault("sendMessage", status=400, description=description))
    assert await post_office.deliver(EN) == "sent"
    formatted, plain = post_office.calls()
    assert "parse_mode" not in plain.params
    assert "<b>" in formatted.params["text"]
    assert "<" not in plain.params["text"]
    assert plain.params["reply_markup"] == formatted.params["reply_markup"]
    assert (await post_office.row(EN)).seen


async def test_what_is_refused_as_plain_text_too_is_put_off(post_office: PostOffice) -> None:
    await post_office.subscribe(EN)
    post_office.sandbox.fail_next(
        Fault("sendMessage", status=400, description="Bad Request: no", count=2)
    )
    assert await post_office.deliver(EN) == "put off"
    assert post_office.statuses() == [400, 400]
    assert await post_office.in_seconds(EN) > 4


async def test_a_refused_token_leaves_the_row_as_it_was(post_office: PostOffice) -> None:
    before = await post_office.subscribe(EN)
    post_office.sandbox.fail_next(Fault("sendMessage", status=401))
    with pytest.raises(InvalidToken):
        await post_office.deliver(EN)
    assert await post_office.row(EN) == before


async def test_nothing_is_sent_after_the_lease_or_when_stopping(post_office: PostOffice) -> None:
    before = await post_office.subscribe(EN)
    assert await post_office.deliver(EN, usable=0) == "given back"
    assert await post_office.row(EN) == before
    post_office.sender.stopping = True
    post_office.forget_pace()
    assert await post_office.deliver(EN) == "given back"
    assert await post_office.row(EN) == before
    assert post_office.calls() == []


async def test_a_fault_of_our_own_is_logged_and_put_off(
    post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> None:
        raise ZeroDivisionError

    await post_office.subscribe(EN)
    monkeypatch.setattr("bot.sender.digest", fail)
    assert await post_office.deliver(EN) == "put off"
    assert await post_office.in_seconds(EN) > 4


async def test_what_was_sent_is_recorded_as_soon_as_the_database_is_back(
    post_office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    await post_office.subscribe(EN)
    complete = post_office.store.digests.complete
    failures = 0

    async def away(*arguments: Any) -> bool:
        nonlocal failures
        if failures == 2:
            return await complete(*arguments)
        failures += 1
        assert post_office.sender.records.waiting == (failures > 1)
        raise OperationalError("UPDATE", {}, ConnectionError("restarting"))

    monkeypatch.setattr(post_office.store.digests, "complete", away)
    assert await post_office.deliver(EN) == "sent"
    assert failures == 2
    assert (await post_office.row(EN)).seen
    assert len(post_office.calls()) == 1


async def test_a_chat_that_was_set_anew_meanwhile_keeps_that(post_office: PostOffice) -> None:
    await post_office.subscribe(EN)
    claim = await post_office.claim(EN)
    off = await post_office.subscribe(EN, due_at=None)
    assert await post_office.sender.deliver(claim, monotonic() + 10) == "sent"
    row = await post_office.row(EN)
    assert row.due_at is None
    assert len(row.seen) == off.count
