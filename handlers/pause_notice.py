"""Word to an administrator that highlights are paused, since the group would not see any."""

import logging

from telegram.error import TelegramError

from handlers import render
from handlers.cards import Notice
from handlers.context import Services
from handlers.subscription import Subscription
from handlers.words import echo, say

log = logging.getLogger(__name__)


def topic_closed(title: str) -> Notice:
    """For highlights whose forum topic takes no more messages; ``title`` is the group's."""
    return Notice(
        say(
            "My highlights in {chat} are paused: their topic is closed or deleted. To have them "
            "again, send /digest in an open topic there.",
            chat=echo(title),
        )
    )


async def tell_of_pause(services: Services, subscription: Subscription) -> None:
    """Tell who set the highlights, in private; if that fails it is let go."""
    person = subscription.administrator
    if person is None:
        return
    language = await services.chats.language(person) or subscription.language
    try:
        chat = await services.sender.call("getChat", {"chat_id": subscription.chat})
        said = topic_closed(chat["title"])
        payload = render.message(said, render.Reader(language, services.me))
        await services.sender.call("sendMessage", payload | {"chat_id": person})
    except TelegramError as refusal:
        log.info("nobody told of the pause in %s: %s", subscription.chat, refusal.message)
