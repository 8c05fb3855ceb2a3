"""The queue of updates that wait for the bot, however it fetches them."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.model import JSON
from bot.sandbox.params import Params
from bot.sandbox.refusals import bad_request
from bot.sandbox.signals import Signal

_NOT_BY_DEFAULT = {"chat_member", "message_reaction", "message_reaction_count"}
_KINDS = {
    "message",
    "edited_message",
    "channel_post",
    "edited_channel_post",
    "inline_query",
    "chosen_inline_result",
    "callback_query",
    "my_chat_member",
    *_NOT_BY_DEFAULT,
}


@dataclass(slots=True)
class Waiting:
    """An update in the queue; those of one ``lane`` (a chat or a person) reach the bot in order."""

    id: int
    lane: int
    body: JSON


class Updates:
    """Updates in order of their ids, kept until the bot confirms them."""

    def __init__(self) -> None:
        self.changed = Signal()
        self.allowed: list[str] = []
        #: Grows when somebody else starts to fetch: whoever fetched before has to stop.
        self.turn = 0
        self.turn_reason = ""
        self._waiting: dict[int, Waiting] = {}
        self._next = 1

    def __len__(self) -> int:
        return len(self._waiting)

    def add(self, kind: str, body: Any, lane: int) -> int | None:
        """Queue an update; None when the bot did not want its kind."""
        wanted = kind in self.allowed if self.allowed else kind not in _NOT_BY_DEFAULT
        return self.inject({kind: body}, lane) if wanted else None

    def inject(self, update: JSON, lane: int = 0) -> int:
        """Queue an update of any form, whatever is allowed, under the next id."""
        number = self._next
        self._next += 1
        self._waiting[number] = Waiting(number, lane, {"update_id": number, **update})
        self.changed.fire()
        return number

    def waiting(self) -> list[Waiting]:
        """All that is queued."""
        return list(self._waiting.values())

    def has(self, number: int) -> bool:
        """Whether an update still waits."""
        return number in self._waiting

    def done(self, number: int) -> None:
        """Take one update out."""
        self._waiting.pop(number, None)
        self.changed.fire()

    def clear(self) -> None:
        """Take all updates out."""
        self._waiting.clear()
        self.changed.fire()

    def confirm(self, offset: int) -> None:
        """Forget the updates before an offset; a negative one keeps as many of the newest."""
        numbers = list(self._waiting)
        gone = (
            [number for number in numbers if number < offset] if offset >= 0 else numbers[:offset]
        )
        for number in gone:
            del self._waiting[number]

    def first(self, limit: int) -> list[JSON]:
        """The oldest updates as the bot gets them."""
        return [update.body for update in list(self._waiting.values())[:limit]]

    def take_over(self, reason: str) -> int:
        """End the fetching that goes on, for this reason, and begin a new turn."""
        self.turn += 1
        self.turn_reason = reason
        self.changed.fire()
        return self.turn

    def allow(self, params: Params) -> None:
        """Read ``allowed_updates``: empty is the default, missing leaves what was set."""
        kinds = params.json("allowed_updates", "allowed updates")
        if kinds is None:
            return
        if not isinstance(kinds, list) or not all(isinstance(kind, str) for kind in kinds):
            raise bad_request("expected an Array of String as allowed_updates")
        self.allowed = [kind for kind in kinds if kind in _KINDS]
