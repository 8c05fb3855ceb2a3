from tests.handlers.conftest import Bot
from tests.handlers.updates import private


async def test_the_event_at_a_glance(bot: Bot) -> None:
    ((_, sent),) = await bot.feed(private("/event"))
    assert sent["text"].startswith("<b>GAIR 2023 首日")
