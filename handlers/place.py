"""Where somebody acts on what is set for a chat, and who it is."""

from dataclasses import dataclass

from handlers.subscription import ChatKind


@dataclass(frozen=True, slots=True)
class Place:
    """``thread`` is the forum topic, None outside of topics; ``person`` is None for those who write
    as the group or channel.
    """

    chat: int
    kind: ChatKind
    thread: int | None = None
    person: int | None = None
