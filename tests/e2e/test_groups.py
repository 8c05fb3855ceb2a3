"""The bot in a group."""

from typing import Any

from bot.sandbox.server import Sandbox


async def test_a_command_is_answered_as_a_reply(guest: Any) -> None:
    shown = await guest.asks("/speaker Yang You")
    assert shown.text.startswith("Yang You")
    assert shown.message["reply_to_message"]["text"] == "/speaker Yang You"


async def test_a_command_for_another_bot_is_not_answered(guest: Any, sandbox: Sandbox) -> None:
    sandbox.world.reads_all = True
    sandbox.people.send(guest.id, guest.chat, "/speaker@other_bot Yang You")
    sandbox.people.send(guest.id, guest.chat, "/nonsense")
    sandbox.people.send(guest.id, guest.chat, "Who knows Yang You?")
    await guest.asks("/speaker@rostrum_bot Bo Li")
    assert len(sandbox.journal.calls("sendMessage")) == 1


async def test_a_reply_to_the_bot_is_a_question(guest: Any) -> None:
    shown = await guest.asks("/help@rostrum_bot")
    answer = await guest.asks("What did Yang You say?", reply_to=shown.message["message_id"])
    assert "Yang You" in answer.text


async def test_a_mention_where_it_is_delivered(guest: Any, sandbox: Sandbox) -> None:
    sandbox.world.reads_all = True
    assert "Yang You" in (await guest.asks("@rostrum_bot Yang You")).text


async def test_a_greeting_says_how_to_ask(owner: Any, sandbox: Sandbox) -> None:
    sandbox.people.move_bot(owner.id, owner.chat, "left")
    sandbox.people.move_bot(owner.id, owner.chat, "member")
    shown = await owner.reads()
    assert len(shown.text.splitlines()) == 2
    assert "/ask" in shown.text
    assert "@我" not in shown.text


async def test_an_administrator_is_told_of_mentions(owner: Any, sandbox: Sandbox) -> None:
    sandbox.people.move_bot(owner.id, owner.chat, "left")
    sandbox.people.move_bot(owner.id, owner.chat, "administrator")
    assert "@我" in (await owner.reads()).text


async def test_only_who_asked_swaps(guest: Any, owner: Any, sandbox: Sandbox) -> None:
    shown = await guest.asks("/speaker Yang You")
    toast = await owner.touches(shown, shown.data("中文"))
    assert toast["text"]
    assert (await guest.taps(shown, "中文")).text.startswith("尤洋")


async def test_administrators_set_the_language(guest: Any, owner: Any) -> None:
    assert not (await guest.asks("/language")).buttons
    await owner.taps(await owner.asks("/language"), "English")
    assert (await owner.asks("/speaker 尤洋")).text.startswith("Yang You")
