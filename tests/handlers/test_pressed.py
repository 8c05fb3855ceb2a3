from typing import Any

import pytest
from telegram.error import BadRequest

from handlers.actions import About, Answered, Compared, Heard, Listing, Mute, Plain, Subject, Tell
from handlers.buttons import Does, encode
from tests.handlers.conftest import Bot
from tests.handlers.updates import CHANNEL, GROUP, PRIVATE, keyboard, press, under

SWAP = encode(About("yang-you", "优洋"), "en", 77)


async def test_a_swap_edits_the_message(bot: Bot) -> None:
    (edit, toast) = await bot.feed(press(SWAP))
    assert edit[0] == "editMessageText"
    assert (edit[1]["chat_id"], edit[1]["message_id"]) == (GROUP["id"], 12)
    assert edit[1]["text"].startswith("<b>Yang You · 尤洋</b>")
    assert '"优洋" ≈ "尤洋", same sound' in edit[1]["text"]
    assert toast == ("answerCallbackQuery", {"callback_query_id": "q"})
    back = edit[1]["reply_markup"]["inline_keyboard"][-1][0]
    assert back["callback_data"] == encode(About("yang-you", "优洋"), "zh", 77)


async def test_only_the_asker_may_press(bot: Bot) -> None:
    ((method, sent),) = await bot.feed(press(SWAP, by=78, code="zh"))
    assert method == "answerCallbackQuery"
    assert sent["text"] == "这是别人问的。你也来问我吧，很乐意回答。"


async def test_without_an_asker_anybody_may(bot: Bot) -> None:
    calls = await bot.feed(press(encode(About("yang-you"), "en", None), by=78))
    assert calls[0][0] == "editMessageText"


@pytest.mark.parametrize("data", ["", "old", "1cz:nobody:25", "1az:AAAAABBB:25"])
async def test_an_old_button_is_politely_refused(bot: Bot, data: str) -> None:
    ((method, sent),) = await bot.feed(press(data, code="en"))
    assert method == "answerCallbackQuery"
    assert sent["text"] == "This button is too old. Please ask again."


@pytest.mark.parametrize(
    ("subject", "begins"),
    [
        (Answered("cost-reduction", ("electricity", "rent")), "<b>降低成本"),
        (Compared((("yang-you", ("params-40x",)), ("wei-lin", ()))), "<b>尤洋、林伟</b>"),
        (Heard("cost-reduction", (("xinhua-ji", ("rent",)),)), "<b>降低成本"),
        (Listing("topic", 0), "<b>话题</b>"),
        (Listing("speaker", 7), "<b>讲者</b>"),
        (Plain("help"), "发名字"),
        (Plain("welcome"), "你好"),
        (Plain("languages"), "在这个聊天里"),
    ],
)
async def test_every_subject_can_be_opened(bot: Bot, subject: Subject, begins: str) -> None:
    calls = await bot.feed(press(encode(subject, "zh", 77)))
    assert calls[0][1]["text"].startswith(begins)


async def test_a_card_sent_inline_is_edited_where_it_is(bot: Bot) -> None:
    (edit, _) = await bot.feed(press(SWAP, inline_message_id="m"))
    assert edit[1]["inline_message_id"] == "m"
    assert "chat_id" not in edit[1]
    ((swap, way_in),) = edit[1]["reply_markup"]["inline_keyboard"]
    assert swap["callback_data"]
    assert way_in["url"].endswith("?start=yang-you")


async def test_pressing_twice_is_no_mistake(bot: Bot) -> None:
    bot.sender.refusals["editMessageText"] = [BadRequest("Message is not modified: …")]
    await bot.feed(press(SWAP))
    assert bot.sender.methods() == ["editMessageText", "answerCallbackQuery"]


async def test_a_card_is_told_in_a_message_of_its_own(bot: Bot) -> None:
    tell = encode(Tell(About("yang-you")), "zh", None)
    ((method, sent), toast) = await bot.feed(press(tell, by=78))
    assert method == "sendMessage"
    assert sent["text"].startswith("<b>尤洋 · Yang You</b>")
    assert sent["chat_id"] == GROUP["id"]
    assert sent["reply_parameters"] == {"message_id": 12, "allow_sending_without_reply": True}
    assert "message_thread_id" not in sent
    swap = sent["reply_markup"]["inline_keyboard"][-1][0]
    assert swap["callback_data"] == encode(About("yang-you"), "en", 78)
    assert toast == ("answerCallbackQuery", {"callback_query_id": "q"})


