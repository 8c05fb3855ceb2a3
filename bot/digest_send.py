"""Digests sent once and now: to chats that are named, or to all that are due."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from time import monotonic

import structlog
from pydantic import SecretStr
from sqlalchemy import make_url
from telegram.error import InvalidToken, TelegramError

from bot.app import digest_lane, introduced, library_bot
from bot.client import Client
from bot.clock import SystemClock
from bot.delivery import FINISH_SECONDS, HELD_SECONDS, LEASE, USABLE_SECONDS
from bot.pace import Pauses
from bot.request import SessionRequest
from bot.sender import DigestSender
from bot.serve import StartError
from bot.session import open_session
from bot.settings import FREE_RATE, Settings
from bot.storage import StorageError, Store
from bot.storage.claims import Claims
from bot.storage.lock import held
from handlers.context import Services
from handlers.faults import sentence
from knowledge.base import KnowledgeBase
from knowledge.loader import KnowledgeError, load

log = structlog.get_logger(__name__)

#: Messages a second that Telegram lets a bot send that pays for them.
PAID_RATE = 1000
#: What came of a chat that cannot be claimed, beside ``bot.sender.Outcome``.
OFF = "off or paused"
#: Outcomes after which there is nothing left to do.
DONE = ("sent", "nothing to say")


@dataclass
class Report:
    """What came of each chat in the end; it is not ``finished`` where somebody stopped it."""

    outcomes: dict[int, str] = field(default_factory=dict)
    finished: bool = False

    @property
    def complete(self) -> bool:
        """Nothing is left to do."""
        return self.finished and all(one in DONE for one in self.outcomes.values())

    def summary(self) -> str:
        """One line, with the three outcomes that matter always."""
        named = dict.fromkeys(("sent", "put off", "paused"), 0) | Counter(self.outcomes.values())
        counts = ", ".join(f"{outcome}: {count}" for outcome, count in named.items())
        return counts if self.finished else f"{counts} (stopped early)"


class Sending:
    """Claims and sends until nothing is left, and reports what came of it.

    ``chats`` get their next digest, due or not; None stands for all that are due. ``on_done`` is
    called once for each. A bot that runs meanwhile shares the work, as other replicas do.
    """

    def __init__(
        self,
        digests: Claims,
        sender: DigestSender,
        chats: Iterable[int] | None,
        report: Report,
        on_done: Callable[[], None] = lambda: None,
    ) -> None:
        self._digests = digests
        self._sender = sender
        self._chats = None if chats is None else deque(dict.fromkeys(chats))
        self._report = report
        self._on_done = on_done

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
            until = monotonic() + USABLE_SECONDS
            if claims := await self._digests.claim(1, LEASE, chat):
                outcome = await self._sender.deliver(claims[0], until)
                self._note(claims[0].subscription.chat, outcome)
            elif chat is not None:
                log.warning("not sent: off or paused", chat=chat)
                self._note(chat, OFF)
            elif await self._digests.due_count():  # another was quicker
                await asyncio.sleep(HELD_SECONDS)
            else:
                return

    def _note(self, chat: int, outcome: str) -> None:
        if chat not in self._report.outcomes:
            self._on_done()
        self._report.outcomes[chat] = outcome


@asynccontextmanager
async def sender(settings: Settings, token: SecretStr, store: Store) -> AsyncIterator[DigestSender]:
    """What sends a digest, put together as for the bot that runs.

    Raises ``StartError`` when it cannot be, or Telegram stops to know the token.
    """
    problem: str
    try:
        async with AsyncExitStack() as stack:
            session = await stack.enter_async_context(open_session(settings.telegram_api_base))
            pauses = Pauses()
            client = Client(token, settings.telegram_api_base, session, pauses=pauses)
            bot = library_bot(settings.telegram_api_base, token, SessionRequest(session))
            await bot.initialize()
            services = Services(
                knowledge=KnowledgeBase(load(settings.knowledge_file)),
                chats=store,
                digests=store.digests,
                sender=client,
                me=introduced(bot),
                clock=SystemClock(),
            )
            paced = settings.model_copy(update={"digest_rate": rate(settings)})
            lane = digest_lane(paced, pauses, store.digests)
            yield DigestSender(services, store.digests, client, lane, paid=settings.paid_broadcast)
            return
    except InvalidToken:
        problem = "Telegram does not know TELEGRAM_BOT_TOKEN: copy it again from @BotFather."
    except TelegramError as error:
        problem = f"Telegram cannot be reached: {error.message}"
    except KnowledgeError as error:
        problem = "\n".join(sentence(fault, "en") for fault in error.faults)
    # Raised out here, as the library's InvalidToken quotes the token.
    raise StartError(problem)


def rate(settings: Settings) -> int:
    """Messages a second: those that a bot which runs on the same SQLite file leaves of Telegram's
    limit. On PostgreSQL the pace is shared anyway.
    """
    try:
        with held(make_url(settings.database_url.get_secret_value())):
            return settings.digest_rate
    except StorageError:
        return max(1, (PAID_RATE if settings.paid_broadcast else FREE_RATE) - settings.digest_rate)
