from tests.handlers.conftest import Bot
from tests.handlers.updates import group, private


async def test_a_name_gets_the_card(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(private("/speaker you yang"))
    assert sent["text"].startswith("<b>尤洋 · Yang You</b>")


async def test_without_a_name_it_lists(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(group("/speaker"))
    first = sent["reply_markup"]["inline_keyboard"][0][0]
    assert first == {"text": "尤洋", "callback_data": "1cz:yang-you:25"}
