from typing import Any

import pytest

from handlers.actions import About, Answered, Forget, Listing, Subject, Tell
from handlers.buttons import encode
from handlers.render import Reader, message
from handlers.replies import shown
from knowledge.index import Index
from tests.handlers.conftest import ME, Bot
from tests.handlers.gair import KNOWLEDGE
from tests.handlers.updates import (
    BOT,
    GROUP,
    PRIVATE,
    group,
    person,
    press,
    private,
    reply_to_bot,
    under,
)


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


def card_of_the_bot(subject: Subject, chat: dict[str, Any] = GROUP) -> dict[str, Any]:
    """A message of the bot with a card, as a reply to it tells."""
    said = shown(Index(KNOWLEDGE), subject)
    assert said
    sent = message(said, Reader("zh", ME, 78))
    return reply_to_bot(chat=chat, text="…", reply_markup=sent["reply_markup"])


RENT = Answered("cost-reduction", ("rent",))


@pytest.mark.parametrize("words", ["还有谁说过这个", "/ask who else talked about this?"])
async def test_who_else_is_asked_as_a_reply_to_a_card(bot: Bot, words: str) -> None:
    ((_, sent),) = await bot.feed(group(words, reply_to_message=card_of_the_bot(RENT)))
    assert sent["text"].startswith("<b>降低成本 · Cutting costs</b>")
    assert "<b>尤洋：</b>" in sent["text"]


async def test_in_private_it_may_follow_the_card(bot: Bot) -> None:
    for words, about in (("/speaker 季昕华", "中立云"), ("/topic 降低成本", "降低成本")):
        await bot.feed(private(words))
        ((_, sent),) = await bot.feed(private("其他人怎么看"))
        assert sent["text"].startswith(f"报道里没有别人谈到「{about}」"), words


async def test_a_reply_goes_before_the_last_card(bot: Bot) -> None:
    await bot.feed(private("季昕华"))
    replied = card_of_the_bot(RENT, PRIVATE)
    ((_, sent),) = await bot.feed(private("还有谁谈过", reply_to_message=replied))
    assert sent["text"].startswith("<b>降低成本")


async def test_the_card_that_a_button_showed_counts_too(bot: Bot) -> None:
    await bot.feed(press(encode(RENT, "zh", None), **under(chat=PRIVATE)))
    ((_, sent),) = await bot.feed(private("还有谁谈过"))
    assert sent["text"].startswith("<b>降低成本")
    await bot.feed(press(encode(Tell(About("colossal-ai")), "zh", None), **under(chat=PRIVATE)))
    ((_, sent),) = await bot.feed(private("还有谁谈过"))
    assert sent["text"] == "报道里没有别人谈到「Colossal-AI」。"


@pytest.mark.parametrize(
    "update",
    [
        private("还有谁谈过"),
        group("/ask 还有谁谈过"),
        group("还有谁谈过", reply_to_message=reply_to_bot(text="…")),
        group("/ask 还有谁谈过", reply_to_message={**card_of_the_bot(RENT), "from": person()}),
        group("还有谁谈过", reply_to_message=card_of_the_bot(About("event"))),
        group("还有谁谈过", reply_to_message=card_of_the_bot(Listing("topic"))),
    ],
)
async def test_where_there_is_no_this_it_asks_back(bot: Bot, update: dict[str, Any]) -> None:
    ((_, sent),) = await bot.feed(update)
    assert sent["text"].splitlines() == [
        "你指的是什么？请说出话题，或者回复我的某张卡片再问。",
        "比如：还有谁谈过并行训练？",
    ]


async def test_a_group_is_not_told_of_its_last_card(bot: Bot) -> None:
    await bot.feed(group("/topic 降低成本"))
    ((_, sent),) = await bot.feed(group("/ask 还有谁谈过"))
    assert sent["text"].startswith("你指的是什么？")


async def test_what_was_not_known_is_no_this(bot: Bot) -> None:
    await bot.feed(private("降低成本"))
    await bot.feed(private("今天天气怎么样"))
    ((_, sent),) = await bot.feed(private("还有谁谈过"))
    assert sent["text"].startswith("你指的是什么？")


async def test_what_is_forgotten_is_no_this(bot: Bot) -> None:
    await bot.feed(private("降低成本"))
    await bot.feed(press(encode(Forget(), "zh", None), **under(chat=PRIVATE)))
    ((_, sent),) = await bot.feed(private("还有谁谈过"))
    assert sent["text"].startswith("你指的是什么？")


async def test_a_card_sent_inline_can_be_replied_to(bot: Bot) -> None:
    via = {**card_of_the_bot(RENT), "from": person(number=78), "via_bot": BOT}
    ((_, sent),) = await bot.feed(group("@rostrum_bot 还有谁谈过", reply_to_message=via))
    assert sent["text"].startswith("<b>降低成本")
