"""What a message says to the bot: a command, a question, or nothing."""

import re
from typing import NamedTuple

from telegram import Message
from telegram.constants import ChatType

from handlers.context import Me

_COMMAND = re.compile(r"/([A-Za-z0-9_]+)(?:@([A-Za-z0-9_]+))?(?![A-Za-z0-9_@/])\s*")


class Command(NamedTuple):
    name: str
    words: str


def command(message: Message, me: Me) -> Command | None:
    """The command for this bot at the start of a text or caption, with the words behind it."""
    return command_in(message.text or message.caption or "", me)


def command_in(text: str, me: Me) -> Command | None:
    """The command for this bot at the start of a text, with the words behind it."""
    match = _COMMAND.match(text)
    if match is None or (match[2] and match[2].casefold() != me.username.casefold()):
        return None
    return Command(match[1].lower(), text[match.end() :].strip())


def question(message: Message, me: Me) -> str | None:
    """The words that are for the bot and no command, without its name; None if there are none.

    In a private chat that is any text or caption, in a group only what mentions it or replies to
    it. What it wrote itself (a card sent inline) is not for it.
    """
    text = message.text or message.caption
    if not text or _COMMAND.match(text) or (message.via_bot and message.via_bot.id == me.id):
        return None
    if is_private(message):
        return text
    without = _without_mention(text, me)
    return without.strip() if without != text or _replies_to(message, me) else None


def is_private(message: Message) -> bool:
    return message.chat.type == ChatType.PRIVATE


def _replies_to(message: Message, me: Me) -> bool:
    """Whether it answers a message of the bot, and not merely stands in a topic that it opened."""
    earlier = message.reply_to_message
    if earlier is None or earlier.from_user is None or earlier.forum_topic_created:
        return False
    return earlier.from_user.id == me.id


def _without_mention(text: str, me: Me) -> str:
    """The text without each mention of the bot; the same text if it is not mentioned."""
    mention = rf"(?<![A-Za-z0-9_@])@{re.escape(me.username)}(?![A-Za-z0-9_])"
    return re.sub(mention, " ", text, flags=re.IGNORECASE)
