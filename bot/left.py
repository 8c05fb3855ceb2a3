"""A call that is left to the answer of the webhook's request in which its update came.

Telegram makes it when it reads the answer, which spares the bot a request. Neither its result nor
its error comes back: a refusal is not seen, and a pause that Telegram asks for is not obeyed.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from handlers.context import Call


class Slot:
    """The room for one call in an answer."""

    __slots__ = ("call",)

    def __init__(self) -> None:
        self.call: Call | None = None


_slot: ContextVar[Slot | None] = ContextVar("slot", default=None)


@contextmanager
def slot() -> Iterator[Slot]:
    """Within it, one call can be left."""
    here = Slot()
    token = _slot.set(here)
    try:
        yield here
    finally:
        _slot.reset(token)


def leave(call: Call) -> bool:
    """Leave a call, if there is room for it."""
    here = _slot.get()
    if here is None or here.call is not None:
        return False
    here.call = call
    return True
