"""One digest: made, sent in its turn, and what came of it recorded."""

from dataclasses import replace
from functools import partial
from time import monotonic
from typing import Literal

import structlog
from telegram.error import BadRequest, ChatMigrated, InvalidToken, TelegramError

from bot.client import Client
from bot.lane import Lane
from bot.outcome import delay, pause_for
from bot.record import AWAY, Records, reason
from bot.storage.claims import Claim, Claims
from handlers import render
from handlers.cards import Reply
from handlers.context import Services
from handlers.digests import digest
from handlers.pause_notice import tell_of_pause
from handlers.render import Payload
from handlers.schedule import next_due

log = structlog.get_logger(__name__)


#: What came of a digest: there was nothing (new) to say, the chat gets none for now, it is tried
#: again later, or it was given back since this process stops or held it for too long.
Outcome = Literal["sent", "nothing to say", "paused", "put off", "given back"]


class NotNowError(Exception):
    """The digest is not sent by this process: it stops, or holds the chat no longer."""


class DigestSender:
    """Sends what was claimed. With ``paid``, Telegram may charge for more than 30 a second."""

    def __init__(
        self,
        services: Services,
        digests: Claims,
        client: Client,
        lane: Lane,
        *,
        paid: bool = False,
    ) -> None:
        self._services = services
        self._digests = digests
        self._client = client
        self.lane = lane
        self._paid = paid
        #: Set it, and nothing more is sent; what is being sent is finished and recorded.
        self.stopping = False
        self.records = Records()

    async def deliver(self, claim: Claim, until: float, *, moved: bool = False) -> Outcome:
        """Send the digest that is due to a chat, if nothing is in the way, and record the outcome.

        No sending begins after ``until`` (monotonic). ``moved`` is for a chat whose id has just
        changed. Raises ``InvalidToken`` only, with the row as it was.
        """
        try:
            return await self._deliver(claim, until, moved=moved)
        except InvalidToken:
            await self._release(claim)
            raise
        except NotNowError:
            return await self._release(claim)
        except Exception as error:
            log.exception("digest failed", chat=claim.subscription.chat)
            return await self._put_off(claim, error)

    async def _deliver(self, claim: Claim, until: float, *, moved: bool) -> Outcome:
        chat = claim.subscription
        issue = digest(self._services.knowledge.index, chat)
        if issue is None:
            await self._complete(claim, chat.seen, recapped=chat.recapped)
            return "nothing to say"
        try:
            await self._send(claim, issue.reply, until)
        except ChatMigrated as move:
            if moved:
                return await self._put_off(claim, move)
            return await self.deliver(await self._move(claim, move), until, moved=True)
        except TelegramError as error:
            return await self._refused(claim, error)
        await self._complete(claim, issue.seen, recapped=issue.recapped)
        return "sent"

    async def _move(self, claim: Claim, move: ChatMigrated) -> Claim:
        """The claim for the group's new id."""
        old, new = claim.subscription.chat, move.new_chat_id
        log.info("group moved", chat=old, to=new)
        await self.records.insist(partial(self._services.chats.move, old, new))
        return replace(claim, subscription=replace(claim.subscription, chat=new))

    async def _send(self, claim: Claim, reply: Reply, until: float) -> None:
        """Send it as it is meant, or as plain text if Telegram does not take that."""
        chat = claim.subscription
        reader = render.Reader(chat.language, self._services.me)
        try:
            await self._post(claim, render.message(reply, reader), until)
        except BadRequest as refusal:
            if pause_for(refusal):
                raise
            log.warning("refused: once more as plain text", chat=chat.chat, reason=refusal.message)
            await self._post(claim, render.plain(reply, reader), until)

    async def _post(self, claim: Claim, payload: Payload, until: float) -> None:
        chat = claim.subscription
        whole = payload | {"chat_id": chat.chat}
        if chat.thread is not None:
            whole["message_thread_id"] = chat.thread
        if self._paid:
            whole["allow_paid_broadcast"] = True
        group = chat.kind != "private"
        await self.records.insist(partial(self.lane.turn, chat.chat, group=group))
        if self.stopping or monotonic() > until:
            raise NotNowError
        with self.lane.sending():
            await self._client.attempt("sendMessage", whole)

    async def _refused(self, claim: Claim, error: TelegramError) -> Outcome:
        if isinstance(error, InvalidToken):
            raise error
        pause = pause_for(error)
        if pause is None:
            return await self._put_off(claim, error)
        chat = claim.subscription
        log.info("digests paused", chat=chat.chat, pause=pause, reason=error.message)
        held = await self.records.insist(partial(self._digests.pause, claim, pause))
        if held and pause == "topic":
            await tell_of_pause(self._services, chat)
        return "paused"

    async def _complete(self, claim: Claim, seen: tuple[str, ...], *, recapped: bool) -> None:
        async def record() -> bool:
            now = max(await self._digests.now(), claim.now)
            due_at = next_due(claim.subscription.schedule, now)
            return await self._digests.complete(claim, due_at, seen, recapped)

        held = await self.records.insist(record)
        log.debug("digest done", chat=claim.subscription.chat, held=held)

    async def _put_off(self, claim: Claim, error: Exception) -> Outcome:
        pause = delay(error, claim.failures)

        async def record() -> bool:
            return await self._digests.put_off(claim, await self._digests.now() + pause)

        log.warning(
            "digest put off",
            chat=claim.subscription.chat,
            reason=str(error) if isinstance(error, TelegramError) else type(error).__name__,
            seconds=round(pause.total_seconds()),
        )
        await self.records.insist(record)
        return "put off"

    async def _release(self, claim: Claim) -> Outcome:
        try:
            await self._digests.release(claim)
        except AWAY as error:
            log.warning(
                "not released: due again at the end of the lease",
                chat=claim.subscription.chat,
                reason=reason(error),
            )
        return "given back"
