"""Digests sent once and now: to chats that are named, or to all that are due."""

import asyncio
from collections import deque
from collections.abc import Iterable
from time import monotonic

import structlog
from pydantic import SecretStr
from telegram.error import InvalidToken, TelegramError

from bot.app import joined
from bot.clock import SystemClock
from bot.delivery import FINISH_SECONDS, HELD_SECONDS, LEASE, USABLE_SECONDS, at_once
from bot.digest_report import NOT_YET, OFF, Report
from bot.digest_watch import DUE, HELD, LATER, LOOK_SECONDS, PATIENCE_SECONDS, standing
from bot.sender import DigestSender
from bot.serve import StartError, explained
from bot.settings import Settings
from bot.storage import Store
from bot.storage.digests import Digests
from handlers.subscription import Subscription
from knowledge.loader import KnowledgeError

log = structlog.get_logger(__name__)


async def send(
    settings: Settings,
    token: SecretStr,
    store: Store,
    chats: Iterable[int] | None,
    report: Report,
) -> None:
    """Send with the parts of the bot that runs, and at its rate: on a SQLite file that is held.

    Raises ``StartError`` when it cannot be, or Telegram stops to know the token.
    """
    problem: str
    try:
        async with joined(settings, token, store, SystemClock(), patient=False) as out:
            sending = Sending(store.digests, out.digests, chats, report)
            await sending.run(at_once(settings.digest_rate))
            return
    except (InvalidToken, KnowledgeError) as error:
        problem = explained(error)
    except TelegramError as error:
        problem = f"Telegram cannot be reached: {error.message}"
    # Raised out here, as the library's InvalidToken quotes the token.
    raise StartError(problem)


class Sending:
    """Claims and sends until nothing is left, and reports what came of it.

    ``chats`` get their next digest, due or not; None stands for all that are due. Bots that run on
    the same PostgreSQL share the work; what one of them holds is waited for.
    """

    def __init__(
        self,
        digests: Digests,
        sender: DigestSender,
        chats: Iterable[int] | None,
        report: Report,
    ) -> None:
        self._digests = digests
        self._sender = sender
        self._chats = None if chats is None else deque(dict.fromkeys(chats))
        self._report = report

    async def run(self, at_once: int) -> None:
        """Send ``at_once`` digests at a time; when cancelled, finish those.

        Raises ``InvalidToken``, and what storage raises while claiming.
        """
        workers = [asyncio.create_task(self._work()) for _ in range(at_once)]
        try:
            await asyncio.wait(workers, return_when=asyncio.FIRST_EXCEPTION)
        finally:
            self._sender.stopping = True
            _, late = await asyncio.wait(workers, timeout=FINISH_SECONDS)
            for worker in late:
                worker.cancel()
            ends = await asyncio.gather(*workers, return_exceptions=True)
        for end in ends:
            if isinstance(end, Exception):
                raise end
        self._report.finished = True

    async def _work(self) -> None:
        while not self._sender.stopping and (self._chats is None or self._chats):
            if pause := self._sender.lane.paused():
                await asyncio.sleep(pause)
                continue
            chat = self._chats.popleft() if self._chats else None
            if chat is not None and not await self._is_free(chat):
                continue
            until = monotonic() + USABLE_SECONDS
            if claims := await self._digests.claim(1, LEASE, chat):
                outcome = await self._sender.deliver(claims[0], until)
                self._report.note(claims[0].subscription.chat, outcome)
            elif self._chats is not None and chat is not None:  # another was quicker
                self._chats.append(chat)
            elif await self._digests.due_count():
                await asyncio.sleep(HELD_SECONDS)
            else:
                return

    async def _is_free(self, chat: int) -> bool:
        """Wait for whoever holds a chat; False when there is nothing left to be sent to it."""
        before = await self._digests.subscription(chat)
        what, until = OFF, monotonic() + PATIENCE_SECONDS
        while before and (what := await self._standing(before)) == HELD:
            if self._sender.stopping:
                return False
            if monotonic() > until:
                what = NOT_YET
                break
            await asyncio.sleep(LOOK_SECONDS)
        if what in (DUE, LATER):
            return True
        log.info("not sent by this process", chat=chat, outcome=what)
        self._report.note(chat, what)
        return False

    async def _standing(self, before: Subscription) -> str:
        after = await self._digests.subscription(before.chat)
        return standing(before, after, await self._digests.now())
