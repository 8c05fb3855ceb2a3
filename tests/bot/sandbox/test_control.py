"""The control interface over HTTP."""

import asyncio
import json
from typing import Any

import pytest

from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from tests.bot.sandbox.conftest import Api

KEYBOARD = {"inline_keyboard": [[{"text": "a", "callback_data": "go"}]]}


class Control:
    """Requests to ``/sandbox/``."""

    def __init__(self, api: Api, base_url: str) -> None:
        self._session, self._base = api.session, f"{base_url}/sandbox/"

    async def get(self, path: str, **query: str | int) -> Any:
        async with self._session.get(self._base + path, params=query) as response:
            assert response.status == 200
            return await response.json()

    async def post(self, path: str, status: int = 200, **body: Any) -> Any:
        async with self._session.post(self._base + path, json=body) as response:
            assert response.status == status
            return await response.json()


@pytest.fixture
def control(sandbox: Sandbox, api: Api) -> Control:
    return Control(api, sandbox.base_url)


async def test_the_state_is_in_the_language_of_the_person(api: Api, control: Control) -> None:
    await api.ok("setMyDescription", description="讲台", language_code="zh")
    state = await control.get("state", person=ZH)
    assert [chat["id"] for chat in state["chats"]][:2] == [ZH, GROUP]
    assert state["bot"]["description"] == "讲台"
    assert (await control.get("state", person=EN))["bot"]["description"] == ""


async def test_people_act(sandbox: Sandbox, api: Api, control: Control) -> None:
    sent = await control.post("send", person=ZH, chat=ZH, text="优样")
    await control.post("edit", person=ZH, chat=ZH, message=sent["message_id"], text="尤洋")
    await control.post("start", person=EN, payload="x")
    assert (await control.get("messages", chat=ZH))[0]["text"] == "尤洋"
    assert (await control.get("messages", chat=EN))[0]["text"] == "/start x"
    await control.post("bot", person=ZH, chat=GROUP, standing="administrator")
    assert sandbox.world.chats[GROUP].bot == "administrator"
    await control.post("leave", person=EN, chat=GROUP)
    assert EN not in sandbox.world.chats[GROUP].people()
    await control.post("join", person=EN, chat=GROUP)
    assert EN in sandbox.world.chats[GROUP].people()


async def test_taps_and_inline_queries(sandbox: Sandbox, api: Api, control: Control) -> None:
    sent = await api.ok("sendMessage", chat_id=ZH, text="x", reply_markup=KEYBOARD)
    tap = {"person": ZH, "chat": ZH, "message": sent["message_id"], "data": "go"}
    tapping = asyncio.create_task(control.post("press", **tap))
    number = (await api.update())["callback_query"]["id"]
    await api.ok("answerCallbackQuery", callback_query_id=number, text="ok")
    assert (await tapping)["text"] == "ok"
    asking = asyncio.create_task(control.post("inline", person=ZH, chat=ZH, query="q"))
    number = (await api.update())["inline_query"]["id"]
    content = {"message_text": "chosen"}
    article = {"type": "article", "id": "1", "title": "T", "input_message_content": content}
    await api.ok("answerInlineQuery", inline_query_id=number, results=[article])
    query_id = (await asking)["query_id"]
    chosen = await control.post("choose", person=ZH, chat=ZH, query_id=query_id, result="1")
    assert chosen["text"] == "chosen"


