"""Small numbers as people write them: ``3``, ``三``, ``二十一``, ``零五``, ``three``."""

#: Digits or a Chinese numeral below a hundred in folded text, for use in a regular expression.
NUMBER = "[0-9]{1,2}|[零〇一二两三四五六七八九十]{1,3}"
#: The English words that :func:`number` knows.
WORDS = ("one", "two", "three", "four", "five")

_VALUES = {**{digit: n for n, digit in enumerate("零一二三四五六七八九")}, "〇": 0, "两": 2}
_VALUES |= {word: n for n, word in enumerate(WORDS, 1)}


def number(text: str) -> int | None:
    """What a numeral means, None when it means nothing."""
    if text.isdecimal():
        return int(text)
    tens, ten, ones = text.partition("十")
    if ten:
        high, low = _VALUES.get(tens or "一"), _VALUES.get(ones or "零")
        return None if high is None or low is None else 10 * high + low
    return _VALUES.get(text[1:] if len(text) == 2 and text[0] in "零〇" else text)
