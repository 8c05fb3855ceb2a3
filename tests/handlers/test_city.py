from typing import Any

import pytest

from handlers.actions import TypeCity
from handlers.buttons import encode
from handlers.city import question
from tests.handlers.conftest import Bot
from tests.handlers.updates import BOT, GROUP, PRIVATE, group, person, press, private, topic, under

ASK = encode(TypeCity(), "zh", None)


def asked(text: str = question().zh, **fields: Any) -> dict[str, Any]:
    """The bot's question as a message to which somebody replies."""
    return {
        "message_id": 10,
        "date": 1692000000,
        "chat": PRIVATE,
        "from": BOT,
        "text": text,
    } | fields


async def test_in_private_the_reply_is_forced(bot: Bot) -> None:
    (sent, _) = await bot.feed(press(ASK, **under(chat=PRIVATE)))
    assert sent == (
        "sendMessage",
        {
            "chat_id": 77,
            "text": question().zh,
            "reply_markup": {
                "force_reply": True,
                "selective": False,
                "input_field_placeholder": "新加坡",
            },
        },
    )


async def test_in_a_group_only_of_the_one_who_pressed(bot: Bot) -> None:
    bot.sender.results["getChatMember"] = {"status": "creator"}
    update = press(ASK, **under(**topic(7)))
    update["callback_query"]["from"] |= {"first_name": "雷𝄞"}
    (_, (_, sent), _) = await bot.feed(update)
    assert sent["text"] == f"雷𝄞\n{question().zh}"
    assert sent["entities"] == [
        {"type": "text_mention", "offset": 0, "length": 3, "user": {"id": 77}}
    ]
    assert sent["reply_markup"]["selective"]
    assert sent["message_thread_id"] == 7


@pytest.mark.parametrize("text", ["旧金山时间", "伦敦", "Europe/London", "london"])
async def test_a_city_is_taken_from_the_reply(bot: Bot, text: str) -> None:
    ((_, sent),) = await bot.feed(private(text, reply_to_message=asked()))
    kept = bot.digests.subscriptions[77]
    assert kept.schedule.zone in ("Europe/London", "America/Los_Angeles")
    assert kept.due_at is None  # it stays off
    assert sent["text"].startswith("<b>要点推送</b>")


async def test_a_guess_is_shown_with_the_others(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(
        private("australia", reply_to_message=asked(question().en), **{"from": person("en")})
    )
    kept = bot.digests.subscriptions[77]
    assert (kept.schedule.zone, kept.guessed) == ("Australia/Sydney", True)
    data = [b["callback_data"] for row in sent["reply_markup"]["inline_keyboard"] for b in row]
    assert data[:2] == ["1se:zzAustralia/Sydney:", "1se:zzAustralia/Perth:"]


@pytest.mark.parametrize("text", ["qqqqqq", "25:00", "🙂"])
async def test_an_unknown_place_is_said_to_be_one(bot: Bot, text: str) -> None:
    ((_, sent),) = await bot.feed(private(text, reply_to_message=asked()))
    assert f"「{text}」" in sent["text"]
    assert not bot.digests.subscriptions


async def test_in_a_group_administrators_reply(bot: Bot) -> None:
    reply = asked(f"R\n{question().zh}", chat=GROUP)
    bot.sender.results["getChatMember"] = {"status": "member"}
    (_, (_, sent)) = await bot.feed(group("伦敦", reply_to_message=reply))
    assert sent["text"] == "这里只有管理员才能操作。"
    bot.sender.results["getChatMember"] = {"status": "creator"}
    await bot.feed(group("伦敦", reply_to_message=reply))
    assert bot.digests.subscriptions[GROUP["id"]].schedule.zone == "Europe/London"


@pytest.mark.parametrize(
    "reply",
    [
        asked("尤洋讲了什么？"),
        asked() | {"from": person()},
        {**asked(), "text": None, "caption": question().zh},
    ],
)
async def test_other_replies_are_questions(bot: Bot, reply: dict[str, Any]) -> None:
    ((_, sent),) = await bot.feed(private("尤洋", reply_to_message=reply))
    assert sent["text"].startswith("<b>尤洋")
    assert not bot.digests.subscriptions


async def test_a_command_is_a_command_also_as_a_reply(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(private("/digest", reply_to_message=asked()))
    assert "未开启" in sent["text"]
