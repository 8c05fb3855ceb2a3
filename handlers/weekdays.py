"""Days of the week as people write them: ``weekdays``, ``mon, wed``, ``周一三五``, ``每天``."""

import re

from handlers.schedule import DAILY, WEEKDAYS, WEEKEND

_SETS = {"daily": DAILY, "workdays": WEEKDAYS, "weekend": WEEKEND}
_NUMBERS = {day: n for n, day in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"))}
_NUMBERS |= {day: n for n, day in enumerate("一二三四五六日")} | {"天": 6}
_NUMBERS |= {str(n + 1): n for n in range(7)}

_DAY = (
    "(?:(?:mon|fri|sun)(?:days?)?|tue(?:s|sdays?)?|wed(?:s|nesdays?)?|thu(?:r|rs|rsdays?)?"
    "|sat(?:urdays?)?)"
)
_WEEK = "(?:周|星期|礼拜)"
# Not the number of something else: 周一三点 is three o'clock on Mondays, 周一三条 three highlights.
_ONE = r"(?:[一二三四五六日天](?! ?[点时条则个])|[1-7](?!\d|[:.]\d| ?[点时条则个]))"
_TO = " ?(?:-|–|—|~|to|through|到|至) ?"

#: What names days in folded text, in the order in which to look for it.
FORMS = (
    re.compile(rf"(?<![a-z])(?P<first>{_DAY}){_TO}(?P<last>{_DAY})(?![a-z])"),
    re.compile(rf"(?<![a-z])(?P<day>{_DAY})(?![a-z])"),
    re.compile(rf"(?:每个?)?{_WEEK}(?P<first>{_ONE}){_TO}{_WEEK}?(?P<last>{_ONE})"),
    re.compile(rf"(?:每个?)?{_WEEK}(?P<days>{_ONE}(?:[、,和]?{_WEEK}?{_ONE})*)"),
    re.compile(
        r"(?P<daily>(?<![a-z])(?:daily|every ?day|each day)(?![a-z])|每[天日]|天天)"
        r"|(?P<workdays>(?<![a-z])(?:every )?(?:week|work)days?(?![a-z])|每?个?工作日|平日)"
        r"|(?P<weekend>(?<![a-z])(?:every )?weekends?(?![a-z])|每?个?周末)"
    ),
)
#: A week without a day of it.
WEEKLY = re.compile(rf"(?<![a-z])(?:weekly|every week)(?![a-z])|每{_WEEK}")


def read(found: re.Match[str]) -> int:
    """The days, as bits, that a match of one of :data:`FORMS` means."""
    told = found.groupdict()
    if "first" in told:
        first, last = _number(told["first"]), _number(told["last"])
        return sum(1 << (first + n) % 7 for n in range((last - first) % 7 + 1))
    if "day" in told:
        return 1 << _number(told["day"])
    if "days" in told:
        return sum(1 << n for n in {_NUMBERS[day] for day in told["days"] if day in _NUMBERS})
    return next(days for name, days in _SETS.items() if told[name])


def _number(day: str) -> int:
    return _NUMBERS[day[:3]]
