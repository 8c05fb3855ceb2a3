"""Word to an administrator that highlights are paused, since the group would not see any."""

import logging
from collections.abc import Iterable

from telegram import ChatMember
from telegram.error import BadRequest, Forbidden, TelegramError

from handlers import render
from handlers.cards import Notice
from handlers.context import Services
from handlers.subscription import Subscription
from handlers.words import echo, say
from knowledge.models import Language

log = logging.getLogger(__name__)

#: How many administrators are tried at most, beside the one who set the highlights.
MOST = 10


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
    """Tell who set the highlights, in private. Where it is not known who did, or he cannot be
    written to, one other administrator is told, the owner first; if that fails it is let go.
    """
    known = [] if subscription.administrator is None else [subscription.administrator]
    try:
        chat = await services.sender.call("getChat", {"chat_id": subscription.chat})
        said = topic_closed(chat["title"])
        if await _told(services, known, said, subscription.language):
            return
        others = [one for one in await _administrators(services, subscription) if one not in known]
        if not await _told(services, others[:MOST], said, subscription.language):
            log.info("nobody told of the pause in %s: no administrator", subscription.chat)
    except TelegramError as refusal:
        log.info("nobody told of the pause in %s: %s", subscription.chat, refusal.message)


async def _told(
    services: Services, people: Iterable[int], said: Notice, language: Language
) -> bool:
    """Whether one of the people was told: the first who lets the bot write to him.

    Raises ``TelegramError`` when it is not up to them.
    """
    for person in people:
        own = await services.chats.language(person) or language
        payload = render.message(said, render.Reader(own, services.me))
        try:
            await services.sender.call("sendMessage", payload | {"chat_id": person})
        except (BadRequest, Forbidden):
            continue
        return True
    return False


async def _administrators(services: Services, subscription: Subscription) -> list[int]:
    """The people who administer the chat, its owner first."""
    members = await services.sender.call("getChatAdministrators", {"chat_id": subscription.chat})
    owner_first = sorted(members, key=lambda member: member["status"] != ChatMember.OWNER)
    return [member["user"]["id"] for member in owner_first if not member["user"]["is_bot"]]
