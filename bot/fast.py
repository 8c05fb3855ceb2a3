"""The hot path: what is asked most is answered from the update as it came.

Inline queries, ``/speaker``, ``/topic`` and pressed buttons go through the same functions as
python-telegram-bot's callbacks; only its objects are not built, which cost more than the answer.
Whatever else comes is left to the callbacks.
"""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, NamedTuple

from bot.sequence import Update
from handlers import pressed, replies
from handlers.actions import Listing
from handlers.cards import Reply
from handlers.context import Call, Services
from handlers.incoming import command_in
from handlers.inline import Typed, offered
from handlers.request import Request, kind_of, spoken
from handlers.sending import call, let_go, note, written
from handlers.tap import Shown, Tap
from knowledge.models import Language

LISTINGS = {"speaker": Listing("speaker"), "topic": Listing("topic")}

#: Fields of a message that the callbacks look at before its text.
MOVES = {"migrate_to_chat_id", "migrate_from_chat_id"}

Raw = Mapping[str, Any]


class Asked(NamedTuple):
    """What is asked, before it is known in which language.

    That is kept for a ``chat`` (of an inline query, the person's own), else it is the ``code`` of
    the person's client. ``sent_to`` is the chat that the answer is sent to, None of an inline
    query; ``lets_go`` tells that nobody needs to know what became of it. ``said`` is what the
    answer says, where it has to be noted.
    """

    chat: int
    code: str | None
    method: str
    sent_to: int | None
    lets_go: bool
    answer: Callable[[Language], Call]
    said: Reply | None = None


class Fast:
    """Answers the updates that it knows. ``may_leave`` tells, by method and chat, which calls may
    be left to the answer of the update's request.
    """

    def __init__(self, services: Services, may_leave: Callable[[str, int | None], bool]) -> None:
        self._services = services
        self._may_leave = may_leave

    def at_once(self, update: Update) -> Call | None:
        """The one call that answers an update, where nothing has to be waited for: neither the
        chat's language nor what becomes of the call.
        """
        asked = self._asked(update)
        if asked is None or not asked.lets_go or not self._may_leave(asked.method, asked.sent_to):
            return None
        try:
            kept = self._services.chats.known(asked.chat)
        except KeyError:
            return None
        answer = asked.answer(kept or spoken(asked.code))
        self._note(asked)
        return answer

    async def handle(self, update: Update) -> bool:
        """Answer an update; False if it is left to the callbacks."""
        if query := update.get("callback_query"):
            await pressed.carry_out(tapped(query), self._services)
            return True
        asked = self._asked(update)
        if asked is None:
            return False
        kept = await self._services.chats.language(asked.chat)
        answer = asked.answer(kept or spoken(asked.code))
        await (let_go(self._services, answer) if asked.lets_go else call(self._services, *answer))
        self._note(asked)
        return True

    def _note(self, asked: Asked) -> None:
        if asked.said is not None:
            note(self._services, asked.chat, asked.said)

    def _asked(self, update: Update) -> Asked | None:
        if query := update.get("inline_query"):
            return self._typed(query)
        message = update.get("message")
        if not message or not (message.get("text") or "").startswith("/"):
            return None
        given = command_in(message["text"], self._services.me)
        if given is None or given.name not in LISTINGS or not MOVES.isdisjoint(message):
            return None
        return self._looked_up(message, given.words, LISTINGS[given.name])

    def _typed(self, query: Raw) -> Asked:
        person = query["from"]
        typed = Typed(query["id"], person["id"], query["query"], query["offset"])
        answer = partial(offered, self._services, typed)
        code = person.get("language_code")
        return Asked(typed.person, code, "answerInlineQuery", None, lets_go=True, answer=answer)

    def _looked_up(self, message: Raw, words: str, listing: Listing) -> Asked:
        chat, private = message["chat"]["id"], message["chat"]["type"] == "private"
        writer = message.get("from")
        said = replies.look_up(self._services.knowledge.index, words, listing)

        def answer(language: Language) -> Call:
            request = Request(
                chat=chat,
                private=private,
                language=language,
                asker=None if private or message.get("sender_chat") else writer and writer["id"],
                message=message["message_id"],
                thread=topic_of(message),
                words=words,
            )
            return written(self._services, request, said)

        code = writer.get("language_code") if writer else None
        noted = said if private else None
        return Asked(chat, code, "sendMessage", chat, lets_go=private, answer=answer, said=noted)


def topic_of(message: Raw) -> int | None:
    return message.get("message_thread_id") if message.get("is_topic_message") else None


def tapped(query: Raw) -> Tap:
    """A pressed button; of a message that is too old only its id and chat are told."""
    who, message = query["from"], query.get("message")
    shown = None
    if message is not None:
        chat, known = message["chat"], message["date"] != 0
        shown = Shown(
            id=message["message_id"],
            chat=chat["id"],
            kind=kind_of(chat["type"]),
            thread=topic_of(message) if known else None,
            offers=_has(message, query.get("data")) if known else None,
            placed=known or not chat.get("is_forum"),
        )
    return Tap(
        id=query["id"],
        data=query.get("data") or "",
        person=who["id"],
        name=who["first_name"],
        language=spoken(who.get("language_code")),
        shown=shown,
        inline=query.get("inline_message_id"),
    )


def _has(message: Raw, data: str | None) -> bool:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", ())
    return any(button.get("callback_data") == data for row in rows for button in row)
