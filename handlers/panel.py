"""The panel of a chat's highlights, in words: what is set, and the buttons that change it.

Every page has the same text; a press changes the chat's settings and shows a page in its place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from handlers import panel_keyboards, zones
from handlers.actions import Page
from handlers.adjusting import muted_until, next_run
from handlers.cards import Notice
from handlers.moments import clock, days, moment, zone
from handlers.subscription import Subscription
from handlers.words import Bilingual, Words, say, stack
from knowledge.highlights import choose, coverage
from knowledge.models import Knowledge

GAP = Words("", "")


@dataclass(frozen=True)
class View:
    """What the panel shows, and where: ``thread`` is the forum topic in which it stands.

    Only who may change it sees the buttons. ``is_new`` tells that the chat never set anything, and
    that the subscription is what it would get.
    """

    subscription: Subscription
    knowledge: Knowledge
    now: datetime
    thread: int | None = None
    may_change: bool = True
    is_new: bool = False

    @property
    def is_elsewhere(self) -> bool:
        """Whether highlights come to another topic than the panel's. Those that are off or paused
        come to where they are turned on.
        """
        return self.subscription.due_at is not None and self.subscription.thread != self.thread

    @cached_property
    def all_seen(self) -> bool:
        return not choose(self.knowledge, self.subscription.seen, 1)


def panel(view: View, page: Page = "main", guesses: Sequence[zones.Zone] = ()) -> Notice:
    """A page; ``guesses`` are zones that may have been meant, offered in place of the usual."""
    text = stack(*_settings(view), *_progress(view), *_hints(view, page))
    rows = panel_keyboards.rows(
        view.subscription,
        page,
        view.now,
        guesses,
        is_elsewhere=view.is_elsewhere,
        all_seen=view.all_seen,
    )
    return Notice(text, title=say("Scheduled highlights"), rows=rows if view.may_change else ())


def _settings(view: View) -> Iterator[Bilingual]:
    subscription, schedule = view.subscription, view.subscription.schedule
    where = zone(schedule.zone, view.now)
    yield _state(view)
    yield say("🕘 {time}, {days}", time=clock(schedule.time), days=days(schedule.days))
    if subscription.guessed:
        yield say("🌏 {zone}: a guess, please check", zone=where)
    else:
        yield say("🌏 {zone}", zone=where)
    yield say(
        "🌐 {language} · {count} at a time",
        language=panel_keyboards.language(subscription),
        count=subscription.count,
    )


def _state(view: View) -> Words:
    if muted_until(view.subscription, view.now):
        return say("🔕 Muted for a while")
    if view.subscription.due_at:
        return say("✅ On")
    match view.subscription.paused:
        case None:
            return say("⏸ Off")
        case "topic":
            return say("⏸ Paused: the topic is closed or deleted")
        case "rights":
            return say("⏸ Paused: I was not allowed to write here")
        case "blocked" | "gone":
            return say("⏸ Paused: I could not write here")


def _progress(view: View) -> Iterator[Bilingual]:
    known, seen = view.knowledge, frozenset(view.subscription.seen)
    if run := next_run(view.subscription, view.now):
        yield say("Next: {moment}", moment=moment(run, view.subscription.schedule.zone))
    if view.all_seen:
        yield say("Everything has been shown.")
        return
    heard, speakers = coverage(known, seen)
    yield say(
        "Shown so far: {shown} of {points} statements, {heard} of {speakers} speakers",
        shown=sum(point.id in seen for point in known.points),
        points=len(known.points),
        heard=heard,
        speakers=speakers,
    )


def _hints(view: View, page: Page) -> Iterator[Bilingual]:
    if view.is_new and page == "main":
        yield from (GAP, say("I send a few highlights at the time you choose, none of them twice."))
    if view.is_elsewhere:
        yield from (GAP, say("They come to another topic of this group."))
    if not view.may_change:
        yield from (GAP, say("Only administrators can change this."))
    elif page == "zone":
        yield from (GAP, say("Not listed? Send it with the command: /digest Singapore"))
