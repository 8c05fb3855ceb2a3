"""Scheduled highlights as people meet them: set, received, opened, blocked, moved along."""

from typing import Any

from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN, GROUP, ZH

AT_NINE = "/digest 09:00 Asia/Kathmandu"


async def armed(sandbox: Sandbox) -> None:
    """Wait until the bot waits for the next digest."""
    number = 0
    while sandbox.clock.next_alarm() is None:
        found = await sandbox.world.events.wait(number, 10)
        assert found
        number = found[-1].number


async def next_digest(person: Any, sandbox: Sandbox) -> Any:
    await armed(sandbox)
    sandbox.clock.jump_to_alarm()
    return await person.reads()


async def test_they_come_at_the_time_that_was_set(en: Any, sandbox: Sandbox) -> None:
    assert "09:00" in (await en.asks(AT_NINE)).text
    first = await next_digest(en, sandbox)
    assert first.text.startswith("Highlights")
    assert (sandbox.clock.now().hour, sandbox.clock.now().minute) == (3, 15)
    label = next(text for text, button in first.buttons.items() if "callback_data" in button)
    await en.touches(first, first.data(label))
    card = await en.reads()
    assert card.message["message_id"] != first.message["message_id"]
    second = await next_digest(en, sandbox)
    assert second.text != first.text


async def test_who_blocks_the_bot_gets_none_until_coming_back(en: Any, sandbox: Sandbox) -> None:
    await en.asks(AT_NINE)
    await armed(sandbox)
    sandbox.fail_next(Fault("sendMessage", status=403))
    sandbox.clock.jump_to_alarm()
    refused = await sandbox.next_call("sendMessage", chat_id=EN)
    assert refused.status == 403
    while "paused" not in (await en.asks("/digest")).text.lower():
        pass
    await en.asks("/start")
    assert "09:00" in (await en.reads()).text
    again = await next_digest(en, sandbox)
    point = again.text.splitlines()[2].partition(" ¶")[0]
    assert point in refused.params["text"]


async def test_a_group_takes_its_highlights_along(owner: Any, sandbox: Sandbox) -> None:
    await owner.asks(AT_NINE)
    await armed(sandbox)
    new = sandbox.people.migrate(GROUP)
    sandbox.clock.jump_to_alarm()
    digest = await sandbox.next_call("sendMessage", chat_id=new)
    assert digest.status == 200
    sent = [call.params["chat_id"] for call in sandbox.journal.calls("sendMessage")]
    assert sent.count(new) == 1
    assert ZH not in sent
