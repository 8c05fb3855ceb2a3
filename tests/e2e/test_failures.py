"""When Telegram refuses or is not there."""

from typing import Any

from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox


def statuses(sandbox: Sandbox, method: str) -> list[int]:
    return [call.status for call in sandbox.journal.calls(method)]


async def test_a_429_is_waited_for(en: Any, sandbox: Sandbox) -> None:
    sandbox.fail_next(Fault("sendMessage", status=429, retry_after=1))
    sandbox.people.send(en.id, en.chat, "/help")
    assert (await sandbox.next_call("sendMessage")).status == 429
    assert (await en.reads()).text
    assert statuses(sandbox, "sendMessage") == [429, 200]


async def test_a_person_who_blocked_it_does_not_stop_it(zh: Any, en: Any, sandbox: Sandbox) -> None:
    blocked = "Forbidden: bot was blocked by the user"
    sandbox.fail_next(Fault("sendMessage", chat_id=zh.chat, status=403, description=blocked))
    sandbox.people.send(zh.id, zh.chat, "/help")
    assert (await sandbox.next_call("sendMessage")).status == 403
    assert (await en.asks("/help")).text
    assert (await zh.asks("/help")).text
    assert statuses(sandbox, "sendMessage") == [403, 200, 200]


async def test_a_broken_connection_sends_nothing_twice(en: Any, sandbox: Sandbox) -> None:
    sandbox.fail_next(Fault("sendMessage", reset="after"))
    sandbox.people.send(en.id, en.chat, "/help")
    assert (await en.reads()).text
    # What follows is the apology: the bot cannot know that its answer arrived.
    assert "sorry" in (await en.reads()).text.lower()


async def test_a_failure_is_apologised_for(en: Any, sandbox: Sandbox) -> None:
    sandbox.fail_next(Fault("sendMessage", status=500))
    sandbox.people.send(en.id, en.chat, "/help")
    assert (await sandbox.next_call("sendMessage")).status == 500
    assert "sorry" in (await en.reads()).text.lower()


async def test_telegram_is_away_for_a_moment(en: Any, sandbox: Sandbox, mode: str) -> None:
    method = "getUpdates" if mode == "polling" else "setWebhook"
    sandbox.fail_next(Fault(method, status=502))
    assert (await en.asks("/help")).text


async def test_a_group_that_becomes_a_supergroup(guest: Any, sandbox: Sandbox) -> None:
    sandbox.fail_next(
        Fault(
            "sendMessage",
            status=400,
            description="Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=guest.chat,
        )
    )
    sandbox.people.send(guest.id, guest.chat, "/help")
    assert (await sandbox.next_call("sendMessage")).status == 400
    assert (await guest.reads()).text
