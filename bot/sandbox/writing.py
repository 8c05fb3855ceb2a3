"""What a person writes: whether it may go there, and how a client sends it."""

from typing import TypedDict

from bot.sandbox.detect import with_detected
from bot.sandbox.entities import Formatted, is_blank, tidy, units
from bot.sandbox.model import Chat
from bot.sandbox.refusals import MistakeError
from bot.sandbox.texts import MAX_TEXT


class Place(TypedDict, total=False):
    """Where in a chat: ``reply_to`` is a message id, ``topic`` a forum topic's."""

    reply_to: int | None
    topic: int | None


_MANAGERS = {"creator", "administrator"}


def manages(chat: Chat, person: int) -> bool:
    """Whether a person owns or administers a chat."""
    return chat.statuses.get(person) in _MANAGERS


def barred(chat: Chat, person: int) -> str:
    """Why a person who is in a chat may write nowhere in it; empty when nothing forbids it."""
    if chat.bot == "deactivated":
        return "the person's account is deactivated"
    if chat.statuses.get(person) == "restricted":
        return "the person may not write here"
    if chat.type == "channel" and not manages(chat, person):
        return "only administrators write in a channel"
    if chat.person is None and not (chat.permissions["can_send_messages"] or manages(chat, person)):
        return "only administrators write here"
    return ""


def why_not(chat: Chat, person: int, topic: int | None) -> str:
    """Why a person who is in a chat may not write into a topic, or into a chat that has none."""
    reason = barred(chat, person)
    if reason or (topic is None and not chat.is_forum):
        return reason
    place = chat.topic(topic)
    if place is None:
        return "there is no such topic"
    return "the topic is closed" if place.is_closed and not manages(chat, person) else ""


def typed(text: str) -> Formatted:
    """A text with what clients recognise in it. Raises MistakeError when there is none."""
    content = with_detected(tidy(text, ()))
    if is_blank(content.text):
        raise MistakeError("there is nothing to send")
    return content


def parts(text: str) -> list[str]:
    """A text cut into as many pieces as it takes messages."""
    if units(text) <= MAX_TEXT:
        return [text]
    pieces, piece, size = [], "", 0
    for character in text:
        width = units(character)
        if size + width > MAX_TEXT:
            pieces.append(piece)
            piece, size = "", 0
        piece, size = piece + character, size + width
    return [*pieces, piece]