async def test_it_is_told_in_the_same_topic(bot: Bot) -> None:
    where = {"message_id": 12, "date": 1692000000, "chat": GROUP, "message_thread_id": 7}
    tell = encode(Tell(About("yang-you")), "zh", None)
    (sent, _) = await bot.feed(press(tell, message={**where, "is_topic_message": True}))
    assert sent[1]["message_thread_id"] == 7
    (sent, _) = await bot.feed(press(tell, message=where))
    assert "message_thread_id" not in sent[1]


async def test_in_private_it_needs_no_asker(bot: Bot) -> None:
    where = {"message_id": 12, "date": 0, "chat": PRIVATE}  # too old for Telegram to give it
    tell = encode(Tell(About("yang-you")), "zh", None)
    (sent, _) = await bot.feed(press(tell, message=where))
    assert sent[1]["reply_parameters"]["message_id"] == 12
    swap = sent[1]["reply_markup"]["inline_keyboard"][-1][0]
    assert swap["callback_data"] == encode(About("yang-you"), "en", None)


async def test_what_cannot_be_told_is_politely_refused(bot: Bot) -> None:
    tell = encode(Tell(About("yang-you")), "zh", None)
    ((method, sent),) = await bot.feed(press(tell, inline_message_id="m"))
    assert (method, sent["text"]) == ("answerCallbackQuery", "这个按钮太旧了，请重新问我。")


#: The button of highlights in a group.
TELL = encode(Tell(About("yang-you")), "zh", None)


@pytest.mark.parametrize("forged", [About("yang-you"), Listing("topic"), Plain("help"), Mute()])
@pytest.mark.parametrize("asker", [None, 77])
@pytest.mark.parametrize("shown", [keyboard(TELL), None])
async def test_a_button_that_the_message_does_not_have_does_nothing(
    bot: Bot, forged: Does, asker: int | None, shown: dict[str, Any] | None
) -> None:
    data = encode(forged, "zh", asker)
    ((method, sent),) = await bot.feed(press(data, **under(reply_markup=shown)))
    assert (method, sent["text"]) == ("answerCallbackQuery", "这个按钮太旧了，请重新问我。")


@pytest.mark.parametrize(("chat", "replaced"), [(GROUP, False), (CHANNEL, False), (PRIVATE, True)])
async def test_a_message_too_old_to_be_told_is_replaced_in_private_alone(
    bot: Bot, chat: dict[str, Any], *, replaced: bool
) -> None:
    bot.sender.results["getChatMember"] = {"status": "administrator"}
    await bot.feed(press(SWAP, **under(chat=chat, date=0)))
    assert ("editMessageText" in bot.sender.methods()) == replaced


async def test_under_old_highlights_a_card_is_still_told(bot: Bot) -> None:
    (sent, _) = await bot.feed(press(TELL, by=78, **under(date=0)))
    assert sent[0] == "sendMessage"


@pytest.mark.parametrize("does", [Tell(About("yang-you")), About("yang-you"), Plain("help")])
@pytest.mark.parametrize(("status", "may"), [("member", False), ("administrator", True)])
async def test_in_a_channel_only_administrators_press(
    bot: Bot, does: Does, status: str, *, may: bool
) -> None:
    bot.sender.results["getChatMember"] = {"status": status}
    asked, *calls = await bot.feed(press(encode(does, "zh", None), **under(chat=CHANNEL)))
    assert asked == ("getChatMember", {"chat_id": CHANNEL["id"], "user_id": 77})
    if may:
        assert [method for method, _ in calls][-1] == "answerCallbackQuery"
        assert calls[0][1]["text"]
    else:
        ((method, sent),) = calls
        assert (method, sent["text"]) == ("answerCallbackQuery", "这里只有管理员才能操作。")
