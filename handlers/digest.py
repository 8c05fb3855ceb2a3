"""``/digest``: the panel of a chat's highlights, or all that it sets in one line."""

from dataclasses import replace

from telegram import Update

from handlers import notices
from handlers.actions import Page
from handlers.adjusting import adjusted, unset
from handlers.administrators import may_write
from handlers.cards import Notice
from handlers.context import Services
from handlers.misread import misread
from handlers.panel import View, panel
from handlers.place import Place
from handlers.request import Request, read, written_in
from handlers.sending import reply
from handlers.subscription import Subscription
from handlers.wishes import Misread, Wish
from handlers.wishes import read as wished
from knowledge.models import Language


async def digest(update: Update, services: Services) -> None:
    """In private, in a group (others than administrators see the panel without its buttons), in a
    forum topic or as a post of a channel.
    """
    message = update.message or update.channel_post
    if message is None:
        return
    request = replace(await read(update, services), asker=None)
    here = written_in(message)
    may_change = await may_write(message, services)
    if not request.words:
        said = await opened(services, here, request.language, may_change=may_change)
    elif may_change:
        said = await _wished(request, here, services)
    else:
        said = notices.only_administrators()
    await reply(services, request, said)


async def _wished(request: Request, here: Place, services: Services) -> Notice:
    """A wish in one line; it turns the highlights on unless it says otherwise."""
    wish = wished(request.words)
    if isinstance(wish, Misread):
        return misread(wish, services.clock.now())
    if wish.on is None:
        wish = replace(wish, on=True)
    return await granted(services, here, request.language, wish)


async def opened(
    services: Services,
    here: Place,
    language: Language,
    *,
    page: Page = "main",
    may_change: bool = True,
) -> Notice:
    """The panel as it stands. The language is that of a chat that never set one."""
    kept = await services.digests.subscription(here.chat)
    subscription = kept or unset(here, language)
    known, now = services.knowledge.knowledge, services.clock.now()
    view = View(subscription, known, now, here.thread, may_change=may_change, is_new=kept is None)
    return panel(view, page)


async def granted(services: Services, here: Place, language: Language, wish: Wish) -> Notice:
    """The panel after a wish was carried out; if its zone was a guess, with the others."""
    subscription = await changed(services, here, language, wish)
    view = View(subscription, services.knowledge.knowledge, services.clock.now(), here.thread)
    if wish.zone and not wish.zone.exact:
        return panel(view, "zone", (wish.zone, *wish.others))
    return panel(view)


async def changed(services: Services, here: Place, language: Language, wish: Wish) -> Subscription:
    """Carry out a wish and keep it."""
    before = await services.digests.subscription(here.chat) or unset(here, language)
    after = adjusted(before, wish, here, services.clock.now())
    await services.digests.subscribe(after, before)
    return after
