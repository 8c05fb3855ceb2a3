"""Bots made with other libraries talk to the sandbox as they talk to Telegram."""

import pytest

from bot.sandbox.world import EN, GROUP, ZH
from tests.compat.control import Control

pytestmark = pytest.mark.usefixtures("bot")


async def test_a_conversation(control: Control) -> None:
    await menus_are_set(control)
    await a_deep_link_greets(control)
    await a_button_counts(control)
    await a_text_comes_back(control)
    await inline_results_go_out(control)


async def menus_are_set(control: Control) -> None:
    await control.next_call("setMyCommands")
    await control.next_call("setMyCommands")
    menus = [
        (await control.read("state", person=person))["chats"][0]["commands"] for person in (EN, ZH)
    ]
    assert menus == [
        [{"command": "start", "description": "Say hello"}],
        [{"command": "start", "description": "打个招呼"}],
    ]


async def a_deep_link_greets(control: Control) -> None:
    await control.do("start", person=EN, payload="from-a_link")
    message = (await control.next_call("sendMessage"))["answer"]["result"]
    assert message["text"] == "Welcome 🍵 You came with from-a_link."
    # The cup is one character and two UTF-16 units.
    assert message["entities"] == [
        {"type": "bold", "offset": 0, "length": 7},
        {"type": "code", "offset": 25, "length": 11},
    ]
    assert message["reply_markup"]["inline_keyboard"] == [
        [{"text": "Cups: 0", "callback_data": "cups:0"}],
        [{"text": "Find a tea", "switch_inline_query_current_chat": ""}],
    ]


async def a_button_counts(control: Control) -> None:
    (message,) = (m for m in await control.read("messages", chat=EN) if "reply_markup" in m)
    for count in (0, 1):
        answer = await control.do(
            "press", person=EN, chat=EN, message=message["message_id"], data=f"cups:{count}"
        )
        assert answer["text"] == f"That makes {count + 1}"
        edited = (await control.next_call("editMessageText"))["answer"]["result"]
        assert edited["text"] == f"{count + 1} drunk by now"
        assert edited["message_id"] == message["message_id"]


async def a_text_comes_back(control: Control) -> None:
    said = '<b>no</b> & "茶" 👩‍👩‍👧'
    sent = await control.do("send", person=ZH, chat=ZH, text=said)
    message = (await control.next_call("sendMessage"))["answer"]["result"]
    assert message["text"] == f"You said: {said}"
    assert [entity["type"] for entity in message["entities"]] == ["italic"]
    assert message["reply_to_message"]["message_id"] == sent["message_id"]


async def inline_results_go_out(control: Control) -> None:
    found = await control.do("inline", person=EN, chat=GROUP, query="")
    assert [result["title"] for result in found["results"]] == ["Oolong", "Sencha", "Assam"]
    assert found["button"] == {"text": "Open the bot", "start_parameter": "inline"}
    found = await control.do("inline", person=EN, chat=GROUP, query="Ass")
    (result,) = found["results"]
    assert result["description"] == "Black & strong"
    sent = await control.do(
        "choose", person=EN, chat=GROUP, query_id=found["query_id"], result=result["id"]
    )
    assert sent["text"] == "Assam: Black & strong"
    assert sent["via_bot"]["id"] == 424242
    await control.do("press", person=ZH, chat=GROUP, message=sent["message_id"], data="cups:0")
    await control.next_call("editMessageText")
    shown = (await control.read("messages", chat=GROUP))[-1]
    assert shown["text"] == "1 drunk by now"
