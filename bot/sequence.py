"""The order in which updates are handled, shared by both ways in.

Updates of one chat are handled one after the other in the order of their arrival, those of
different chats at once, and an update that arrives again shares the outcome of its first arrival.
"""

import asyncio
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Any

import structlog

from handlers.context import Call

log = structlog.get_logger(__name__)

Update = Mapping[str, Any]
#: Handles one update as Telegram sent it; returns the call that is left for the way in to make.
Process = Callable[[Update], Awaitable[Call | None]]
#: Answers an update with one call where nothing has to be waited for, else None.
AtOnce = Callable[[Update], Call | None]
#: What became of an update; exceptions are logged before.
Outcome = asyncio.Future[Call | None]

#: One update that hangs must not keep its chat, or the confirmed prefix, waiting for ever.
LONGEST_SECONDS = 120.0
#: What is in work at the end has this much time: the process is gone within 10 s.
DRAIN_SECONDS = 8.0
#: Calls that are kept for updates which come again, because the answer with the call was lost.
LEFT = 64
#: Calls that come too late when their updates come again.
BRIEF = {"answerInlineQuery", "answerCallbackQuery"}


class Sequencer:
    """Runs ``process`` over updates, at most ``at_once`` at a time, each for ``seconds`` at most;
    what ``immediate`` answers needs neither task nor turn.

    The last ``remembered`` update ids are known again; those in work are never forgotten.
    """

    def __init__(
        self,
        process: Process,
        *,
        immediate: AtOnce | None = None,
        at_once: int = 80,  # connections are left for polling and digests
        seconds: float = LONGEST_SECONDS,
        remembered: int = 10_000,
    ) -> None:
        self._process = process
        self._immediate = immediate
        self._seconds = seconds
        self._free = asyncio.Semaphore(at_once)
        self._remembered = remembered
        self._outcomes: OrderedDict[int, Outcome] = OrderedDict()
        self._with_call: deque[int] = deque()
        self._nothing: Outcome | None = None  # what is done and left no call
        self._last_of: dict[int, Outcome] = {}

    def submit(self, update: Update) -> Outcome:
        """Take an update; it is done when it is handled. An error is logged, not raised.

        Waiting for it has to be shielded where the wait may be given up.
        """
        update_id: int = update["update_id"]
        known = self._outcomes.get(update_id)
        if known is not None and not known.cancelled():
            return known
        chat = origin(update)
        before = self._last_of.get(chat)
        outcome = self._answered(update) if before is None else None
        if outcome is None:
            outcome = self._begun(update, chat, before)
        self._outcomes[update_id] = outcome
        if outcome.done():
            self._settled(update_id, outcome)
        self._forget_old()
        return outcome

    def _answered(self, update: Update) -> Outcome | None:
        """What needs no waiting; None where it does, or fails, for its failure to be told."""
        try:
            call = self._immediate(update) if self._immediate else None
        except Exception:
            log.debug("not answered at once", update_id=update["update_id"], exc_info=True)
            return None
        return None if call is None else _done(call)

    def _begun(self, update: Update, chat: int, before: Outcome | None) -> Outcome:
        update_id = update["update_id"]
        task = asyncio.create_task(self._run(update, before), name=f"update {update_id}")
        self._last_of[chat] = task
        task.add_done_callback(partial(self._ended, update_id, chat))
        return task

    async def drain(self, seconds: float) -> bool:
        """Wait for all that is in work; after ``seconds`` cancel the rest and return False."""
        pending = [outcome for outcome in self._outcomes.values() if not outcome.done()]
        if not pending:
            return True
        _, late = await asyncio.wait(pending, timeout=seconds)
        for task in late:
            task.cancel()
        if late:
            log.error("stopped before all updates were handled", left=len(late))
            await asyncio.wait(late)
        return not late

    async def _run(self, update: Update, before: Outcome | None) -> Call | None:
        if before is not None:
            await asyncio.wait([before])
        async with self._free:
            try:
                async with asyncio.timeout(self._seconds):
                    return await self._process(update)
            except Exception:
                # Handled all the same: an update that fails must not come back for ever.
                log.exception("update failed", update_id=update["update_id"])
        return None

    def _ended(self, update_id: int, chat: int, outcome: Outcome) -> None:
        if self._last_of.get(chat) is outcome:
            del self._last_of[chat]
        if not outcome.cancelled():
            self._settled(update_id, outcome)

    def _settled(self, update_id: int, outcome: Outcome) -> None:
        """Of what is done keep only that, and of the last ones the calls that they left.

        A reply that was left too long ago is let go with its update: if that comes again after all,
        because the answer with the reply was lost, it is answered anew.
        """
        if outcome.result() is not None:
            self._with_call.append(update_id)
            if len(self._with_call) <= LEFT:
                return
            update_id = self._with_call.popleft()
        known = self._outcomes.get(update_id)
        if known is None or not known.done() or known.cancelled():
            return  # forgotten, or begun anew
        left = known.result()
        if left is not None and left.method not in BRIEF:
            del self._outcomes[update_id]
            return
        self._nothing = self._nothing or _done(None)
        self._outcomes[update_id] = self._nothing

    def _forget_old(self) -> None:
        while len(self._outcomes) > self._remembered:
            oldest, outcome = next(iter(self._outcomes.items()))
            if not outcome.done():
                return
            del self._outcomes[oldest]


def _done(call: Call | None) -> Outcome:
    outcome: Outcome = asyncio.get_running_loop().create_future()
    outcome.set_result(call)
    return outcome


def origin(update: Update) -> int:
    """The chat that an update belongs to, else the person; its own id where there is neither.

    A private chat has its person's id, so that what one person does stays in order everywhere.
    """
    for content in update.values():
        if not isinstance(content, dict):
            continue
        message = content.get("message")
        inner = message if isinstance(message, dict) else content
        for place in (inner.get("chat"), content.get("from"), content.get("user")):
            if isinstance(place, dict) and isinstance(place.get("id"), int):
                return int(place["id"])
    return int(update["update_id"])
