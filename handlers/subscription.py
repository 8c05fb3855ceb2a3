"""What is kept about a chat that gets highlights."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from handlers.schedule import Schedule
from knowledge.models import Language

ChatKind = Literal["private", "group", "channel"]
#: Why nothing is sent for now: blocked or removed by people, no such chat, no right to write, or
#: the forum topic is closed or deleted.
Pause = Literal["blocked", "gone", "rights", "topic"]

#: How many points a message of highlights may have.
COUNTS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Subscription:
    """One a chat. ``thread`` is the forum topic that it stays in; ``administrator`` the person who
    set it last, who is told of a pause. ``guessed`` tells that nobody chose the time zone yet.
    ``due_at`` is None while it is off or paused; while a sender holds it, ``due_at`` is the end of
    the sender's lease.

    ``seen`` are ids of points in the order in which they were sent, ``recapped`` tells that all
    were seen and the recap was sent: then there is nothing to send until the file has new points
    or the chat starts over.
    """

    chat: int
    kind: ChatKind
    schedule: Schedule
    language: Language
    guessed: bool = False
    bilingual: bool = True
    count: int = 3
    thread: int | None = None
    administrator: int | None = None
    due_at: datetime | None = None
    paused: Pause | None = None
    seen: tuple[str, ...] = ()
    recapped: bool = False