async def test_a_group_moves_to_a_new_id(sandbox: Sandbox, api: Api, control: Control) -> None:
    moved = (await control.post("migrate", chat=GROUP))["chat"]
    assert moved != GROUP
    there, here = await api.update(), await api.update()
    assert there["message"]["chat"] == {"id": GROUP, "type": "group", "title": "茶歇 · Tea break"}
    assert there["message"]["migrate_to_chat_id"] == moved
    assert here["message"]["migrate_from_chat_id"] == GROUP
    assert here["message"]["chat"]["id"] == moved
    answer = await api.answer("sendMessage", chat_id=GROUP, text="x")
    assert answer["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert answer["parameters"] == {"migrate_to_chat_id": moved}
    await api.ok("sendMessage", chat_id=moved, text="x")
    chats = [chat["id"] for chat in (await control.get("state", person=EN))["chats"]]
    assert moved in chats
    assert GROUP not in chats
    await control.post("migrate", status=400, chat=GROUP)
    await control.post("send", status=400, person=EN, chat=GROUP, text="x")
    await control.post("send", person=EN, chat=moved, text="/x")


async def test_topics_are_closed_and_opened(api: Api, control: Control) -> None:
    call = {"chat_id": FORUM, "message_thread_id": 2, "text": "x"}
    for _ in range(2):
        await control.post("topic", chat=FORUM, topic=2, closed=True)
    assert await api.refused("sendMessage", **call) == "400 Bad Request: TOPIC_CLOSED"
    await control.post("send", status=400, person=EN, chat=FORUM, topic=2, text="x")
    await control.post("topic", chat=FORUM, topic=2, closed=False)
    await api.ok("sendMessage", **call)
    assert "forum_topic_closed" in (await api.update())["message"]
    assert "forum_topic_reopened" in (await api.update())["message"]


async def test_calls_can_be_waited_for(api: Api, control: Control) -> None:
    waiting = asyncio.create_task(control.get("calls", method="getMe", wait=30))
    await api.ok("getMe")
    (call,) = await waiting
    assert (call["method"], call["status"]) == ("getMe", 200)
    assert await control.get("calls", method="getMe", after=call["number"]) == []


async def test_updates_and_faults_are_put_in(api: Api, control: Control) -> None:
    number = (await control.post("update", update_id=3, poll={"id": "1"}))["update_id"]
    assert await api.ok("getUpdates") == [{"update_id": number, "poll": {"id": "1"}}]
    rule = {"method": "getMe", "status": 500, "count": 9}
    async with api.session.post(f"{api.base.split('/bot')[0]}/sandbox/faults", json=rule) as put:
        assert put.status == 200
    assert await api.refused("getMe") == "500 Internal Server Error"
    async with api.session.delete(f"{api.base.split('/bot')[0]}/sandbox/faults") as response:
        assert response.status == 200
    await api.ok("getMe")


async def test_the_clock_is_put_forward_and_back(control: Control) -> None:
    start = (await control.get("state", person=ZH))["clock"]["now"]
    assert (await control.post("clock", seconds=60))["ahead"] == 60
    there = await control.post("clock", to=start + 90)
    assert (there["now"], there["ahead"]) == (start + 90, 90)
    assert (await control.get("state", person=ZH))["clock"]["ahead"] == 90
    back = await control.post("clock")
    assert (back["now"], back["ahead"]) == (start, 0)


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("clock", {"seconds": "60"}),
        ("clock", {"seconds": -1}),
        ("clock", {"to": 0}),
        ("faults", {"count": "2"}),
        ("send", {"person": 7, "chat": ZH, "text": "x"}),
        ("send", {"person": ZH, "chat": ZH, "text": ""}),
        ("send", {"person": ZH, "chat": ZH, "text": "\ud800"}),
        ("press", {"person": ZH, "chat": ZH, "message": 9, "data": "x"}),
        ("choose", {"person": ZH, "chat": ZH, "query_id": "9", "result": "1"}),
        ("bot", {"person": ZH, "chat": ZH, "standing": "left"}),
        ("faults", {"nonsense": 1}),
        ("join", {"person": EN, "chat": GROUP}),
        ("leave", {"person": EN, "chat": ZH}),
        ("migrate", {"chat": FORUM}),
        ("migrate", {"chat": CHANNEL}),
        ("migrate", {"chat": 7}),
        ("topic", {"chat": FORUM, "topic": 9, "closed": True}),
    ],
)
async def test_mistakes_are_told(control: Control, path: str, body: dict[str, Any]) -> None:
    assert (await control.post(path, status=400, **body))["error"]


@pytest.mark.parametrize(
    ("content_type", "body"),
    [("text/plain", "{}"), ("application/json", "{"), ("application/json", "[]")],
)
async def test_only_json_objects_are_taken(
    sandbox: Sandbox, api: Api, content_type: str, body: str
) -> None:
    address, headers = f"{sandbox.base_url}/sandbox/send", {"Content-Type": content_type}
    async with api.session.post(address, data=body, headers=headers) as response:
        assert response.status == 400


async def test_the_stream_goes_on_where_it_was(sandbox: Sandbox, api: Api) -> None:
    address = f"{sandbox.base_url}/sandbox/events"

    async def first(after: str) -> tuple[str, dict[str, Any]]:
        """The first event and its id."""
        async with api.session.get(address, params={"after": after}) as response:
            place = ""
            async for raw in response.content:
                line = raw.decode()
                if line.startswith("id: "):
                    place = line[4:].strip()
                if line.startswith("data: "):
                    return place, json.loads(line[6:])
        raise AssertionError

    start = sandbox.world.events.place(0)
    sandbox.people.send(ZH, ZH, "one")
    sandbox.people.send(ZH, ZH, "two")
    place, event = await first(start)
    assert (event["kind"], event["message"]["text"]) == ("message", "one")
    assert (await first(place))[1]["message"]["text"] == "two"
    # Another run of the server, or too long away: start afresh.
    assert (await first("other.1"))[1] == {"kind": "reload"}
