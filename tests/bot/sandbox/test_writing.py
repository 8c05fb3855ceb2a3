"""Where people may write."""

import asyncio
from typing import Any

import pytest

from bot.sandbox.overview import overview
from bot.sandbox.refusals import MistakeError
from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from tests.bot.sandbox.conftest import Api

ARTICLE = {
    "type": "article",
    "id": "1",
    "title": "T",
    "input_message_content": {"message_text": "x"},
}


async def asked(sandbox: Sandbox, api: Api, chat: int) -> str:
    """The number of an inline query that has one result."""
    asking = asyncio.create_task(sandbox.people.ask_inline(EN, chat, "q"))
    number = (await api.update())["inline_query"]["id"]
    await api.ok("answerInlineQuery", inline_query_id=number, results=[ARTICLE])
    return str((await asking)["query_id"])


@pytest.mark.parametrize(
    ("chat", "topic", "why"),
    [
        (CHANNEL, None, "only administrators"),
        (GROUP, None, "may not write here"),
        (FORUM, 3, "topic is closed"),
        (FORUM, 9, "no such topic"),
        (GROUP, 2, "may not write here"),
        (EN, 2, "no such topic"),
    ],
)
async def test_neither_a_text_nor_an_inline_result_goes_where_one_may_not_write(
    sandbox: Sandbox, api: Api, chat: int, topic: int | None, why: str
) -> None:
    sandbox.world.chats[GROUP].statuses[EN] = "restricted"
    query = await asked(sandbox, api, chat)
    with pytest.raises(MistakeError, match=why):
        sandbox.people.send(EN, chat, "x", topic=topic)
    with pytest.raises(MistakeError, match=why):
        sandbox.people.choose(EN, chat, query, "1", topic=topic)
    assert sandbox.people.messages(chat) == []


async def test_a_reply_goes_to_the_topic_of_what_it_replies_to(sandbox: Sandbox, api: Api) -> None:
    closed = sandbox.people.send(ZH, FORUM, "the owner may", topic=3)["message_id"]
    with pytest.raises(MistakeError, match="closed"):
        sandbox.people.send(EN, FORUM, "x", reply_to=closed)
    question = sandbox.people.send(ZH, FORUM, "a question", topic=2)["message_id"]
    sandbox.world.updates.clear()
    query = await asked(sandbox, api, FORUM)
    chosen = sandbox.people.choose(EN, FORUM, query, "1", topic=2, reply_to=question)
    assert chosen["message_thread_id"] == 2
    assert chosen["reply_to_message"]["message_id"] == question


async def test_a_deactivated_person_writes_nothing(sandbox: Sandbox) -> None:
    sandbox.people.move_bot(EN, EN, "deactivated")
    with pytest.raises(MistakeError, match="deactivated"):
        sandbox.people.send(EN, EN, "x")


async def test_the_overview_says_where_one_may_write(sandbox: Sandbox) -> None:
    def shown(person: int) -> dict[int, Any]:
        return {chat["id"]: chat for chat in overview(sandbox.world, person)["chats"]}

    assert [shown(person)[CHANNEL]["can_write"] for person in (ZH, EN)] == [True, False]
    assert [topic["can_write"] for topic in shown(EN)[FORUM]["topics"]] == [True, False]
    assert [topic["can_write"] for topic in shown(ZH)[FORUM]["topics"]] == [True, True]
    sandbox.world.chats[GROUP].statuses[EN] = "restricted"
    assert not shown(EN)[GROUP]["can_write"]


async def test_edited_posts_are_told(sandbox: Sandbox, api: Api) -> None:
    post = sandbox.people.send(ZH, CHANNEL, "old")["message_id"]
    sandbox.world.updates.clear()
    with pytest.raises(MistakeError):
        sandbox.people.edit(EN, CHANNEL, post, "mine")
    sandbox.people.edit(ZH, CHANNEL, post, "new")
    assert (await api.update())["edited_channel_post"]["text"] == "new"
