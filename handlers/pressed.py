"""Buttons under the bot's messages."""

from telegram import Update

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
from handlers.sending import call, edit, into, note, toast
from handlers.tap import Tap, tapped


async def pressed(update: Update, services: Services) -> None:
    if update.callback_query:
        await carry_out(tapped(update.callback_query), services)


async def carry_out(tap: Tap, services: Services) -> None:
    """Do what a button does, and answer the press in any case."""
    press = decode(tap.data, services.knowledge.index)
    if press is None or not _offered(tap, press.does):
        return await toast(services, tap, notices.too_old(), tap.language)
    if press.asker not in (None, tap.person):
        return await toast(services, tap, notices.not_yours(), tap.language)
    return await _carry_out(tap, press, services)


def _offered(tap: Tap, does: Does) -> bool:
    """Whether the message has the button: a modified client can send any data under any message,
    and have a group's highlights replaced by something else.

    Of a message that is too old its buttons are not told. Then nothing is put in its place, but in
    a private chat, where it is the person's own.
    """
    at = tap.shown
    if at and at.offers is not None:
        return at.offers
    in_group = at is not None and at.kind != "private"
    return not (in_group and isinstance(does, Subject))


async def _carry_out(tap: Tap, press: Press, services: Services) -> None:
    match press.does:
        case Choose():
            return await choose(tap, press, services)
        case Forget():
            return await forget(tap, press.language, services)
        case (
            Tell() | About() | Answered() | Compared() | Heard() | Others() | Listing() | Plain()
        ) as wanted:
            if not await may_show(tap, services):
                refusal = notices.only_administrators().text
                return await toast(services, tap, refusal, press.language)
            if isinstance(wanted, Tell):
                return await _tell(tap, press, wanted.subject, services)
            return await _show(tap, press, wanted, services)
        case does:
            return await digest_presses.pressed(tap, does, press.language, services)


async def _show(tap: Tap, press: Press, subject: Subject, services: Services) -> None:
    """Put it in place of the message whose button was pressed."""
    said = replies.shown(services.knowledge.index, subject)
    if said is None:
        return await toast(services, tap, notices.too_old(), press.language)
    if isinstance(said, Card) and tap.inline:
        said = said.with_rows(keyboards.elsewhere(said))
    await edit(services, tap, said, Reader(press.language, services.me, press.asker))
    return await toast(services, tap)


async def _tell(tap: Tap, press: Press, subject: Subject, services: Services) -> None:
    """Say it below, as a reply to the message whose button was pressed, which stays as it is.

    Its own buttons belong to who asked for it, as those of any answer in a group.
    """
    said = replies.shown(services.knowledge.index, subject)
    at = tap.shown
    if said is None or at is None:
        return await toast(services, tap, notices.too_old(), press.language)
    private = at.kind == "private"
    payload = message(said, Reader(press.language, services.me, None if private else tap.person))
    await call(services, "sendMessage", payload | into(at.chat, at.thread, at.id))
    if private:
        note(services, at.chat, said)
    return await toast(services, tap)
