"""How what is set for a chat's highlights changes: pure, from one subscription to the next.

Whatever changes keeps ``due_at`` unless it is about the schedule: while a sender holds the chat,
``due_at`` is his lease, and another value would take the chat from him.
"""

from dataclasses import replace
from datetime import datetime, time, timedelta

from handlers import zones
from handlers.place import Place
from handlers.schedule import DAILY, Schedule, next_due
from handlers.subscription import Pause, Subscription
from handlers.wishes import Wish
from knowledge.models import Language

MUTED_FOR = timedelta(days=7)
NINE = time(9)


def unset(place: Place, language: Language) -> Subscription:
    """What a chat has that never set anything: off, every day at nine, the zone a guess."""
    guess = zones.default(language).name
    schedule = Schedule(NINE, DAILY, guess)
    return Subscription(
        place.chat, place.kind, schedule, language, guessed=True, thread=place.thread
    )


def adjusted(before: Subscription, wish: Wish, place: Place, now: datetime) -> Subscription:
    """With a wish carried out. What is off stays off unless it is turned on; where it is turned on
    is where it posts from then on.
    """
    was = before.schedule
    zone = wish.zone.name if wish.zone else was.zone
    schedule = Schedule(was.time if wish.time is None else wish.time, wish.days or was.days, zone)
    after = replace(
        before,
        kind=place.kind,
        schedule=schedule,
        guessed=not wish.zone.exact if wish.zone else before.guessed,
        language=wish.language or before.language,
        bilingual=before.bilingual if wish.bilingual is None else wish.bilingual,
        count=wish.count or before.count,
        administrator=place.person,
    )
    if wish.on is False:
        return replace(after, due_at=None, paused=None)
    if before.due_at is None:
        return _started(after, place, now) if wish.on else after
    unmuted = wish.on and muted_until(before, now)
    return _due(after, now) if unmuted or schedule != was else after


def muted(before: Subscription, now: datetime) -> Subscription:
    """With nothing sent for a week; what is off or paused stays so."""
    if before.due_at is None:
        return before
    return replace(before, due_at=next_due(before.schedule, now + MUTED_FOR))


def muted_until(subscription: Subscription, now: datetime) -> datetime | None:
    """When the first highlights after a mute come; None while it is not muted."""
    due = subscription.due_at
    return due if due and due > next_due(subscription.schedule, now) else None


def next_run(subscription: Subscription, now: datetime) -> datetime | None:
    """When the next highlights come; None while they are off or paused. A lease is no slot."""
    if subscription.due_at is None:
        return None
    return max(subscription.due_at, next_due(subscription.schedule, now))


def paused(before: Subscription, why: Pause) -> Subscription:
    """With nothing sent for a reason; what is off stays so."""
    return before if before.due_at is None else replace(before, due_at=None, paused=why)


def revived(before: Subscription, now: datetime) -> Subscription:
    """Going on after the bot was let in again. That does not open a closed topic."""
    if before.paused in (None, "topic"):
        return before
    return _due(replace(before, paused=None), now)


def _started(off: Subscription, place: Place, now: datetime) -> Subscription:
    return _due(replace(off, thread=place.thread, paused=None), now)


def _due(subscription: Subscription, now: datetime) -> Subscription:
    return replace(subscription, due_at=next_due(subscription.schedule, now))
