"""A pressed button, as values: whoever reads it from the platform, it is carried out in one way."""

from dataclasses import dataclass

from telegram import CallbackQuery, InlineKeyboardMarkup, Message

from handlers.place import Place
from handlers.request import kind_of, spoken, topic_of
from handlers.subscription import ChatKind
from knowledge.models import Language


@dataclass(frozen=True, slots=True)
class Shown:
    """The message in a chat under which a button was pressed.

    ``offers`` tells whether it has the button, None where its buttons are not told, as of messages
    that are too old. ``placed`` tells whether its forum topic is known, if it can have one.
    """

    id: int
    chat: int
    kind: ChatKind
    thread: int | None
    offers: bool | None
    placed: bool = True


@dataclass(frozen=True, slots=True)
class Tap:
    """A press of a button with ``data``. ``person`` pressed, whose name is ``name`` and whose
    client speaks ``language``.

    ``shown`` is the message, None of one that was sent inline (``inline`` is the id of that) and
    where none is told.
    """

    id: str
    data: str
    person: int
    name: str
    language: Language
    shown: Shown | None
    inline: str | None = None

    @property
    def place(self) -> Place | None:
        """Where it was pressed, and by whom; None where that is not told."""
        at = self.shown
        return Place(at.chat, at.kind, at.thread, self.person) if at and at.placed else None


def tapped(query: CallbackQuery) -> Tap:
    """What python-telegram-bot tells of it."""
    who, message = query.from_user, query.message
    shown = None
    if message is not None:
        known = message if isinstance(message, Message) and message.is_accessible else None
        shown = Shown(
            id=message.message_id,
            chat=message.chat.id,
            kind=kind_of(message.chat.type),
            thread=topic_of(known) if known else None,
            offers=_has(known.reply_markup, query.data) if known else None,
            placed=known is not None or not message.chat.is_forum,
        )
    return Tap(
        id=query.id,
        data=query.data or "",
        person=who.id,
        name=who.first_name,
        language=spoken(who.language_code),
        shown=shown,
        inline=query.inline_message_id,
    )


def _has(markup: InlineKeyboardMarkup | None, data: str | None) -> bool:
    rows = markup.inline_keyboard if markup else ()
    return any(button.callback_data == data for row in rows for button in row)
