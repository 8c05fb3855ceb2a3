"""sendMessage, edits, deletions."""

import pytest

from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, GROUP, ZH
from tests.bot.sandbox.conftest import Api, TurnableClock

BUTTON = {"inline_keyboard": [[{"text": "a", "callback_data": "x"}]]}


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({}, "message text is empty"),
        ({"text": "x"}, "chat_id is empty"),
        ({"chat_id": 7, "text": "x"}, "chat not found"),
        ({"chat_id": "@nobody", "text": "x"}, "chat not found"),
        ({"chat_id": ZH}, "message text is empty"),
        ({"chat_id": ZH, "text": " \n\u200b"}, "message text is empty"),
        ({"chat_id": ZH, "text": "<b> </b>", "parse_mode": "HTML"}, "message text is empty"),
        ({"chat_id": ZH, "text": "好" * 4097}, "message is too long"),
        ({"chat_id": ZH, "text": "😀" * 2049}, "message is too long"),
        (
            {"chat_id": ZH, "text": "<h1>", "parse_mode": "HTML"},
            'can\'t parse entities: Unsupported start tag "h1" at byte offset 0',
        ),
        ({"chat_id": ZH, "text": "x", "parse_mode": "BBCode"}, "unsupported parse_mode"),
        (
            {"chat_id": ZH, "text": "x.", "parse_mode": "MarkdownV2"},
            (
                "can't parse entities: "
                "Character '.' is reserved and must be escaped with the preceding '\\'"
            ),
        ),
        (
            {"chat_id": ZH, "text": "*x", "parse_mode": "markdown"},
            "can't parse entities: Can't find end of the entity starting at byte offset 0",
        ),
        (
            {"chat_id": ZH, "text": "x", "entities": ["bold"]},
            "can't parse MessageEntity: expected an Object",
        ),
        (
            {"chat_id": ZH, "text": "x", "reply_markup": "{"},
            "can't parse reply keyboard markup JSON object",
        ),
        (
            {"chat_id": ZH, "text": "x", "reply_parameters": {"message_id": 99}},
            "message to be replied not found",
        ),
        (
            {"chat_id": ZH, "text": "x", "reply_to_message_id": 99},
            "message to be replied not found",
        ),
        (
            {"chat_id": ZH, "text": "x", "entities": [{"type": "bold", "offset": 0, "length": 2}]},
            "entity beginning or end is out of the text",
        ),
    ],
)
async def test_refusals(api: Api, params: dict[str, object], why: str) -> None:
    assert await api.refused("sendMessage", **params) == f"400 Bad Request: {why}"


@pytest.mark.parametrize("mode", ["Markdown", "MarkdownV2", "markdownv2"])
async def test_both_markdowns_are_understood(api: Api, mode: str) -> None:
    sent = await api.ok("sendMessage", chat_id=ZH, text="  *x*", parse_mode=mode)
    assert (sent["text"], sent["entities"]) == ("x", [{"type": "bold", "offset": 0, "length": 1}])
    assert "entities" not in await api.ok("sendMessage", chat_id=ZH, text="*", parse_mode="None")


async def test_the_limit_counts_after_parsing(api: Api) -> None:
    text = "<b>" + "&lt;" * 4096 + "</b>"
    sent = await api.ok("sendMessage", chat_id=ZH, text=text, parse_mode="HTML")
    assert sent["text"] == "<" * 4096


async def test_entities_are_taken_as_given(api: Api) -> None:
    entities = [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "custom_emoji", "offset": 0, "length": 2},
        {"type": "text_mention", "offset": 3, "length": 1, "user": {"id": ZH}},
        {"type": "text_mention", "offset": 3, "length": 1, "user": {"id": 9}},
        {"type": "text_mention", "offset": 3, "length": 1},
        {"type": "text_link", "offset": 3, "length": 1},
    ]
    sent = await api.ok("sendMessage", chat_id="1001", text="😀 x", entities=entities)
    assert sent["entities"][0] == entities[0]
    assert [entity["user"]["username"] for entity in sent["entities"][1:]] == ["zh_reader"]


async def test_a_channel_is_found_by_its_name(api: Api) -> None:
    sent = await api.ok("sendMessage", chat_id="@Rostrum_News", text="x")
    assert sent["chat"]["id"] == CHANNEL


async def test_a_reply_may_do_without(api: Api) -> None:
    reply = {"message_id": 99, "allow_sending_without_reply": True}
    sent = await api.ok("sendMessage", chat_id=ZH, text="x", reply_parameters=reply)
    assert "reply_to_message" not in sent


