from tests.handlers.conftest import Bot
from tests.handlers.updates import private


async def test_a_start_is_welcomed(bot: Bot) -> None:
    for text in ("/start", "/start _ask"):
        ((method, sent),) = await bot.feed(private(text))
        assert method == "sendMessage"
        assert sent["text"].startswith("你好！我是第七届GAIR")


async def test_a_deep_link_opens_a_card(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(private("/start yang-you"))
    assert sent["text"].startswith("<b>尤洋 · Yang You</b>")


async def test_a_link_to_nowhere_is_told(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(private("/start <b>nobody"))
    assert sent["text"].startswith("这个链接指向的内容找不到了")
