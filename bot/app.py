"""The bot put together: the one place that constructs its parts and joins them."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from functools import partial
from typing import Any, Protocol, cast

from pydantic import SecretStr
from telegram import Update
from telegram.ext import Application, ApplicationBuilder, ExtBot

from bot import menus
from bot.backoff import insist
from bot.client import Client
from bot.polling import Polling
from bot.request import SessionRequest
from bot.sequence import Process, Sequencer
from bot.session import open_session
from bot.settings import Settings
from bot.storage import Store
from bot.webhook import Address, Webhook
from handlers.context import Clock, DigestStore, Me, Services
from handlers.errors import on_error
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


class WayIn(Protocol):
    async def run(self) -> None:
        """Take updates in until cancelled, then finish what is in work."""


@asynccontextmanager
async def build(settings: Settings, token: SecretStr, clock: Clock) -> AsyncIterator[WayIn]:
    """Join the parts, in the order in which an answer comes about; they are closed in reverse.

    Raises ``KnowledgeError``, ``StorageError`` and ``InvalidToken``; waits for Telegram while it
    cannot be reached.
    """
    async with AsyncExitStack() as stack:
        knowledge = KnowledgeBase(load(settings.knowledge_file))
        store = await Store.open(settings.database_url.get_secret_value(), clock)
        stack.push_async_callback(store.close)

        session = await stack.enter_async_context(open_session(settings.telegram_api_base))
        client = Client(token, settings.telegram_api_base, session)
        bot = library_bot(settings.telegram_api_base, token, SessionRequest(session))
        await insist(bot.initialize, "getMe")
        await menus.publish(client, store, knowledge.knowledge, bot.id)

        services = Services(
            knowledge=knowledge,
            chats=store,
            digests=cast(DigestStore, vars(store).get("digests")),
            sender=client,
            me=introduced(bot),
            clock=clock,
        )
        application = await stack.enter_async_context(routed(bot, services))

        sequencer = Sequencer(processing(application))
        yield way_in(settings, client, sequencer)


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


def processing(application: PTB) -> Process:
    """From an update as Telegram sent it to the handler that answers it."""

    async def process(raw: Any) -> None:
        await application.process_update(Update.de_json(raw, application.bot))

    return process


def way_in(settings: Settings, client: Client, sequencer: Sequencer) -> WayIn:
    """The webhook where an address for it is set, else polling."""
    if settings.webhook_url is None or settings.webhook_secret is None:
        return Polling(client, sequencer, ALLOWED)
    address = Address(settings.webhook_url, settings.webhook_secret, settings.host, settings.port)
    return Webhook(client, sequencer, ALLOWED, address)