async def test_editing(api: Api, clock: TurnableClock) -> None:
    sent = await api.ok("sendMessage", chat_id=ZH, text="x", reply_markup=BUTTON)
    place = {"chat_id": ZH, "message_id": sent["message_id"]}
    unchanged = await api.refused("editMessageText", **place, text="x", reply_markup=BUTTON)
    assert unchanged == (
        "400 Bad Request: message is not modified: specified new message content and reply markup "
        "are exactly the same as a current content and reply markup of the message"
    )
    clock.forward(minutes=1)
    edited = await api.ok("editMessageText", **place, text="<i>x</i>", parse_mode="HTML")
    assert edited["edit_date"] == edited["date"] + 60
    assert "reply_markup" not in edited
    await api.ok("editMessageReplyMarkup", **place, reply_markup=BUTTON)
    refused = await api.refused("editMessageReplyMarkup", **place, reply_markup=BUTTON)
    assert refused.startswith("400 Bad Request: message is not modified")


@pytest.mark.parametrize(
    ("params", "why"),
    [
        ({}, "message identifier is not specified"),
        ({"chat_id": ZH}, "message identifier is not specified"),
        ({"chat_id": ZH, "message_id": "x"}, "message identifier is not specified"),
        ({"chat_id": ZH, "message_id": 99}, "message to edit not found"),
        ({"chat_id": ZH, "message_id": 1}, "message can't be edited"),
        ({"inline_message_id": "x"}, "MESSAGE_ID_INVALID"),
    ],
)
async def test_edits_refused(
    sandbox: Sandbox, api: Api, params: dict[str, object], why: str
) -> None:
    sandbox.people.send(ZH, ZH, "mine")
    assert await api.refused("editMessageText", text="x", **params) == f"400 Bad Request: {why}"


async def test_deleting(sandbox: Sandbox, api: Api, clock: TurnableClock) -> None:
    sent = await api.ok("sendMessage", chat_id=GROUP, text="x")
    theirs = sandbox.people.send(ZH, GROUP, "y")
    assert await api.refused("deleteMessage", chat_id=GROUP, message_id=99) == (
        "400 Bad Request: message to delete not found"
    )
    assert await api.refused("deleteMessage", chat_id=GROUP, message_id=theirs["message_id"]) == (
        "400 Bad Request: message can't be deleted"
    )
    old = await api.ok("sendMessage", chat_id=GROUP, text="z")
    await api.ok("deleteMessage", chat_id=GROUP, message_id=sent["message_id"])
    assert len(sandbox.people.messages(GROUP)) == 2
    clock.forward(hours=49)
    assert await api.refused("deleteMessage", chat_id=GROUP, message_id=old["message_id"]) == (
        "400 Bad Request: message can't be deleted"
    )
    assert await api.ok("deleteMessages", chat_id=GROUP, message_ids=[1, 2, 3, 4])
    assert len(sandbox.people.messages(GROUP)) == 2


async def test_rights_to_write(sandbox: Sandbox, api: Api) -> None:
    no_rights = "400 Bad Request: not enough rights to send text messages to the chat"
    sandbox.people.move_bot(ZH, GROUP, "restricted")
    assert await api.refused("sendMessage", chat_id=GROUP, text="x") == no_rights
    sandbox.people.move_bot(ZH, CHANNEL, "member")
    assert await api.refused("sendMessage", chat_id=CHANNEL, text="x") == no_rights
    sandbox.world.chats[GROUP].migrated_to = -1001000000009
    answer = await api.answer("sendMessage", chat_id=GROUP, text="x")
    assert answer["parameters"] == {"migrate_to_chat_id": -1001000000009}


async def test_chat_actions(api: Api) -> None:
    assert await api.ok("sendChatAction", chat_id=ZH, action="typing")
    assert await api.refused("sendChatAction", chat_id=ZH, action="dancing") == (
        "400 Bad Request: wrong parameter action in request"
    )


async def test_a_draft_is_checked_and_leaves_nothing(sandbox: Sandbox, api: Api) -> None:
    draft = {"chat_id": ZH, "draft_id": 1, "text": "<b>a</b>", "parse_mode": "HTML"}
    assert await api.ok("sendMessageDraft", **draft) is True
    assert await api.ok("sendMessageDraft", **draft | {"text": ""}) is True
    assert sandbox.people.messages(ZH) == []
    for changes, why in (
        ({"chat_id": GROUP}, "TEXTDRAFT_PEER_INVALID"),
        ({"draft_id": 0}, "draft identifier must be non-zero"),
        ({"text": "x" * 4097}, "message is too long"),
        ({"chat_id": 7}, "chat not found"),
    ):
        assert await api.refused("sendMessageDraft", **draft | changes) == (
            f"400 Bad Request: {why}"
        )
