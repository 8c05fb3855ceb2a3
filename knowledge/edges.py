"""Whether a Chinese name in a question begins and ends where it seems to."""

from collections.abc import Container
from dataclasses import dataclass, field
from functools import cached_property

from knowledge.mention import Mention
from knowledge.names import Key
from knowledge.normalize import is_pinyin
from knowledge.weighed import Weighed
from knowledge.wording import Wording

#: Characters that end given names often: 李博文 is not 李博.
GIVEN = frozenset(
    "文伟明华军强涛峰平波超杰宇洋龙豪雅轩芳娜敏静丽燕艳玲娟霞红梅英兰玉秀云飞鹏辉刚勇斌磊鑫"
    "俊毅浩然博泽涵睿晨阳昊天佳琪欣怡梓萱子墨瑶琳雪莹洁颖慧倩婷蕾薇莉萍凤琴春生东林海山川江伦"
)
#: What titles begin with: 含望|老师 is a name and a title.
_TITLES = frozenset("老教博先女院总")


@dataclass(frozen=True)
class Edges:
    """Looks at what touches a window of Chinese characters, units ``first``..``last``.

    ``given`` and ``surnames`` are characters that people are called by, ``named`` places of names
    of several words.
    """

    wording: Wording
    weighed: Weighed
    is_crowded: bool = False
    given: Container[str] = GIVEN
    surnames: Container[str] = ""
    named: set[int] = field(default_factory=set)

    @cached_property
    def familiar(self) -> set[int]:
        """The places of units that carry no content or that the file uses."""
        return self.weighed.known | self.weighed.ignored

    def judged(self, key: Key, first: int, last: int) -> Mention | None:
        """A name that stands there literally: sure, a hint only, or no name at all."""
        form = key.form
        if form.is_part and self.wording.han[first] and not self.alone(first, last):
            return None
        if form.is_person:
            if self._is_joined(key, first, last) and first in self.weighed.ignored:
                return None
            longer = self.go_on(first, last) or self.go_before(first, last)
            longer = longer or self.spelt_on(first, last) or self.dotted(first, last)
            sure = not (longer or self._is_word(key, first, last))
            return Mention(key, first, last, form.why, sure, longer)
        if form.is_part:
            hint = self.is_crowded or self.spelt_on(first, last)
        else:
            hint = self.blurred(first, last)
        return Mention(key, first, last, form.why, is_hint=hint)

    def _is_word(self, key: Key, first: int, last: int) -> bool:
        """Whether a name in one word is a word that the file uses: Jiuzhang, a company's name."""
        return self._is_joined(key, first, last) and first in self.weighed.known

    def _is_joined(self, key: Key, first: int, last: int) -> bool:
        return first == last and (key.form.why == "pinyin" or " " in key.name)

    def go_on(self, first: int, last: int) -> bool:
        """Whether a two-character name seems to be the beginning of a longer one: 李博|文."""
        units, after = self.wording.units, last + 1
        if last - first != 1 or not self.wording.han[first] or after >= len(units):
            return False
        if not self._runs_on(last):
            return False
        if after in self.weighed.ignored and not (self.is_crowded and units[after] in self.given):
            return False
        ends = not self._runs_on(after) or after + 1 in self.weighed.ignored
        begins = first == 0 or first - 1 in self.weighed.ignored or not self._runs_on(first - 1)
        begins = begins and (self.is_crowded or not self._runs_on(after))
        return ends and (units[after] in self.given or begins)

    def go_before(self, first: int, last: int) -> bool:
        """Whether a two-character name seems to be the end of a longer one: 王|尤洋."""
        before = first - 1
        if last - first != 1 or before < 0 or not self._runs_on(before):
            return False
        ignored = self.weighed.ignored
        begins = before == 0 or before - 1 in ignored or not self._runs_on(before - 1)
        ends = last + 1 in ignored or not self._runs_on(last)
        if before in ignored:  # 向 is also a surname
            begins = before == 0 or not self._runs_on(before - 1)
            return begins and ends and self.wording.units[before] in self.surnames
        return begins and ends

    def dotted(self, first: int, last: int) -> bool:
        """Whether a Chinese name seems to be a part of a foreign one: 唐娜 in 唐娜·菲舍尔.

        Among few people it hardly ever is: the dot may stand between a name and what is beside it.
        """
        wording = self.wording
        return self.is_crowded and any(
            0 <= place < len(wording) - 1
            and wording.han[place]
            and wording.han[place + 1]
            and wording.between(place, place + 1) == "·"
            for place in (first - 1, last)
        )

    def spelt_on(self, first: int, last: int) -> bool:
        """Whether a Latin name seems to be a part of a longer one: Haowei in "Haowei Bai".

        Among few people it hardly ever is, and a question's own pinyin would look like it.
        """
        if not self.is_crowded or self.wording.han[first]:
            return False
        big = self.wording.raw(first, first)[0].isupper()
        alone = first == last
        return self._spelt(first - 1, first, big=big, alone=alone) or self._spelt(
            last + 1, last, big=big, alone=alone
        )

    def _spelt(self, place: int, beside: int, *, big: bool, alone: bool) -> bool:
        wording = self.wording
        if not 0 <= place < len(wording) or place in self.named:
            return False
        apart = wording.between(min(place, beside), max(place, beside))
        if apart:
            return False
        if not is_pinyin(wording.units[place]):  # Sun, written "uSn"
            return alone and place not in self.familiar and wording.units[place].isalpha()
        return place not in self.familiar or (big and wording.raw(place, place)[0].isupper())

    def blurred(self, first: int, last: int) -> bool:
        """Whether a short Chinese alias runs on into what is not known: 玉兰|花, 京东|白条."""
        familiar = self.familiar
        if last - first > 2 or not self.wording.han[last]:
            return False
        after = self._runs_on(last) and last + 1 not in familiar
        return after or (first > 0 and self._runs_on(first - 1) and first - 1 not in familiar)

    def _runs_on(self, place: int) -> bool:
        """Whether a Chinese character follows a place directly."""
        after = place + 1
        if after >= len(self.wording) or not self.wording.han[after]:
            return False
        return self.wording.han[place] and self.wording.touches[place]

    def alone(self, first: int, last: int) -> bool:
        """Whether a Chinese window has word edges: an end, a gap, or a word of no content."""
        units = self.wording.units

        def edge(place: int, neighbour: int) -> bool:
            if not 0 <= neighbour < len(units) or neighbour in self.weighed.ignored:
                return True
            title = neighbour > place and units[neighbour] in _TITLES
            return title or not self._runs_on(min(place, neighbour))

        return edge(first, first - 1) and edge(last, last + 1)
