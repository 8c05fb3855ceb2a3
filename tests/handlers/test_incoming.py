from typing import Any

import pytest
from telegram import Message, Update

from handlers.incoming import Command, command, question
from tests.handlers.conftest import ME
from tests.handlers.updates import BOT, PERSON, group, private, reply_to_bot


def message(update: dict[str, Any]) -> Message:
    parsed = Update.de_json({"update_id": 1, **update}, None)
    assert parsed.message
    return parsed.message


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/speaker", Command("speaker", "")),
        ("/speaker 尤洋 ", Command("speaker", "尤洋")),
        ("/speaker尤洋", Command("speaker", "尤洋")),
        ("/Speaker@Rostrum_Bot  Yang You", Command("speaker", "Yang You")),
        ("/ask\nline one\nline two", Command("ask", "line one\nline two")),
        ("/start yang-you", Command("start", "yang-you")),
        ("/ask@other_bot hello", None),
        ("/ask@rostrum_bot2 hello", None),
        ("ask /speaker", None),
        (" /speaker", None),
        ("/", None),
        ("/尤洋", None),
        ("/usr/bin", None),
    ],
)
def test_commands_for_this_bot(text: str, expected: Command | None) -> None:
    assert command(message(private(text)), ME) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("尤洋讲了什么", "尤洋讲了什么"),
        ("/", "/"),
        ("/usr/bin", "/usr/bin"),
        ("/speaker", None),
        ("/ask@other_bot hello", None),
    ],
)
def test_any_text_in_private_is_a_question(text: str, expected: str | None) -> None:
    assert question(message(private(text)), ME) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("尤洋讲了什么", None),
        ("@rostrum_bot 尤洋", "尤洋"),
        ("尤洋讲了什么@Rostrum_Bot", "尤洋讲了什么"),
        ("你好@rostrum_bot，尤洋", "你好 ，尤洋"),
        ("@rostrum_bot", ""),
        ("@rostrum_bot2 尤洋", None),
        ("me@rostrum_bot", None),
        ("@other_bot 尤洋", None),
    ],
)
def test_in_a_group_only_a_mention_is(text: str, expected: str | None) -> None:
    assert question(message(group(text)), ME) == expected


def test_a_reply_to_the_bot_is_a_question() -> None:
    reply = reply_to_bot(text="…")
    assert question(message(group("那季昕华呢", reply_to_message=reply)), ME) == "那季昕华呢"
    to_person = {**reply, "from": PERSON}
    assert question(message(group("是吗", reply_to_message=to_person)), ME) is None
    assert question(message(group("/ask@other_bot x", reply_to_message=reply)), ME) is None


def test_standing_in_a_topic_that_the_bot_opened_is_no_reply() -> None:
    topic = reply_to_bot(forum_topic_created={"name": "Q", "icon_color": 1})
    sent = group("大家好", reply_to_message=topic, message_thread_id=10, is_topic_message=True)
    assert question(message(sent), ME) is None


def test_captions_are_read_as_texts_are() -> None:
    assert question(message(private(caption="尤洋", photo=[])), ME) == "尤洋"
    assert question(message(group(caption="@rostrum_bot 尤洋")), ME) == "尤洋"


def test_its_own_cards_sent_inline_are_not_for_it() -> None:
    assert question(message(private("尤洋 · Yang You", via_bot=BOT)), ME) is None
    other = {**BOT, "id": 1, "username": "gif_bot"}
    assert question(message(private("尤洋", via_bot=other)), ME) == "尤洋"


def test_a_message_without_words_is_no_question() -> None:
    assert question(message(private(sticker=None)), ME) is None
    assert question(message(group(new_chat_title="x")), ME) is None
