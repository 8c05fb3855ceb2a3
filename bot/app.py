"""The bot put together: the one place that constructs its parts and joins them."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from pydantic import SecretStr
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ExtBot

from bot import menus
from bot.backoff import insist
from bot.client import Client
from bot.clock import Alarm
from bot.delivery import Delivery, at_once
from bot.fast import Fast
from bot.lane import Lane, OwnTurns
from bot.left import slot
from bot.pace import Pauses
from bot.polling import Polling
from bot.request import SessionRequest
from bot.sender import DigestSender
from bot.sequence import Process, Sequencer
from bot.session import open_session
from bot.settings import Settings
from bot.side_by_side import Part, SideBySide
from bot.storage import Store
from bot.storage.claims import Claims
from bot.webhook import Address, Webhook
from handlers.context import Call, Clock, Me, Services
from handlers.errors import failed, on_error
from handlers.routing import routes
from knowledge.base import KnowledgeBase
from knowledge.loader import load

PTB = Application[Any, Any, Any, Any, Any, Any]

#: The kinds of update that the handlers answer; Telegram keeps the others to itself.
ALLOWED = [
    "message",
    "edited_message",
    "channel_post",
    "inline_query",
    "callback_query",
    "my_chat_member",
]


QUICK = frozenset({"answerInlineQuery", "answerCallbackQuery"})
#: By setting. What is quick is usually refused because the person typed on or waits no more.
LEFT = {"none": frozenset(), "quick": QUICK, "all": QUICK | {"sendMessage"}}


@dataclass(frozen=True, slots=True)
class Joined:
    """What sends, and all that it needs."""

    bot: ExtBot[None]
    client: Client
    services: Services
    digests: DigestSender


@asynccontextmanager
async def build(
    settings: Settings, token: SecretStr, clock: Alarm, *, hot: bool = True
) -> AsyncIterator[SideBySide]:
    """Join the parts, in the order in which an answer comes about; they are closed in reverse.

    Without the ``hot`` path every update goes through python-telegram-bot, to the same effect.
    Raises ``KnowledgeError``, ``StorageError`` and ``InvalidToken``; waits for Telegram while it
    cannot be reached.
    """
    async with AsyncExitStack() as stack:
        url = settings.database_url.get_secret_value()
        store = await Store.open(url, clock, alone=True)
        stack.push_async_callback(store.close)

        out = await stack.enter_async_context(joined(settings, token, store, clock))
        await menus.publish(out.client, store, out.services.knowledge.knowledge, out.bot.id)

        application = await stack.enter_async_context(routed(out.bot, out.services))
        fast = Fast(out.services, out.client.may_leave) if hot else None
        process = processing(application, out.services, fast)
        sequencer = Sequencer(process, immediate=fast.at_once if fast else None)
        limit = at_once(settings.digest_rate)
        delivery = Delivery(store.digests, out.digests, clock, limit=limit)

        yield SideBySide(way_in(settings, out.client, sequencer), delivery)


@asynccontextmanager
async def joined(
    settings: Settings, token: SecretStr, store: Store, clock: Clock, *, patient: bool = True
) -> AsyncIterator[Joined]:
    """The way out, from the knowledge file to Telegram: for the bot, and for digests by hand.

    Raises ``KnowledgeError`` and ``InvalidToken``; while Telegram cannot be reached, it waits, or
    raises ``TelegramError`` at once if it is not ``patient``.
    """
    knowledge = KnowledgeBase(load(settings.knowledge_file))
    async with open_session(settings.telegram_api_base) as session:
        pauses = Pauses()
        client = Client(
            token, settings.telegram_api_base, session, pauses=pauses, left=left(settings)
        )
        bot = library_bot(settings.telegram_api_base, token, SessionRequest(session))
        await (insist(bot.initialize, "getMe") if patient else bot.initialize())
        services = Services(
            knowledge=knowledge,
            chats=store,
            digests=store.digests,
            sender=client,
            me=introduced(bot),
            clock=clock,
        )
        lane = digest_lane(settings, pauses, store.digests)
        digests = DigestSender(services, store.digests, client, lane, paid=settings.paid_broadcast)
        yield Joined(bot, client, services, digests)


def library_bot(base: str, token: SecretStr, request: SessionRequest) -> ExtBot[None]:
    """python-telegram-bot's own client, which its handlers expect to have."""
    return ExtBot(
        token.get_secret_value(),
        base_url=f"{base}/bot",
        request=request,
        get_updates_request=request,
    )


def introduced(bot: ExtBot[None]) -> Me:
    """The bot as ``getMe`` tells of it."""
    return Me(
        id=bot.id,
        username=bot.username,
        can_read_all_group_messages=bot.can_read_all_group_messages,
        supports_inline_queries=bot.supports_inline_queries,
    )


def routed(bot: ExtBot[None], services: Services) -> PTB:
    """The library's dispatcher with the routing table in it."""
    application = ApplicationBuilder().bot(bot).updater(None).job_queue(None).build()
    application.add_handlers(routes(services))
    application.add_error_handler(partial(on_error, services=services))
    return application


def left(settings: Settings) -> frozenset[str]:
    """The methods whose calls may be left to the answer of a webhook's request."""
    return LEFT[settings.reply_in_response] if settings.webhook_url else frozenset()


def processing(application: PTB, services: Services, fast: Fast | None) -> Process:
    """From an update as Telegram sent it to what answers it."""

    async def answered(raw: Any) -> bool:
        if fast is None:
            return False
        try:
            return await fast.handle(raw)
        except Exception as error:  # noqa: BLE001 - logged and told to the person, as any handler's
            await failed(Update.de_json(raw, application.bot), error, services)
            return True

    async def process(raw: Any) -> Call | None:
        with slot() as here:
            if not await answered(raw):
                await application.process_update(Update.de_json(raw, application.bot))
        return here.call

    return process


def digest_lane(settings: Settings, pauses: Pauses, digests: Claims) -> Lane:
    """The pace of the digests: shared through PostgreSQL, where other processes may send, too."""
    return Lane(settings.digest_rate, pauses, digests if digests.shared else OwnTurns())


def way_in(settings: Settings, client: Client, sequencer: Sequencer) -> Part:
    """The webhook where an address for it is set, else polling."""
    if settings.webhook_url is None or settings.webhook_secret is None:
        return Polling(client, sequencer, ALLOWED)
    address = Address(settings.webhook_url, settings.webhook_secret, settings.host, settings.port)
    return Webhook(client, sequencer, ALLOWED, address)
