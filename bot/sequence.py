"""The order in which updates are handled, shared by both ways in.

Updates of one chat are handled one after the other in the order of their arrival, those of
different chats at once, and an update that arrives again shares the outcome of its first arrival.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

import structlog

log = structlog.get_logger(__name__)

Update = Mapping[str, Any]
#: Handles one update as Telegram sent it.
Process = Callable[[Update], Awaitable[None]]

#: One update that hangs must not keep its chat, or the confirmed prefix, waiting for ever.
LONGEST_SECONDS = 120.0
#: What is in work at the end has this much time: the process is gone within 10 s.
DRAIN_SECONDS = 8.0


class Sequencer:
    """Runs ``process`` over updates, at most ``at_once`` at a time, each for ``seconds`` at most.

    The last ``remembered`` update ids are known again; those in work are never forgotten.
    """

    def __init__(
        self,
        process: Process,
        *,
        at_once: int = 64,
        seconds: float = LONGEST_SECONDS,
        remembered: int = 10_000,
    ) -> None:
        self._process = process
        self._seconds = seconds
        self._free = asyncio.Semaphore(at_once)
        self._remembered = remembered
        self._tasks: OrderedDict[int, asyncio.Task[None]] = OrderedDict()
        self._last_of: dict[int, asyncio.Task[None]] = {}

    def submit(self, update: Update) -> asyncio.Task[None]:
        """Take an update; the task ends when it is handled. An error is logged, not raised.

        Waiting on the task has to be shielded where the wait may be given up.
        """
        update_id: int = update["update_id"]
        known = self._tasks.get(update_id)
        if known is not None and not known.cancelled():
            return known
        chat = origin(update)
        before = self._last_of.get(chat)
        task = asyncio.create_task(self._run(update, before), name=f"update {update_id}")
        self._last_of[chat] = task
        task.add_done_callback(lambda done: self._forget_chat(chat, done))
        self._tasks[update_id] = task
        self._forget_old()
        return task

    async def drain(self, seconds: float) -> bool:
        """Wait for all that is in work; after ``seconds`` cancel the rest and return False."""
        pending = [task for task in self._tasks.values() if not task.done()]
        if not pending:
            return True
        _, late = await asyncio.wait(pending, timeout=seconds)
        for task in late:
            task.cancel()
        if late:
            log.error("stopped before all updates were handled", left=len(late))
            await asyncio.wait(late)
        return not late

    async def _run(self, update: Update, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait([before])
        async with self._free:
            try:
                async with asyncio.timeout(self._seconds):
                    await self._process(update)
            except Exception:
                # Handled all the same: an update that fails must not come back for ever.
                log.exception("update failed", update_id=update["update_id"])

    def _forget_chat(self, chat: int, done: asyncio.Task[None]) -> None:
        if self._last_of.get(chat) is done:
            del self._last_of[chat]

    def _forget_old(self) -> None:
        while len(self._tasks) > self._remembered:
            oldest, task = next(iter(self._tasks.items()))
            if not task.done():
                return
            del self._tasks[oldest]


def origin(update: Update) -> int:
    """The chat that an update belongs to, else the person; its own id where there is neither.

    A private chat has its person's id, so that what one person does stays in order everywhere.
    """
    for content in update.values():
        if not isinstance(content, Mapping):
            continue
        message = content.get("message")
        inner = message if isinstance(message, Mapping) else content
        for place in (inner.get("chat"), content.get("from"), content.get("user")):
            if isinstance(place, Mapping) and isinstance(place.get("id"), int):
                return int(place["id"])
    return int(update["update_id"])
