import pytest

from tests.handlers.conftest import Bot
from tests.handlers.updates import group, private, reply_to_bot


@pytest.mark.parametrize("text", ["/ask 尤洋讲了什么", "@rostrum_bot 尤洋讲了什么"])
async def test_a_question_in_a_group_is_answered_under_it(bot: Bot, text: str) -> None:
    ((method, sent),) = await bot.feed(group(text))
    assert method == "sendMessage"
    assert sent["text"].startswith("<b>尤洋")
    assert sent["reply_parameters"]["message_id"] == 11


async def test_a_reply_to_the_bot_is_answered(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(group("季昕华呢", reply_to_message=reply_to_bot(text="…")))
    assert sent["text"].startswith("<b>季昕华")


async def test_plain_words_in_private_are_a_question(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(private("优洋"))
    assert "「优洋」≈「尤洋」，同音" in sent["text"]


@pytest.mark.parametrize("text", ["/ask", "/ask@rostrum_bot ", "@rostrum_bot", "/ask \u200b\u202e"])
async def test_without_a_question_it_says_how(bot: Bot, text: str) -> None:
    ((_, sent),) = await bot.feed(group(text))
    assert "/ask" in sent["text"]


@pytest.mark.parametrize(
    "text", ["尤" * 4096, "🙂" * 2000, "\u202e\u2066<b>&", "a" * 4096, "\u200b", "{0} {asked}"]
)
async def test_odd_texts_are_answered_too(bot: Bot, text: str) -> None:
    ((_, sent),) = await bot.feed(private(text))
    assert sent["text"]
    assert "\u202e" not in sent["text"]
    assert len(sent["text"]) < 4096


async def test_talk_among_people_is_not_answered(bot: Bot) -> None:
    assert not await bot.feed(group("尤洋讲得真好"))
    assert not await bot.feed(group("/ask@other_bot 尤洋"))
