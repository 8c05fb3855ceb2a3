"""Telegram keeps the answers to inline queries and gives them to others who ask the same."""

from datetime import datetime, timedelta

from bot.sandbox.clock import Clock
from bot.sandbox.model import JSON
from bot.sandbox.questions import Question

#: (query, offset, person or 0 for everybody)
_Key = tuple[str, str, int]
MAX_KEPT = 500


class InlineCache:
    """Answers by query and offset, and by person where the bot said ``is_personal``."""

    def __init__(self, now: Clock) -> None:
        self._now = now
        self._kept: dict[_Key, tuple[datetime, datetime, str, JSON]] = {}

    def keep(self, question: Question, answer: JSON, seconds: int, *, personal: bool) -> None:
        """Remember an answer for some seconds."""
        if seconds <= 0:
            return
        key = (question.query, question.offset, question.person.id if personal else 0)
        self._kept.pop(key, None)
        now = self._now()
        self._kept[key] = (now, now + timedelta(seconds=seconds), question.id, answer)
        if len(self._kept) > MAX_KEPT:
            del self._kept[next(iter(self._kept))]

    def get(self, query: str, offset: str, person: int) -> tuple[str, JSON] | None:
        """The id of the question that brought the answer, and the answer, while it is fresh."""
        for key in ((query, offset, person), (query, offset, 0)):
            if key not in self._kept:
                continue
            since, until, number, answer = self._kept[key]
            # What was kept in the future, before the clock was set back, is not fresh.
            if since <= self._now() < until:
                return number, answer
        return None
