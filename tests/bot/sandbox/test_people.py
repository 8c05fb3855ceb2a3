"""What people do, and what the bot hears of it."""

import asyncio

import pytest

from bot.sandbox.refusals import MistakeError
from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from tests.bot.sandbox.conftest import Api, TurnableClock


async def test_a_private_message_with_its_command(sandbox: Sandbox, api: Api) -> None:
    sandbox.people.start(ZH, "you-yang")
    message = (await api.update())["message"]
    assert message["text"] == "/start you-yang"
    assert message["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    assert message["from"]["language_code"] == "zh-hans"
    assert message["chat"] == {
        "id": ZH,
        "type": "private",
        "first_name": "中文读者",
        "username": "zh_reader",
    }


async def heard(sandbox: Sandbox) -> list[str]:
    """The texts that wait for the bot."""
    return [update.body["message"]["text"] for update in sandbox.world.updates.waiting()]


async def test_privacy_mode_hides_what_is_not_for_the_bot(sandbox: Sandbox, api: Api) -> None:
    own = await api.ok("sendMessage", chat_id=GROUP, text="ask me")
    for text in ("hello", "@rostrum_bot hello", "see /help", "/ask@other_bot x"):
        sandbox.people.send(EN, GROUP, text)
    assert await heard(sandbox) == []
    sandbox.people.send(EN, GROUP, "/ask x")
    sandbox.people.send(EN, GROUP, "/ask@Rostrum_Bot y")
    sandbox.people.send(EN, GROUP, "a reply", reply_to=own["message_id"])
    assert await heard(sandbox) == ["/ask x", "/ask@Rostrum_Bot y", "a reply"]


@pytest.mark.parametrize("how", ["administrator", "privacy off"])
async def test_without_privacy_mode_all_is_heard(sandbox: Sandbox, how: str) -> None:
    if how == "administrator":
        sandbox.people.move_bot(ZH, GROUP, "administrator")
        sandbox.world.updates.clear()
    else:
        sandbox.world.reads_all = True
    sandbox.people.send(EN, GROUP, "hello")
    assert await heard(sandbox) == ["hello"]


async def test_edits_are_told(sandbox: Sandbox, api: Api) -> None:
    sent = sandbox.people.send(ZH, ZH, "优样")
    sandbox.people.edit(ZH, ZH, sent["message_id"], "尤洋")
    await api.update()
    edited = (await api.update())["edited_message"]
    assert (edited["text"], edited["edit_date"]) == ("尤洋", edited["date"])


async def test_a_tap_and_its_answer(sandbox: Sandbox, api: Api) -> None:
    keyboard = {"inline_keyboard": [[{"text": "a", "callback_data": "go"}]]}
    sent = await api.ok("sendMessage", chat_id=ZH, text="x", reply_markup=keyboard)
    tap = asyncio.create_task(sandbox.people.press(ZH, ZH, sent["message_id"], "go"))
    query = (await api.update())["callback_query"]
    assert (query["data"], query["message"]["message_id"]) == ("go", sent["message_id"])
    await api.ok("answerCallbackQuery", callback_query_id=query["id"], text="ok", show_alert="1")
    assert await tap == {"text": "ok", "show_alert": True, "url": ""}
    with pytest.raises(MistakeError):
        sandbox.people.tap(ZH, ZH, sent["message_id"], "other")
    with pytest.raises(TimeoutError):
        await sandbox.people.press(ZH, ZH, sent["message_id"], "go", seconds=0)


def article(number: str) -> dict[str, object]:
    return {
        "type": "article",
        "id": number,
        "title": f"T{number}",
        "input_message_content": {"message_text": "<b>x</b>", "parse_mode": "HTML"},
        "reply_markup": {"inline_keyboard": [[{"text": "a", "callback_data": "go"}]]},
    }


async def test_an_inline_result_is_sent_via_the_bot(sandbox: Sandbox, api: Api) -> None:
    sandbox.world.inline_feedback = True
    asking = asyncio.create_task(sandbox.people.ask_inline(EN, GROUP, "you"))
    query = (await api.update())["inline_query"]
    assert (query["query"], query["offset"], query["chat_type"]) == ("you", "", "supergroup")
    await api.ok(
        "answerInlineQuery", inline_query_id=query["id"], results=[article("1")], next_offset="2"
    )
    answer = await asking
    assert (answer["next_offset"], answer["results"][0]["title"]) == ("2", "T1")

    sandbox.people.choose(EN, GROUP, answer["query_id"], "1")
    message = (await api.update())["message"]
    assert message["via_bot"]["username"] == "rostrum_bot"
    assert message["from"]["id"] == EN
    chosen = (await api.update())["chosen_inline_result"]

    tap = sandbox.people.tap(ZH, GROUP, message["message_id"], "go")
    query = (await api.update())["callback_query"]
    assert query["inline_message_id"] == chosen["inline_message_id"]
    assert "message" not in query
    assert await api.ok("editMessageText", inline_message_id=query["inline_message_id"], text="y")
    await api.ok("answerCallbackQuery", callback_query_id=tap.id)
    assert sandbox.people.messages(GROUP)[-1]["text"] == "y"


async def test_inline_answers_are_cached_for_all_or_for_one(
    sandbox: Sandbox, api: Api, clock: TurnableClock
) -> None:
    async def ask(person: int) -> bool:
        """Whether the cache answered."""
        asking = asyncio.create_task(sandbox.people.ask_inline(person, GROUP, "q"))
        await asyncio.sleep(0)  # either the cache has answered by now, or the bot is asked
        if not asking.done():
            query = (await api.update())["inline_query"]
            await api.ok(
                "answerInlineQuery",
                inline_query_id=query["id"],
                results=[article("1")],
                cache_time=60,
                is_personal=personal,
            )
        return bool((await asking)["cached"])

    personal = True
    assert [await ask(ZH), await ask(ZH), await ask(EN)] == [False, True, False]
    clock.forward(seconds=61)
    personal = False
    assert [await ask(ZH), await ask(EN)] == [False, True]


async def test_the_bot_comes_and_goes(sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, GROUP, "kicked")
    assert (await api.update())["my_chat_member"]["new_chat_member"]["status"] == "kicked"
    assert await api.refused("sendMessage", chat_id=GROUP, text="x") == (
        "403 Forbidden: bot was kicked from the supergroup chat"
    )
    sandbox.people.move_bot(ZH, GROUP, "member")
    change = (await api.update())["my_chat_member"]
    assert (change["old_chat_member"]["status"], change["from"]["id"]) == ("kicked", ZH)
    assert (await api.update())["message"]["new_chat_members"][0]["username"] == "rostrum_bot"
    await api.ok("leaveChat", chat_id=GROUP)
    assert (await api.update())["my_chat_member"]["new_chat_member"]["status"] == "left"


@pytest.mark.parametrize(
    ("standing", "why"),
    [
        ("blocked", "bot was blocked by the user"),
        ("unstarted", "bot can't initiate conversation with a user"),
        ("deactivated", "user is deactivated"),
    ],
)
async def test_private_chats_can_be_closed_to_the_bot(
    sandbox: Sandbox, api: Api, standing: str, why: str
) -> None:
    sandbox.people.move_bot(EN, EN, standing)
    assert await api.refused("sendMessage", chat_id=EN, text="x") == f"403 Forbidden: {why}"
    if standing != "deactivated":
        sandbox.people.start(EN)
        await api.ok("sendMessage", chat_id=EN, text="x")


async def test_channels_and_forums(sandbox: Sandbox, api: Api) -> None:
    sandbox.people.send(ZH, CHANNEL, "news")
    post = (await api.update())["channel_post"]
    assert post["sender_chat"]["id"] == CHANNEL
    assert "from" not in post
    asked = sandbox.people.send(EN, FORUM, "/ask x", topic=2)
    assert (await api.update())["message"]["message_thread_id"] == 2
    reply = await api.ok(
        "sendMessage",
        chat_id=FORUM,
        text="y",
        reply_parameters={"message_id": asked["message_id"]},
    )
    assert reply["message_thread_id"] == 2
    refused = await api.refused("sendMessage", chat_id=FORUM, text="y", message_thread_id=3)
    assert refused == "400 Bad Request: TOPIC_CLOSED"
    refused = await api.refused("sendMessage", chat_id=FORUM, text="y", message_thread_id=9)
    assert refused == "400 Bad Request: message thread not found"


async def test_long_texts_go_out_in_parts(sandbox: Sandbox) -> None:
    last = sandbox.people.send(ZH, ZH, "好" * 4096 + "😀")
    assert [len(m["text"]) for m in sandbox.people.messages(ZH)] == [4096, 1]
    assert last["text"] == "😀"


@pytest.mark.parametrize(
    ("person", "chat", "text"), [(7, ZH, "x"), (ZH, 7, "x"), (ZH, EN, "x"), (ZH, ZH, " \n")]
)
async def test_what_no_client_could_do(sandbox: Sandbox, person: int, chat: int, text: str) -> None:
    with pytest.raises(MistakeError):
        sandbox.people.send(person, chat, text)
