"""Questions that wait for the bot's answer: taps on buttons and inline queries."""

import asyncio
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.sandbox.clock import Clock
from bot.sandbox.model import JSON, Chat, Message, User
from bot.sandbox.refusals import bad_request

#: After this Telegram no longer takes an answer.
LIFETIME = timedelta(seconds=60)
MAX_KEPT = 1_000


@dataclass(eq=False, slots=True)
class Question:
    """A tap (``message``, ``data``) or an inline query (``query``, ``offset``)."""

    id: str
    person: User
    chat: Chat
    asked_at: datetime
    message: Message | None = None
    query: str = ""
    offset: str = ""
    answer: JSON | None = None
    answered: asyncio.Event = field(default_factory=asyncio.Event)

    async def wait(self, seconds: float) -> JSON:
        """The bot's answer. Raises TimeoutError when it does not come in time."""
        async with asyncio.timeout(seconds):
            await self.answered.wait()
        return self.answer or {}


class Questions:
    """The questions asked, by id."""

    def __init__(self, now: Clock) -> None:
        self._now = now
        self._asked: dict[str, Question] = {}
        self._count = 0

    def ask(
        self,
        person: User,
        chat: Chat,
        message: Message | None = None,
        query: str = "",
        offset: str = "",
    ) -> Question:
        """Note a new question."""
        self._count += 1
        # Ids as long as Telegram's, so that nobody relies on small ones.
        number = str(4_000_000_000_000_000_000 + self._count)
        question = Question(number, person, chat, self._now(), message, query, offset)
        self._asked[number] = question
        if len(self._asked) > MAX_KEPT:
            del self._asked[next(iter(self._asked))]
        return question

    def find(self, number: str) -> Question | None:
        """A question by its id, answered or not."""
        return self._asked.get(number)

    def answer(self, number: str, answer: JSON) -> Question:
        """Give the answer, once and in time. Raises ApiError 400 otherwise."""
        question = self.open(number)
        question.answer = answer
        question.answered.set()
        return question

    def open(self, number: str) -> Question:
        """A question that may still be answered. Raises ApiError 400 otherwise."""
        question = self._asked.get(number)
        if (
            question is None
            or question.answer is not None
            # Asked long ago, or in the future before the clock was set back.
            or abs(self._now() - question.asked_at) > LIFETIME
        ):
            raise bad_request(
                "query is too old and response timeout expired or query ID is invalid"
            )
        return question
