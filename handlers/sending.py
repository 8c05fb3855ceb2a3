"""The way out: replies, edits and toasts, and the refusals that need no answer."""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from telegram.error import BadRequest, ChatMigrated, Forbidden

from handlers import render
from handlers.cards import Card, Reply
from handlers.context import Call, Services
from handlers.request import Request
from handlers.tap import Tap
from handlers.words import Words
from knowledge.models import Language

log = logging.getLogger(__name__)

#: Refusals that are nobody's mistake: the person was quicker, is gone, or does not let us write.
HARMLESS = (
    "message is not modified",
    "query is too old",
    "message to edit not found",
    "message can't be edited",
    "message_id_invalid",
    "message thread not found",
    "topic_closed",
    "not enough rights",
    "have no rights to send",
    "need administrator rights",
    "chat_write_forbidden",
    "chat not found",
)


async def reply(services: Services, request: Request, said: Reply, *, last: bool = False) -> None:
    """Answer a message: in its topic, and in a group as a reply to it.

    The ``last`` reply to an update is let go in a private chat: see :func:`let_go`.
    """
    answer = written(services, request, said)
    if last and request.private:
        await let_go(services, answer)
    else:
        await call(services, *answer)
    if request.private:
        note(services, request.chat, said)


def written(services: Services, request: Request, said: Reply) -> Call:
    """The call that answers a message."""
    payload = render.message(said, request.reader(services)) | _beside(request)
    return Call("sendMessage", payload)


async def let_go(services: Services, answer: Call) -> None:
    """Make the last call of an update, or leave it to the answer of the request in which the update
    came, which spares a request. Only for calls whose refusal would change nothing: it is not told.
    """
    if not services.sender.leave(answer):
        await call(services, *answer)


async def reply_with_file(
    services: Services, request: Request, caption: Words, name: str, content: bytes
) -> None:
    """Answer a message with a file, in the same place."""

    async def send(payload: Mapping[str, Any]) -> None:
        await services.sender.upload("sendDocument", payload, "document", name, content)

    payload = {"caption": caption.in_(request.language)} | _beside(request)
    await _sent(services, "sendDocument", payload, send)


def into(chat: int, thread: int | None, answered: int | None = None) -> dict[str, Any]:
    """Where a message goes: a chat, its forum topic, and the message there that it answers."""
    payload: dict[str, Any] = {"chat_id": chat}
    if thread is not None:
        payload["message_thread_id"] = thread
    if answered is not None:
        payload["reply_parameters"] = {
            "message_id": answered,
            "allow_sending_without_reply": True,
        }
    return payload


def _beside(request: Request) -> dict[str, Any]:
    """Where an answer to a message goes."""
    return into(request.chat, request.thread, None if request.private else request.message)


async def edit(services: Services, tap: Tap, said: Reply, reader: render.Reader) -> None:
    """Put something else in place of the message whose button was pressed."""
    payload = render.message(said, reader)
    at = tap.shown
    if tap.inline:
        payload["inline_message_id"] = tap.inline
    elif at:
        payload |= {"chat_id": at.chat, "message_id": at.id}
    await call(services, "editMessageText", payload)
    if at and at.kind == "private":
        note(services, at.chat, said)


def note(services: Services, chat: int, said: Reply) -> None:
    """Remember the card that a private chat was shown last."""
    if isinstance(said, Card):
        services.recent.note(chat, said.subject)


async def toast(
    services: Services, tap: Tap, text: Words | None = None, language: Language = "en"
) -> None:
    """Answer a pressed button: silently, or with a line that fades."""
    payload = {"callback_query_id": tap.id}
    if text:
        payload["text"] = text.in_(language)
    await let_go(services, Call("answerCallbackQuery", payload))


async def call(services: Services, method: str, payload: Mapping[str, Any]) -> None:
    """Make a call whose result nobody needs; harmless refusals are noted and let go.

    Raises ``telegram.error.TelegramError`` for the others.
    """

    async def send(payload: Mapping[str, Any]) -> None:
        await services.sender.tell(method, payload)

    await _sent(services, method, payload, send)


async def _sent(
    services: Services,
    method: str,
    payload: Mapping[str, Any],
    send: Callable[[Mapping[str, Any]], Awaitable[None]],
) -> None:
    try:
        try:
            await send(payload)
        except ChatMigrated as moved:
            await services.chats.move(payload["chat_id"], moved.new_chat_id)
            await send({**payload, "chat_id": moved.new_chat_id})
    except Forbidden as refusal:
        log.info("%s refused: %s", method, refusal.message)
    except BadRequest as refusal:
        if not any(known in refusal.message.lower() for known in HARMLESS):
            raise
        log.info("%s let go: %s", method, refusal.message)
