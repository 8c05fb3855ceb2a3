"""Delivery to the bot's webhook: in order within a chat, again until it takes the update."""

import asyncio
import logging
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any

import aiohttp

from bot.sandbox.dispatch import Dispatcher
from bot.sandbox.refusals import ConnectionCutError
from bot.sandbox.updates import Waiting
from bot.sandbox.webhook_answer import call_in
from bot.sandbox.webhook_settings import WebhookSettings
from bot.sandbox.world import World

_log = logging.getLogger(__name__)
_TIMEOUT_SECONDS = 60.0
BACKOFF_SECONDS = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0, 60.0)


class WebhookDelivery:
    """Posts what waits in the queue to the webhook, while there is one."""

    def __init__(
        self, world: World, dispatcher: Dispatcher, backoff: Sequence[float] = BACKOFF_SECONDS
    ) -> None:
        self._world = world
        self._dispatcher = dispatcher
        self._backoff = backoff
        self._busy: dict[int, asyncio.Task[None]] = {}

    async def run(self) -> None:
        """Deliver until cancelled."""
        timeout = aiohttp.ClientTimeout(total=_TIMEOUT_SECONDS)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            try:
                while True:
                    self._begin(session)
                    await self._world.updates.changed.wait()
            finally:
                for task in self._busy.values():
                    task.cancel()
                await asyncio.gather(*self._busy.values(), return_exceptions=True)

    def _begin(self, session: aiohttp.ClientSession) -> None:
        """Start on the first update of every lane that has none under way."""
        settings = self._world.webhook
        if not settings.url:
            return
        for update in self._world.updates.waiting():
            if len(self._busy) >= settings.max_connections:
                return
            if update.lane not in self._busy:
                task = asyncio.create_task(self._deliver(session, update))
                self._busy[update.lane] = task

    async def _deliver(self, session: aiohttp.ClientSession, update: Waiting) -> None:
        """Try until the bot takes it, the webhook goes or the queue is emptied."""
        try:
            for attempt in range(1_000_000):
                settings = self._world.webhook
                if not settings.url or not self._world.updates.has(update.id):
                    return
                if await self._attempt(session, settings, update):
                    return
                seconds = self._backoff[min(attempt, len(self._backoff) - 1)]
                await self._pause(seconds, settings, update)
        finally:
            del self._busy[update.lane]
            self._world.updates.changed.fire()

    async def _pause(self, seconds: float, settings: WebhookSettings, update: Waiting) -> None:
        """Wait before the next try; a new webhook ends the waiting, or that the update is gone."""
        try:
            async with asyncio.timeout(seconds):
                updates = self._world.updates
                while self._world.webhook is settings and updates.has(update.id):
                    await updates.changed.wait()
        except TimeoutError:
            return

    async def _attempt(
        self, session: aiohttp.ClientSession, settings: WebhookSettings, update: Waiting
    ) -> bool:
        headers = {"X-Telegram-Bot-Api-Secret-Token": settings.secret} if settings.secret else {}
        try:
            async with session.post(
                settings.url, json=update.body, headers=headers, allow_redirects=False, ssl=False
            ) as response:
                if 200 <= response.status < 300:
                    call = await call_in(response)
                    # It is accepted, whatever becomes of the call.
                    self._world.updates.done(update.id)
                    await self._obey(call)
                    return True
                phrase = response.reason or HTTPStatus(response.status).phrase
                error = f"Wrong response from the webhook: {response.status} {phrase}"
        except TimeoutError:
            error = "Read timeout expired"
        except aiohttp.ClientConnectorError:
            error = "Connection refused"
        except (aiohttp.ClientError, OSError):
            error = "Connection closed"
        settings.last_error, settings.last_error_date = error, self._world.timestamp()
        self._world.events.publish("webhook_error", error=error)
        return False

    async def _obey(self, call: tuple[str, dict[str, Any]] | None) -> None:
        """Carry out the call that a response held; nobody hears of its outcome."""
        if call is None:
            return
        try:
            await self._dispatcher.call(*call, "", "webhook response")
        except ConnectionCutError:
            return
        except Exception as error:  # noqa: BLE001 - delivery goes on; the text may have a token in it
            _log.error("the call in a webhook's answer failed: %s", type(error).__name__)
