"""The sandbox as one thing to start and stop."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from types import TracebackType
from typing import Self

from aiohttp import web

from bot.sandbox.api import BotApi
from bot.sandbox.clock import Clock, JumpingClock, system_clock
from bot.sandbox.control import Control
from bot.sandbox.dispatch import Dispatcher
from bot.sandbox.downloads import Downloads
from bot.sandbox.faults import Fault, Faults
from bot.sandbox.guard import add_headers, guard
from bot.sandbox.journal import Call, Journal
from bot.sandbox.pages import Pages
from bot.sandbox.people import People
from bot.sandbox.webhook import BACKOFF_SECONDS, WebhookDelivery
from bot.sandbox.webhook_settings import LOOPBACK
from bot.sandbox.world import World

#: Fifty inline results of full length fit in.
_MAX_BODY_BYTES = 16 * 1024**2


class Sandbox:
    """A Bot API server with a chat page. ``people`` is what persons do, ``world`` the state,
    ``journal`` the calls made, ``faults`` the failures asked for.

    ``clock`` dates messages and expires questions: it runs like ``now`` and may be put forward.
    ``webhook_backoff`` are the seconds between tries; with ``rate_limits`` who sends too much gets
    429, as at Telegram. Any well-formed token will do, unless ``token`` is the only one.
    """

    def __init__(
        self,
        now: Clock = system_clock,
        *,
        username: str = "rostrum_bot",
        webhook_backoff: Sequence[float] = BACKOFF_SECONDS,
        rate_limits: bool = False,
        token: str | None = None,
    ) -> None:
        self.clock = JumpingClock(now, self._tell_time)
        self.world = World(self.clock.now, username)
        self.people = People(self.world)
        self.journal = Journal(self.world.events)
        self.faults = Faults(self.world.chat)
        self.world.token = token
        self.base_url = ""
        self.world.rate_limits.on = rate_limits
        dispatcher = Dispatcher(self.world, self.journal, self.faults)
        self._delivery = WebhookDelivery(self.world, dispatcher, webhook_backoff)
        self._app = web.Application(middlewares=[guard], client_max_size=_MAX_BODY_BYTES)
        self._app.on_response_prepare.append(add_headers)
        self._app.add_routes(BotApi(self.world, dispatcher).routes())
        self._app.add_routes(Downloads(self.world).routes())
        control = Control(self.world, self.clock, self.people, self.journal, self.faults)
        self._app.add_routes(control.routes())
        self._app.add_routes(Pages(self.world.events).routes())
        self._runner: web.AppRunner | None = None
        self._delivering: asyncio.Task[None] | None = None

    async def start(self, host: str = "127.0.0.1", port: int = 0) -> None:
        """Listen on loopback; port 0 takes a free one. ``base_url`` says where.

        Raises ValueError for another host, OSError when the port is taken.
        """
        if host not in LOOPBACK:
            raise ValueError("the sandbox listens on loopback only")
        # No access log: its lines would have the token in them.
        self._runner = web.AppRunner(
            self._app, access_log=None, shutdown_timeout=2, handler_cancellation=True
        )
        await self._runner.setup()
        await web.TCPSite(self._runner, host, port).start()
        bound = self._runner.addresses[0][1]
        self.base_url = f"http://{f'[{host}]' if ':' in host else host}:{bound}"
        self._delivering = asyncio.create_task(self._delivery.run())

    async def stop(self) -> None:
        """Stop listening; those who wait for something get what there is."""
        self.world.events.close()
        self.world.updates.changed.fire()
        if self._delivering is not None:
            self._delivering.cancel()
            with suppress(asyncio.CancelledError):
                await self._delivering
        if self._runner is not None:
            await self._runner.cleanup()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def next_call(
        self, method: str, *, chat_id: int | None = None, seconds: float = 10
    ) -> Call:
        """The next call of a method (of a chat) that was not handed out before.

        Raises TimeoutError when none comes within ``seconds``.
        """
        return await self.journal.next_call(method, chat_id=chat_id, seconds=seconds)

    def fail_next(self, fault: Fault) -> None:
        """Let the next calls of some kind go wrong."""
        self.faults.add(fault)

    def _tell_time(self) -> None:
        self.world.events.publish("clock", clock=self.clock.to_json())
