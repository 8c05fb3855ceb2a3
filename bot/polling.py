"""Updates by long polling: an own ``getUpdates`` loop.

An update is confirmed to Telegram (by an ``offset`` above it) only when it and all before it are
handled, so that a kill at any moment loses none. While one is slow the loop goes on asking from the
same offset, which returns what is unconfirmed once more: at most 100 updates, the bound of what can
be in work.
"""

import asyncio
from functools import partial
from typing import Any

import structlog
from telegram.error import TelegramError

from bot.backoff import PAUSES, Caller, insist
from bot.sequence import DRAIN_SECONDS, Outcome, Sequencer, Update

log = structlog.get_logger(__name__)

#: For how long Telegram holds the answer back when there is nothing new.
HOLD_SECONDS = 50
BATCH = 100
#: For the last confirmation, when the process ends.
CONFIRM_SECONDS = 1.0
#: The first and the longest pause between two looks for new updates while one is in work.
LOOKS = (0.1, 1.0)


class Polling:
    """Fetches updates and hands them to a :class:`Sequencer`."""

    def __init__(
        self,
        client: Caller,
        sequencer: Sequencer,
        allowed: list[str],
        *,
        looks: tuple[float, float] = LOOKS,
        pauses: tuple[float, float] = PAUSES,
    ) -> None:
        self._client = client
        self._sequencer = sequencer
        self._allowed = allowed
        self._looks = looks
        self._pauses = pauses
        self._offset = 0
        self._confirmed = 0
        self._in_work: dict[int, Outcome] = {}

    async def run(self) -> None:
        """Poll until cancelled, then finish and confirm what is in work.

        Raises ``InvalidToken`` when Telegram does not know the token (any more).
        """
        await self._insist("deleteWebhook")
        log.info("polling")
        try:
            await self._poll()
        finally:
            await self._finish()

    async def _poll(self) -> None:
        look, longest = self._looks
        while True:
            hold = 0 if self._in_work else HOLD_SECONDS
            offset = self._offset
            updates = await self._insist("getUpdates", self._request(hold=hold), hold=hold)
            self._confirmed = offset
            if self._take(updates):
                look = self._looks[0]
            if self._in_work:
                await asyncio.wait(self._in_work.values(), timeout=look)
                look = min(2 * look, longest)
            self._advance()

    async def _insist(
        self, method: str, payload: dict[str, Any] | None = None, *, hold: float = 0
    ) -> Any:
        call = partial(self._client.call, method, payload, hold=hold)
        return await insist(call, method, pauses=self._pauses)

    def _request(self, *, hold: int, limit: int = BATCH) -> dict[str, Any]:
        return {
            "offset": self._offset,
            "limit": limit,
            "timeout": hold,
            "allowed_updates": self._allowed,
        }

    def _take(self, updates: list[Update]) -> bool:
        """Hand over what is new; tell whether there was any."""
        new = [update for update in updates if update["update_id"] not in self._in_work]
        for update in new:
            self._in_work[update["update_id"]] = self._sequencer.submit(update)
        return bool(new)

    def _advance(self) -> None:
        """Move the offset over the finished prefix."""
        for update_id, task in list(self._in_work.items()):
            if not task.done() or task.cancelled():
                return
            del self._in_work[update_id]
            self._offset = update_id + 1

    async def _finish(self) -> None:
        await self._sequencer.drain(DRAIN_SECONDS)
        self._advance()
        if self._offset == self._confirmed:
            return
        try:
            async with asyncio.timeout(CONFIRM_SECONDS):
                await self._client.call("getUpdates", self._request(hold=0, limit=1))
        except (TelegramError, TimeoutError) as error:
            reason = str(error) or "no answer"
            log.warning("the last updates are not confirmed and will come again", reason=reason)
