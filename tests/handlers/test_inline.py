from handlers.inline import PAGE
from knowledge.base import KnowledgeBase
from tests.handlers.conftest import Bot
from tests.handlers.gair import KNOWLEDGE, SPEAKERS
from tests.handlers.updates import typed


async def test_an_empty_query_shows_highlights(bot: Bot) -> None:
    ((method, sent),) = await bot.feed(typed(""))
    assert method == "answerInlineQuery"
    assert sent["results"][0]["id"] == "yang-you"
    assert sent["results"][0]["description"].startswith("2016 年到 2021 年")
    assert (sent["cache_time"], sent["is_personal"], sent["next_offset"]) == (300, True, "")
    assert "button" not in sent


async def test_results_come_in_pages(bot: Bot) -> None:
    many = tuple(
        speaker.model_copy(update={"id": f"{speaker.id}-{n}"})
        for n in range(8)
        for speaker in SPEAKERS
    )
    points = tuple(
        point.model_copy(update={"id": f"{speaker.id}-p", "speakers": (speaker.id,)})
        for speaker in many
        for point in KNOWLEDGE.points[:1]
    )
    bot.knowledge = KnowledgeBase(KNOWLEDGE.model_copy(update={"speakers": many, "points": points}))
    seen, offset = [], ""
    for _ in range(10):
        ((_, sent),) = await bot.feed(typed("", offset=offset))
        seen += [result["id"] for result in sent["results"]]
        assert len(sent["results"]) <= PAGE
        if not (offset := sent["next_offset"]):
            break
    assert len(seen) == len(set(seen)) == 24 + 1


async def test_an_odd_offset_begins_anew(bot: Bot) -> None:
    for offset in ("x", "-1", "²"):
        ((_, sent),) = await bot.feed(typed("", offset=offset))
        assert sent["results"]


async def test_an_offset_beyond_the_end_is_empty(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(typed("", offset="500"))
    assert (sent["results"], sent["next_offset"]) == ([], "")
    assert "button" not in sent


async def test_the_language_is_the_askers_own(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(typed("尤洋", code="en"))
    assert sent["results"][0]["title"] == "Yang You · 尤洋"
    bot.chats.languages[77] = "zh"
    ((_, sent),) = await bot.feed(typed("尤洋", code="en"))
    assert sent["results"][0]["title"] == "尤洋 · Yang You"


async def test_nothing_found_leads_into_the_bot(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(typed("今天天气怎么样"))
    assert sent["results"] == []
    assert sent["button"] == {"text": "没有找到，来和我聊聊", "start_parameter": "_ask"}
