"""A process that sends digests like the bot's, without a way in, until it is killed as ordered.

Run with :class:`tests.soak.herd.Orders` as JSON in its only argument.
"""

import json
import os
import signal
import sys
import threading
from collections.abc import Awaitable, Callable
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from pydantic import SecretStr

from bot import delivery, logs
from bot.client import Client
from bot.clock import SystemClock
from bot.delivery import Delivery
from bot.lane import Lane, OwnTurns
from bot.pace import Pauses
from bot.sender import DigestSender
from bot.serve import until_signal
from bot.session import open_session
from bot.storage import Store
from handlers.context import Me, Services
from knowledge.base import KnowledgeBase
from knowledge.loader import load

TOKEN = SecretStr("123456789:" + "Abc_def-0" * 4)
ROOT = Path(__file__).parents[2]
IN_FLIGHT = 3

Result = TypeVar("Result")
Step = Callable[..., Awaitable[Any]]


class Fate:
    """Kills the process at the ordered time that it is in the ordered phase."""

    def __init__(self, death: dict[str, Any] | None) -> None:
        self._death = death
        self._turns = 0

    def around(self, step: Step, during: str, after: str) -> Step:
        """The same step, in which or after which the process may die."""

        async def fateful(*arguments: Any, **named: Any) -> Any:
            self._enter(during)
            result = await step(*arguments, **named)
            if result != []:  # a claim of nothing is no turn
                self._enter(after)
            return result

        return fateful

    def _enter(self, phase: str) -> None:
        if self._death is None or self._death["phase"] != phase:
            return
        self._turns += 1
        if self._turns == self._death["turn"]:
            threading.Timer(self._death["after"], os.kill, (os.getpid(), signal.SIGKILL)).start()


async def send(orders: dict[str, Any]) -> None:
    """Deliver until cancelled."""
    lease = timedelta(seconds=orders["lease"])
    delivery.LEASE = lease
    delivery.USABLE_SECONDS = lease.total_seconds() - 1
    fate = Fate(orders["death"])
    clock = SystemClock()
    store = await Store.open(orders["database_url"], clock)
    digests = store.digests
    pauses = Pauses()
    async with open_session(orders["api_base"]) as session:
        client = Client(TOKEN, orders["api_base"], session, pauses=pauses)
        vars(digests)["claim"] = fate.around(digests.claim, "claiming", "claimed")
        vars(digests)["complete"] = fate.around(digests.complete, "recording", "recorded")
        vars(client)["attempt"] = fate.around(client.attempt, "sending", "sent")
        services = Services(
            knowledge=KnowledgeBase(load(ROOT / "knowledge" / "gair2023.yaml")),
            chats=store,
            digests=digests,
            sender=client,
            me=Me(123456789, "rostrum_bot", can_read_all_group_messages=False),
            clock=clock,
        )
        lane = Lane(orders["rate"], pauses, digests if digests.shared else OwnTurns())
        sender = DigestSender(services, digests, client, lane)
        try:
            await Delivery(digests, sender, clock, limit=IN_FLIGHT).run()
        finally:
            await store.close()


if __name__ == "__main__":
    logs.configure("ERROR")
    until_signal(send(json.loads(sys.argv[1])))
