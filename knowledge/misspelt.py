"""Latin names written with a slip: letters wrong, missing, too many or exchanged.

It is bounded in how many windows of neighbouring words it looks at, and names for each.
"""

from collections.abc import Iterator

from rapidfuzz.distance import OSA

from knowledge import weights
from knowledge.dictionary import Dictionary
from knowledge.hanzi import syllables
from knowledge.mention import Mention, Spans
from knowledge.names import Key
from knowledge.normalize import fold, syllable_count
from knowledge.weighed import Weighed
from knowledge.wording import Wording

#: Syllables of a given name.
LONGEST_GIVEN = 2


class Misspelt:
    """Looks at the words of a question that no name was found at literally."""

    def __init__(self, names: Dictionary, wording: Wording, weighed: Weighed, taken: Spans) -> None:
        self._names, self._wording, self._weighed = names, wording, weighed
        self._taken = taken

    def found(self) -> list[Mention]:
        """Latin windows with an unknown word, within a few edits of a key; the longest of them."""
        mentions = list(self._found())
        return [one for one in mentions if not any(_is_within(one, other) for other in mentions)]

    def _found(self) -> Iterator[Mention]:
        """Latin windows with an unknown word, within a few edits of a key."""
        wording = self._wording
        free = [place for place in wording.latin if not wording.units[place][0].isdigit()]
        spelt = set(free)
        unknown = spelt.difference(self._taken, self._weighed.known, self._weighed.ignored)
        looked_up = 0
        for first in free if unknown else ():
            text = ""
            for last in range(first, min(len(wording), first + weights.LONGEST_SPELT)):
                if last not in spelt or not self._may_name(last):
                    break
                text += wording.units[last]
                if unknown.isdisjoint(range(first, last + 1)):
                    continue
                looked_up += 1
                if looked_up > weights.MAX_SPELT_WINDOWS:
                    return
                yield from self._near(text, first, last)

    def _may_name(self, place: int) -> bool:
        """Whether a word may be part of a name: "you" may, "while" may not."""
        return place not in self._weighed.ignored or self._names.has_part(
            self._wording.units[place]
        )

    def _near(self, text: str, first: int, last: int) -> Iterator[Mention]:
        """Keys within the edits that their length allows."""
        edits = next((n for length, n in weights.EDITS_BY_LENGTH if len(text) >= length), 0)
        if not edits:
            return
        near, compared = self._names.near(text, edits)
        self._weighed.work += compared
        for written, distance in near:
            if distance == 0:
                continue
            for key in self._names.exact(written):
                person = key.form.is_person
                most = weights.CLOSE_NAME if person else weights.CLOSE_ALIAS
                close = distance / len(written) <= most
                if self._names.is_crowded:
                    close = close and distance < 2
                if person:
                    like = close and not self._is_another(key, first, last)
                else:
                    like = close and not (key.form.is_part and self._names.is_crowded)
                yield Mention(key, first, last, "typo", person and like, not like, distance)

    def _is_another(self, key: Key, first: int, last: int) -> bool:
        """Whether what was typed is more likely somebody else's name than a slip.

        Each word has to be near its own ("Alex Chen" is not), and where the name has but two
        syllables, two other syllables are another name ("Li Wei"). Among many people, whatever is
        spelt as a name may be one.
        """
        typed = self._wording.units[first : last + 1]
        if self._names.is_crowded and all(map(_may_be_called, typed)):
            return True
        if len(key.name) == 2 or len(key.name.split()) == 2:
            together = "".join(typed)
            if any({together[:i], together[i:]} <= syllables for i in range(1, len(together))):
                return True
        meant = fold(key.name).split()
        if len(typed) == 1 or len(typed) != len(meant):
            return self._names.is_crowded and len(typed) > 1
        return not any(
            all(
                OSA.distance(one, other) <= max(1, len(other) // weights.LETTERS_A_SLIP)
                for one, other in zip(typed, order, strict=True)
            )
            for order in (meant, meant[::-1])
        )


def _may_be_called(word: str) -> bool:
    """Whether a word may be a surname or a given name in pinyin."""
    return 0 < syllable_count(word) <= LONGEST_GIVEN


def _is_within(one: Mention, other: Mention) -> bool:
    """Whether a mention is but a part of one that is as near to its name."""
    inside = other.first <= one.first and one.last <= other.last
    longer = other.last - other.first > one.last - one.first
    return inside and longer and other.edits <= one.edits
