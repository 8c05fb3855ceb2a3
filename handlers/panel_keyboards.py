"""The buttons of the panel of a chat's highlights, page by page, as values.

They carry what shall be, worked out from what is: "+1 h" under 09:00 carries 10:00.
"""

from collections.abc import Sequence
from datetime import datetime, time

from handlers import moments
from handlers.actions import (
    Adjust,
    Button,
    Page,
    Panel,
    PostHere,
    Preview,
    Rows,
    StartOver,
    TypeCity,
)
from handlers.adjusting import muted_until
from handlers.schedule import DAILY, WEEKDAYS
from handlers.subscription import COUNTS, Subscription
from handlers.wishes import Wish
from handlers.words import Words, say
from handlers.zones import Zone
from knowledge.models import Language

#: Hours that people like; beside them the time is moved by steps.
HOURS = (7, 8, 9, 12, 18, 20, 21, 22)
ZONES = (
    "Asia/Shanghai",
    "Asia/Hong_Kong",
    "Asia/Singapore",
    "Asia/Tokyo",
    "Europe/London",
    "Europe/Berlin",
    "America/New_York",
    "America/Los_Angeles",
)
#: By the first language and whether the other follows.
LANGUAGES: dict[tuple[Language, bool], str] = {
    ("zh", False): "中文",
    ("en", False): "English",
    ("zh", True): "中文 + English",
    ("en", True): "English + 中文",
}


def language(subscription: Subscription) -> str:
    """The languages of a chat's highlights, the first one first; the same for every reader."""
    return LANGUAGES[subscription.language, subscription.bilingual]


def rows(  # noqa: PLR0913 - a page needs to know all of it
    subscription: Subscription,
    page: Page,
    now: datetime,
    guesses: Sequence[Zone] = (),
    *,
    is_elsewhere: bool,
    all_seen: bool,
) -> Rows:
    """The buttons of a page; those that stand for what is set already are ticked."""
    match page:
        case "main":
            more = _more(is_elsewhere=is_elsewhere, all_seen=all_seen)
            return (*_main(subscription, now), *more)
        case "time":
            return (*_times(subscription.schedule.time), _back())
        case "days":
            return (*_days(subscription.schedule.days), _back())
        case "zone":
            names = [guess.name for guess in guesses] or ZONES
            return (*_zones(subscription, names, now), _back())
        case "language":
            return (*_languages(subscription), _back())


def _main(subscription: Subscription, now: datetime) -> Rows:
    schedule = subscription.schedule
    return (
        (_switch(subscription, now), Button(say("👀 Preview now"), Preview())),
        (
            Button(_same(f"🕘 {moments.clock(schedule.time)}"), Panel("time")),
            Button(_after("📅 ", moments.days(schedule.days)), Panel("days")),
        ),
        (
            Button(_after("🌏 ", moments.zone(schedule.zone, now)), Panel("zone")),
            Button(_same(f"🌐 {language(subscription)}"), Panel("language")),
        ),
        tuple(
            _choice(_same(f"{n}"), Wish(count=n), "main", is_set=n == subscription.count)
            for n in COUNTS
        ),
    )


def _switch(subscription: Subscription, now: datetime) -> Button:
    if muted_until(subscription, now):
        return Button(say("🔔 Unmute"), Adjust(Wish(on=True)))
    if subscription.due_at:
        return Button(say("⏸ Turn off"), Adjust(Wish(on=False)))
    if subscription.paused:
        return Button(say("▶️ Resume"), Adjust(Wish(on=True)))
    return Button(say("▶️ Turn on"), Adjust(Wish(on=True)))


def _more(*, is_elsewhere: bool, all_seen: bool) -> Rows:
    here = ((Button(say("📌 Post in this topic instead"), PostHere()),),) if is_elsewhere else ()
    again = ((Button(say("Start over"), StartOver(panel=True)),),) if all_seen else ()
    return (*here, *again)


def _times(now: time) -> Rows:
    steps = ((say("−1 h"), -60), (say("−15 min"), -15), (say("+15 min"), 15), (say("+1 h"), 60))
    hours = [
        _choice(_same(moments.clock(at)), Wish(time=at), "time", is_set=at == now)
        for at in map(time, HOURS)
    ]
    moved = [Button(label, Adjust(Wish(time=_moved(now, by)), "time")) for label, by in steps]
    return (tuple(moved), *_in_rows(hours, 4))


def _moved(at: time, minutes: int) -> time:
    return time(*divmod((at.hour * 60 + at.minute + minutes) % (24 * 60), 60))


def _days(chosen: int) -> Rows:
    """A chosen day goes when it is pressed; that of the only one carries a wish for none, which is
    refused with a word.
    """
    sets = [
        _choice(moments.days(days), Wish(days=days), "days", is_set=days == chosen)
        for days in (DAILY, WEEKDAYS)
    ]
    single = [
        _choice(moments.day(n), Wish(days=chosen ^ 1 << n), "days", is_set=bool(chosen >> n & 1))
        for n in range(7)
    ]
    return (tuple(sets), *_in_rows(single, 4))


def _zones(subscription: Subscription, names: Sequence[str], now: datetime) -> Rows:
    zones = [
        _choice(
            moments.zone(name, now),
            Wish(zone=Zone(name, exact=True)),
            "zone",
            is_set=name == subscription.schedule.zone and not subscription.guessed,
        )
        for name in names
    ]
    # Nobody can be made to answer in a channel.
    typed = () if subscription.kind == "channel" else (Button(say("⌨️ Type a city"), TypeCity()),)
    return (*_in_rows(zones, 2), *_in_rows(typed, 1))


def _languages(subscription: Subscription) -> Rows:
    current = (subscription.language, subscription.bilingual)
    options = [
        _choice(
            _same(label),
            Wish(language=language, bilingual=both),
            "language",
            is_set=(language, both) == current,
        )
        for (language, both), label in LANGUAGES.items()
    ]
    return _in_rows(options, 2)


def _choice(label: Words, wish: Wish, page: Page, *, is_set: bool) -> Button:
    return Button(_after("✓ ", label) if is_set else label, Adjust(wish, page))


def _same(text: str) -> Words:
    return Words(text, text)


def _after(sign: str, words: Words) -> Words:
    return Words(zh=sign + words.zh, en=sign + words.en)


def _in_rows(buttons: Sequence[Button], width: int) -> Rows:
    return tuple(tuple(buttons[i : i + width]) for i in range(0, len(buttons), width))


def _back() -> tuple[Button, ...]:
    return (Button(say("‹ Back"), Panel("main")),)
