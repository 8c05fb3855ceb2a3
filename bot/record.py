"""Statements that have to come about: made again for as long as the database is away."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from sqlalchemy import exc

log = structlog.get_logger(__name__)

Result = TypeVar("Result")

#: What is raised while a database restarts, cannot be reached, is locked, has no space left or, as
#: the standby that a server has become, does not write.
AWAY = (
    exc.OperationalError,
    exc.InterfaceError,
    exc.InternalError,
    exc.TimeoutError,
    OSError,
)
RETRY_SECONDS = 0.25


class Records:
    """Makes statements; ``waiting`` of them wait for the database to come back."""

    def __init__(self) -> None:
        self.waiting = 0

    async def insist(self, statement: Callable[[], Awaitable[Result]]) -> Result:
        """Make a statement that may be repeated until it comes about.

        Raises what is wrong with the statement itself.
        """
        try:
            return await statement()
        except AWAY as error:
            log.warning("the database is away: tried again", reason=reason(error))
        self.waiting += 1
        try:
            while True:
                await asyncio.sleep(RETRY_SECONDS)
                try:
                    return await statement()
                except AWAY:
                    continue
        finally:
            self.waiting -= 1


def reason(error: Exception) -> str:
    """The kind of error alone: its text has the statement, and perhaps the database's address."""
    return type(getattr(error, "orig", None) or error).__name__
