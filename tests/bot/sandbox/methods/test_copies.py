"""Forwarding and copying."""

import pytest

from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from tests.bot.sandbox.conftest import Api

BUTTON = {"inline_keyboard": [[{"text": "a", "callback_data": "x"}]]}


async def test_a_forwarded_message_has_its_origin(sandbox: Sandbox, api: Api) -> None:
    said = sandbox.people.send(EN, EN, "see @zh_reader")
    once = await api.ok(
        "forwardMessage", chat_id=GROUP, from_chat_id=EN, message_id=said["message_id"]
    )
    assert (once["text"], once["entities"][0]["type"]) == ("see @zh_reader", "mention")
    assert once["from"]["id"] == 4242
    assert once["forward_origin"]["sender_user"]["id"] == EN
    again = await api.ok(
        "forwardMessage", chat_id=ZH, from_chat_id=GROUP, message_id=once["message_id"]
    )
    assert again["forward_origin"] == once["forward_origin"]
    edit = {"chat_id": ZH, "message_id": again["message_id"], "text": "y"}
    assert (
        await api.refused("editMessageText", **edit) == "400 Bad Request: message can't be edited"
    )


async def test_posts_are_forwarded_from_their_channel(api: Api) -> None:
    post = await api.ok("sendMessage", chat_id=CHANNEL, text="news")
    sent = await api.ok(
        "forwardMessage", chat_id=GROUP, from_chat_id="@rostrum_news", message_id=post["message_id"]
    )
    assert sent["forward_origin"]["type"] == "channel"
    assert sent["forward_origin"]["message_id"] == post["message_id"]


async def test_a_copy_is_the_bots_own(sandbox: Sandbox, api: Api) -> None:
    text = await api.ok("sendMessage", chat_id=ZH, text="*x*", parse_mode="Markdown")
    source = {"from_chat_id": ZH, "message_id": text["message_id"]}
    copy = await api.ok("copyMessage", chat_id=FORUM, message_thread_id=2, **source)
    (message,) = sandbox.people.messages(FORUM)
    assert copy == {"message_id": message["message_id"]}
    assert message["entities"] == text["entities"]
    assert message["message_thread_id"] == 2
    assert "forward_origin" not in message
    await api.ok("copyMessage", chat_id=ZH, reply_markup=BUTTON, **source)
    assert sandbox.people.messages(ZH)[-1]["reply_markup"] == BUTTON


@pytest.mark.parametrize(("method", "verb"), [("copyMessages", "copy"), ("forwardMessages", "for")])
async def test_of_many_the_missing_are_skipped(
    sandbox: Sandbox, api: Api, method: str, verb: str
) -> None:
    for text in "ab":
        sandbox.people.send(ZH, ZH, text)
    call = {"chat_id": EN, "from_chat_id": ZH}
    assert await api.ok(method, message_ids=[1, 2, 9], **call) == [
        {"message_id": 1},
        {"message_id": 2},
    ]
    assert [message["text"] for message in sandbox.people.messages(EN)] == ["a", "b"]
    for numbers, why in (
        ([9], f"there are no messages to {verb}"),
        ([2, 1], "message identifiers must be in a strictly increasing order"),
        ([], "message identifiers are not specified"),
        (list(range(1, 102)), "too many message identifiers specified"),
        (["x"], "invalid message identifier specified"),
    ):
        refused = await api.refused(method, message_ids=numbers, **call)
        assert refused.startswith(f"400 Bad Request: {why}")


async def test_refusals(sandbox: Sandbox, api: Api) -> None:
    sandbox.people.move_bot(ZH, GROUP, "kicked")
    sandbox.people.move_bot(ZH, GROUP, "member")
    service = sandbox.people.messages(GROUP)[-1]["message_id"]
    for method, word, source, number, why in (
        ("forwardMessage", "forward", ZH, 9, "message to forward not found"),
        ("copyMessage", "copy", ZH, 9, "message to copy not found"),
        ("forwardMessage", "forward", 7, 1, "chat not found"),
        ("copyMessage", "copy", ZH, 0, "message identifier is not specified"),
        ("forwardMessage", "forward", GROUP, service, "message can't be forwarded"),
        ("copyMessage", "copy", GROUP, service, "message can't be copied"),
    ):
        call = {"chat_id": ZH, "from_chat_id": source, "message_id": number}
        assert await api.refused(method, **call) == f"400 Bad Request: {why}", word


async def test_protected_messages_stay_where_they_are(sandbox: Sandbox, api: Api) -> None:
    sent = await api.ok("sendMessage", chat_id=ZH, text="secret", protect_content=True)
    free = await api.ok("sendMessage", chat_id=ZH, text="free")
    both = [sent["message_id"], free["message_id"]]
    call = {"chat_id": EN, "from_chat_id": ZH}
    assert await api.refused("forwardMessage", message_id=both[0], **call) == (
        "400 Bad Request: message can't be forwarded"
    )
    for method in ("forwardMessages", "copyMessages"):
        assert len(await api.ok(method, message_ids=both, **call)) == 1
    assert [message["text"] for message in sandbox.people.messages(EN)] == ["free", "free"]
    await api.ok("copyMessage", message_id=both[0], **call)
    copy = sandbox.people.messages(EN)[-1]
    assert copy["text"] == "secret"
    assert "has_protected_content" not in copy
