"""How many highlights, in which language, on or off: as people write it, in either language."""

import re

from handlers.numerals import NUMBER, WORDS, number
from handlers.subscription import COUNTS

#: What looks like a number of highlights in folded text, right or wrong.
COUNT_FORMS = (
    re.compile(r"(?<![a-z0-9])(?:[x×] ?|top ?)(\d+)(?![\w:.])"),
    re.compile(r"(?<![a-z0-9:.×])(\d+) ?[x×](?![a-z0-9])"),
    re.compile(rf"(?<![a-z0-9])(\d+|{'|'.join(WORDS)}) ?(?:highlight|point|item)s?(?![a-z])"),
    re.compile(rf"(?<!\d)(\d+|{NUMBER}) ?[条则个](?:要点|亮点|看点|观点)?"),
)
_TURN = "(?:(?:turn|switch) (?:(?:it|them) )?)?"
#: What names a language, or both, in folded text.
LANGUAGE_FORM = re.compile(
    r"(?P<both>中英(?:双语|文)?|双语|(?<![a-z])(?:both(?: languages)?|bilingual)(?![a-z]))"
    r"|(?P<zh>(?:简体)?中文|[汉华]语|(?<![a-z])(?:zh(?:-[a-z]+)?|chinese|mandarin)(?![a-z]))"
    r"|(?P<en>英[文语]|(?<![a-z])(?:en(?:-[a-z]+)?|english)(?![a-z]))"
)
#: What switches on or off, in folded text: 开 and 关 begin names of places (开罗, 关岛) too.
SWITCH_FORM = re.compile(
    rf"(?P<on>开启|打开|恢复|(?<!\w)开(?!\w)|(?<![a-z]){_TURN}(?:on|start|resume|enable)(?![a-z]))"
    r"|(?P<off>关闭|关掉|停止|暂停|(?<!\w)[关停](?!\w)"
    rf"|(?<![a-z]){_TURN}(?:off|stop|pause|disable)(?![a-z]))"
)


def count(found: re.Match[str]) -> int | None:
    """The number that a match of one of :data:`COUNT_FORMS` means, None when there may be none."""
    wanted = number(found[1])
    return wanted if wanted in COUNTS else None


def named(found: re.Match[str]) -> str | None:
    """The name of the choice that was matched: "both", "zh" or "en"; "on" or "off"."""
    return found.lastgroup
