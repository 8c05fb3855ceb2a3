"""Buttons under the bot's messages."""

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatType

from handlers import digest_presses, keyboards, notices, replies
from handlers.actions import (
    About,
    Answered,
    Choose,
    Compared,
    Forget,
    Heard,
    Listing,
    Others,
    Plain,
    Subject,
    Tell,
)
from handlers.administrators import may_show
from handlers.buttons import Does, Press, decode
from handlers.cards import Card
from handlers.context import Services
from handlers.language import choose
from handlers.privacy import forget
from handlers.render import Reader, message
from handlers.request import spoken, topic_of
from handlers.sending import call, edit, into, note, toast


async def pressed(update: Update, services: Services) -> None:
    if update.callback_query:
        await _press(update.callback_query, services)


async def _press(query: CallbackQuery, services: Services) -> None:
    press = decode(query.data or "", services.knowledge.index)
    if press is None or not _offered(query, press.does):
        return await toast(services, query, notices.too_old(), spoken(query.from_user))
    if press.asker not in (None, query.from_user.id):
        return await toast(services, query, notices.not_yours(), spoken(query.from_user))
    return await _carry_out(query, press, services)


def _offered(query: CallbackQuery, does: Does) -> bool:
    """Whether the message has the button: a modified client can send any data under any message,
    and have a group's highlights replaced by something else.

    Of a message that is too old its buttons are not told. Then nothing is put in its place, but in
    a private chat, where it is the person's own.
    """
    message = query.message
    if isinstance(message, Message) and message.is_accessible:
        rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
        return any(button.callback_data == query.data for row in rows for button in row)
    in_group = message is not None and message.chat.type != ChatType.PRIVATE
    return not (in_group and isinstance(does, Subject))


async def _carry_out(query: CallbackQuery, press: Press, services: Services) -> None:
    match press.does:
        case Choose():
            return await choose(query, press, services)
        case Forget():
            return await forget(query, press.language, services)
        case (
            Tell() | About() | Answered() | Compared() | Heard() | Others() | Listing() | Plain()
        ) as wanted:
            if not await may_show(query, services):
                refusal = notices.only_administrators().text
                return await toast(services, query, refusal, press.language)
            if isinstance(wanted, Tell):
                return await _tell(query, press, wanted.subject, services)
            return await _show(query, press, wanted, services)
        case does:
            return await digest_presses.pressed(query, does, press.language, services)


async def _show(query: CallbackQuery, press: Press, subject: Subject, services: Services) -> None:
    """Put it in place of the message whose button was pressed."""
    said = replies.shown(services.knowledge.index, subject)
    if said is None:
        return await toast(services, query, notices.too_old(), press.language)
    if isinstance(said, Card) and query.inline_message_id:
        said = said.with_rows(keyboards.elsewhere(said))
    await edit(services, query, said, Reader(press.language, services.me, press.asker))
    return await toast(services, query)


async def _tell(query: CallbackQuery, press: Press, subject: Subject, services: Services) -> None:
    """Say it below, as a reply to the message whose button was pressed, which stays as it is.

    Its own buttons belong to who asked for it, as those of any answer in a group.
    """
    said = replies.shown(services.knowledge.index, subject)
    asked = query.message
    if said is None or asked is None:
        return await toast(services, query, notices.too_old(), press.language)
    private = asked.chat.type == ChatType.PRIVATE
    asker = None if private else query.from_user.id
    thread = topic_of(asked) if isinstance(asked, Message) else None
    payload = message(said, Reader(press.language, services.me, asker))
    await call(services, "sendMessage", payload | into(asked.chat.id, thread, asked.message_id))
    if private:
        note(services, asked.chat.id, said)
    return await toast(services, query)
