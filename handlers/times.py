"""Times of day as people write them: ``09:00``, ``7:30 pm``, ``21点``, ``早上八点半``, ``noon``."""

import re
from datetime import time

from handlers.numerals import NUMBER, number

_MORNING = range(1, 13)
_AFTERNOON = range(12, 20)
_NIGHT = (*range(17, 24), *range(5))
# The hours of the day that each of these may be said of.
_HOURS = {
    "a": range(12),
    "p": range(12, 24),
    "凌晨": range(7),
    **dict.fromkeys(("清晨", "早晨", "早上", "上午", "早"), _MORNING),
    **dict.fromkeys(("中午", "正午"), range(10, 15)),
    **dict.fromkeys(("午后", "下午", "傍晚"), _AFTERNOON),
    **dict.fromkeys(("晚上", "晚间", "夜里", "深夜", "半夜", "午夜", "晚"), _NIGHT),
}
_NAMED = {"noon": 12, "中午": 12, "正午": 12, "midnight": 0, "午夜": 0, "半夜": 0}

_PERIOD = "|".join(said for said in _HOURS if said not in "ap")
_SAID = rf"(?:(?P<period>{_PERIOD}) ?)?"
_BEFORE = rf"{_SAID}(?<![a-z0-9:.])"
# Minutes without 分; one character alone begins something else: 9点三亚, 9点3条.
_BARE = r"\d{2}|[零〇一二三四五][零〇一二三四五六七八九十]{1,2}|十[一二三四五六七八九]?"
_HALF = r"(?P<half>[ap])\.?m(?![a-z])\.?"

#: What looks like a time in folded text, right or wrong, in the order in which to look for it.
FORMS = (
    re.compile(
        rf"{_BEFORE}(?P<hour>\d{{1,2}})[:.](?P<minute>\d{{1,3}})(?::00)?(?![\d:])(?: ?{_HALF})?"
    ),
    re.compile(rf"{_BEFORE}(?P<hour>\d{{1,2}}) ?(?:{_HALF}|o'?clock)"),
    re.compile(r"(?<![a-z])at (?P<hour>\d{1,2})(?![\w:.])"),
    re.compile(r"(?<![\w+:.-])(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)(?![\w:.-])"),
    re.compile(
        rf"{_SAID}(?<![\d:.])(?P<hour>{NUMBER}) ?[点时][钟整]?"
        rf"(?:(?P<part>半|[一三]刻)|(?P<minutes>{NUMBER})分|(?P<bare>{_BARE})(?! ?[条则个]))?"
    ),
    re.compile(rf"(?P<named>(?<![a-z])(?:noon|midnight)(?![a-z])|{_PERIOD})"),
)
_PARTS = {"半": 30, "一刻": 15, "三刻": 45}


def read(found: re.Match[str]) -> time | None:
    """The time that a match of one of :data:`FORMS` means, None when there is no such time."""
    told = found.groupdict()
    if "named" in told:
        return time(_NAMED[told["named"]]) if told["named"] in _NAMED else None
    hour, minute = _hour(told), _minute(told)
    if hour is None or minute is None or hour > 23 or minute > 59:
        return None
    return time(hour, minute)


def _hour(told: dict[str, str | None]) -> int | None:
    hour = number(told["hour"] or "")
    said = told.get("half") or told.get("period")
    if hour is None or not said:
        return hour
    meant = (hour % 12, hour % 12 + 12) if hour <= 12 else (hour,)
    return next((hour for hour in meant if hour in _HOURS[said]), None)


def _minute(told: dict[str, str | None]) -> int | None:
    if digits := told.get("minute"):
        return int(digits) if len(digits) == 2 else None  # "9:5" may be 9:05 or 9:50
    if part := told.get("part"):
        return _PARTS[part]
    return number(told.get("minutes") or told.get("bare") or "0")
