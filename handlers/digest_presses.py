"""Buttons of the panel of a chat's highlights, and those under the highlights themselves."""

from dataclasses import replace

from telegram.error import BadRequest, Forbidden

from handlers import adjusting, city, digest, digests, notices, render
from handlers.actions import (
    Adjust,
    DigestAction,
    Mute,
    Page,
    Panel,
    PostHere,
    Preview,
    Settings,
    StartOver,
    TypeCity,
)
from handlers.administrators import may_press
from handlers.context import Services
from handlers.moments import moment
from handlers.place import Place
from handlers.sending import call, edit, into, toast
from handlers.subscription import Subscription
from handlers.tap import Tap
from handlers.words import Words, say
from knowledge.models import Language


async def pressed(tap: Tap, does: DigestAction, language: Language, services: Services) -> None:
    """Carry out a press; in groups and channels only for administrators, but in groups all may
    look.
    """
    here = tap.place
    if here is None:
        return await toast(services, tap, notices.too_old(), language)
    may_change = await may_press(tap, services)
    if isinstance(does, Settings) and (may_change or here.kind != "channel"):
        await _open(here, language, services, may_change=may_change)
        return await toast(services, tap)
    if not may_change:
        return await toast(services, tap, notices.only_administrators().text, language)
    said = await _carried_out(tap, does, here, language, services)
    return await toast(services, tap, said, language)


async def _carried_out(
    tap: Tap, does: DigestAction, here: Place, language: Language, services: Services
) -> Words | None:
    """Do it; what is said in passing, if anything."""
    match does:
        case Panel(page):
            await _show(tap, here, language, services, page)
        case Adjust(wish) if wish.days == 0:
            return say("At least one day must stay selected.")
        case Adjust(wish, page):
            await digest.changed(services, here, language, wish)
            await _show(tap, here, language, services, page)
        case PostHere():
            await _post_here(here, language, services)
            await _show(tap, here, language, services)
        case TypeCity():
            await city.ask(tap, here, language, services)
        case Preview():
            return await _preview(here, language, services)
        case StartOver(on_panel):
            await services.digests.start_over(here.chat)
            if on_panel:
                await _show(tap, here, language, services)
            return await _started_over(here, services)
        case Mute():
            return await _mute(here, services)
    return None


async def _open(here: Place, language: Language, services: Services, *, may_change: bool) -> None:
    """The panel in a message of its own, in the same topic."""
    said = await digest.opened(services, here, language, may_change=may_change)
    payload = render.message(said, render.Reader(language, services.me))
    await call(services, "sendMessage", payload | into(here.chat, here.thread))


async def _show(
    tap: Tap, here: Place, language: Language, services: Services, page: Page = "main"
) -> None:
    """A page in place of the one whose button was pressed."""
    said = await digest.opened(services, here, language, page=page)
    await edit(services, tap, said, render.Reader(language, services.me))


async def _post_here(here: Place, language: Language, services: Services) -> None:
    before = await services.digests.subscription(here.chat) or adjusting.unset(here, language)
    after = replace(before, thread=here.thread, administrator=here.person)
    await services.digests.subscribe(after, before)


async def _preview(here: Place, language: Language, services: Services) -> Words | None:
    """What would come next. In a channel it would reach everybody, so it goes to the one who
    pressed.
    """
    subscription = await services.digests.subscription(here.chat) or adjusting.unset(here, language)
    said = digests.preview(services.knowledge.index, subscription)
    payload = render.message(said, render.Reader(subscription.language, services.me))
    if here.kind != "channel":
        await call(services, "sendMessage", payload | into(here.chat, here.thread))
        return None
    try:
        await services.sender.call("sendMessage", payload | {"chat_id": here.person})
    except (BadRequest, Forbidden):
        return say("I cannot write to you: please start me in our private chat first.")
    return say("I have sent it to you in our private chat.")


async def _mute(here: Place, services: Services) -> Words:
    before = await services.digests.subscription(here.chat)
    if before is None or before.due_at is None:
        return say("Highlights are off here.")
    after = adjusting.muted(before, services.clock.now())
    await services.digests.subscribe(after, before)
    return say("Muted. Next: {moment}", moment=_next(after, services))


async def _started_over(here: Place, services: Services) -> Words:
    subscription = await services.digests.subscription(here.chat)
    if subscription is None or subscription.due_at is None:
        return say("From the beginning, once highlights are turned on.")
    return say("From the beginning. Next: {moment}", moment=_next(subscription, services))


def _next(subscription: Subscription, services: Services) -> Words:
    now = services.clock.now()
    return moment(adjusting.next_run(subscription, now) or now, subscription.schedule.zone)
