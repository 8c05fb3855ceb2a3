from tests.handlers.conftest import Bot
from tests.handlers.updates import person, private


async def test_a_topic_and_a_system_get_their_cards(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(private("/topic parallel training"))
    assert sent["text"].startswith("<b>并行训练")
    ((_, sent),) = await bot.feed(private("/topic colossal ai"))
    assert sent["text"].startswith("<b>Colossal-AI</b>")


async def test_without_words_it_lists_in_the_readers_language(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(private("/topic", **{"from": person("de")}))
    assert sent["text"].startswith("<b>Topics</b>")
    labels = [b["text"] for row in sent["reply_markup"]["inline_keyboard"] for b in row]
    assert labels[-1] == "Colossal-AI"
