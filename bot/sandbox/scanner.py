"""What the readers of HTML and of both Markdowns share: a place in the source, and the result.

Offsets in complaints count bytes of the source, offsets of entities UTF-16 units of the result.
"""

import re
from dataclasses import dataclass, field

from bot.sandbox.entities import Entity, Formatted, units
from bot.sandbox.refusals import ApiError, bad_request
from bot.sandbox.urls import checked_url, user_of

_EMOJI_ID = re.compile(r"-?[1-9][0-9]{0,18}")
_TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


def wrong(what: str) -> ApiError:
    """The complaint about a text that cannot be parsed."""
    return bad_request(f"can't parse entities: {what}")


@dataclass
class Scanner:
    """Reads ``source`` from ``at`` on, and writes text of ``offset`` units with its entities."""

    source: str
    at: int = 0
    out: list[str] = field(default_factory=list)
    offset: int = 0
    entities: list[Entity] = field(default_factory=list)

    def put(self, text: str) -> None:
        """Write plain text."""
        self.out.append(text)
        self.offset += units(text)

    def complaint(self, what: str, at: int, more: str = "") -> ApiError:
        """Say what is wrong at a place of the source."""
        return wrong(f"{what} at byte offset {len(self.source[:at].encode())}{more}")

    def take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        """Read what a pattern describes here; it has to match, if only nothing."""
        match = pattern.match(self.source, self.at)
        if match is None:
            raise self.complaint("Unexpected text", self.at)
        self.at = match.end()
        return match

    def formatted(self) -> Formatted:
        """What was written."""
        return Formatted("".join(self.out), self.entities)


def make_link(entity: Entity, url: str) -> bool:
    """Make the entity a link or a mention; False when the address is none, and is left out."""
    user_id = user_of(url)
    if user_id is not None:
        entity.update(type="text_mention", user={"id": user_id})
        return True
    checked = checked_url(url)
    if checked is None:
        return False
    entity.update(type="text_link", url=checked)
    return True


def check_emoji_id(number: str) -> None:
    """Raises ApiError 400 unless the number could be that of a custom emoji."""
    if not _EMOJI_ID.fullmatch(number) or abs(int(number)) >= 2**63:
        raise wrong("Invalid custom emoji identifier specified")


def make_time(entity: Entity, unix: str, form: str) -> None:
    """Make the entity a moment that clients write in their own way. Raises ApiError 400."""
    if not re.fullmatch("[0-9]{1,10}", unix):
        raise wrong("Invalid date-time specified")
    if not _TIME_FORMAT.fullmatch(form):
        raise wrong("Invalid date-time format specified")
    entity.update(type="date_time", unix_time=int(unix))
    if form:
        entity["date_time_format"] = form
