"""Chats as they are subscribed in the tests."""

from datetime import datetime, time

from handlers.schedule import DAILY, Schedule
from handlers.subscription import Subscription


def chat(number: int, due_at: datetime | None) -> Subscription:
    return Subscription(
        number, "private", Schedule(time(9, 30), DAILY, "Asia/Singapore"), "zh", due_at=due_at
    )
