"""Moments and days of the week as people read them."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from babel.dates import format_datetime, get_day_names

from handlers import zones
from handlers.schedule import DAILY, WEEKDAYS, WEEKEND
from handlers.words import Words, say
from knowledge.models import Language

_PATTERNS: dict[Language, str] = {"zh": "M月d日 EEE HH:mm", "en": "EEE d MMM, HH:mm"}


def moment(at: datetime, zone: str) -> Words:
    """An aware instant in a zone's local time: ``11月25日 周三 09:00``, ``Wed 25 Nov, 09:00``.

    Raises ``zoneinfo.ZoneInfoNotFoundError`` for an unknown zone.
    """
    local = at.astimezone(ZoneInfo(zone))

    def written(language: Language) -> str:
        return format_datetime(local, _PATTERNS[language], locale=language)

    return Words(zh=written("zh"), en=written("en"))


def day(number: int) -> Words:
    """A day of the week, Monday is 0: ``周一``, ``Mon``."""

    def named(language: Language) -> str:
        return str(get_day_names("abbreviated", locale=language)[number])

    return Words(zh=named("zh"), en=named("en"))


def days(chosen: int) -> Words:
    """A set of days as bits, Monday is 1: ``每天``, ``周一、周三``."""
    if chosen == DAILY:
        return say("every day")
    if chosen == WEEKDAYS:
        return say("weekdays")
    if chosen == WEEKEND:
        return say("weekends")
    named = [day(number) for number in range(7) if chosen >> number & 1]
    return Words(zh="、".join(d.zh for d in named), en=", ".join(d.en for d in named))


def clock(at: time) -> str:
    """A time of day: ``09:00``."""
    return f"{at:%H:%M}"


def zone(name: str, at: datetime) -> Words:
    """A zone's city and its offset at an aware instant: ``新加坡（UTC+8）``, ``Singapore (UTC+8)``.

    Raises ``zoneinfo.ZoneInfoNotFoundError`` for an unknown zone.
    """
    return Words(zh=zones.label(name, "zh", at), en=zones.label(name, "en", at))
