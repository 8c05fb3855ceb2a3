"""What a button does, as values: no platform, no callback data.

A *subject* is what a message is about, small enough to travel in a button and enough to build the
message again: the bot keeps nothing about the messages that it has sent.
"""

from dataclasses import dataclass
from typing import Literal

from handlers.wishes import Wish
from handlers.words import Bilingual
from knowledge.models import Language

#: The topic that stands for the event as a whole, if a file has it.
EVENT = "event"


@dataclass(frozen=True, slots=True)
class About:
    """An entity's card. ``asked`` are the words that led to it, if they need explaining."""

    entity: str
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """The answer to a question: the entity and the ids of the points that the card prints."""

    entity: str
    points: tuple[str, ...]
    asked: str = ""


#: What a side of a card is about, and the ids of the points that the card prints there.
Printed = tuple[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Compared:
    """Two or three entities side by side; one of them may have no points."""

    sides: tuple[Printed, ...]
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Heard:
    """What several speakers say about an entity: a side for each of them."""

    entity: str
    sides: tuple[Printed, ...]
    asked: str = ""


@dataclass(frozen=True, slots=True)
class Others:
    """Who else speaks about an entity, beside those who were read already."""

    entity: str
    without: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """A page (from 0) of the speakers, or of the topics and systems."""

    kind: Literal["speaker", "topic"]
    page: int = 0


@dataclass(frozen=True, slots=True)
class Plain:
    """A message that takes no parameters."""

    name: Literal["welcome", "help", "languages"]


Subject = About | Answered | Compared | Heard | Others | Listing | Plain


@dataclass(frozen=True, slots=True)
class Open:
    """Show another subject in place of this one, in the same language."""

    subject: Subject


@dataclass(frozen=True, slots=True)
class Tell:
    """Say another subject in a message of its own; the one with the button stays."""

    subject: Subject


@dataclass(frozen=True, slots=True)
class Swap:
    """Show the same subject in the other language."""

    subject: Subject


@dataclass(frozen=True, slots=True)
class Choose:
    """Keep a language for the chat."""

    language: Language


@dataclass(frozen=True, slots=True)
class Mute:
    """Send the chat no highlights for a week."""


@dataclass(frozen=True, slots=True)
class StartOver:
    """Let the chat see all highlights again; ``panel`` tells that the button is on the panel."""

    panel: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """Show the panel of the chat's highlights, in a message of its own."""


#: The pages of the panel: each has the same text and other buttons.
Page = Literal["main", "time", "days", "zone", "language"]


@dataclass(frozen=True, slots=True)
class Panel:
    """Show a page of the panel of the chat's highlights in place of this one."""

    page: Page = "main"


@dataclass(frozen=True, slots=True)
class Adjust:
    """Change what is wished for the chat's highlights, then show a page of the panel.

    The wish says what shall be, not by how much it changes: a press that comes twice does no harm.
    """

    wish: Wish
    page: Page = "main"


@dataclass(frozen=True, slots=True)
class Preview:
    """Send what the next highlights would be."""


@dataclass(frozen=True, slots=True)
class PostHere:
    """Let the highlights come to the forum topic in which the panel stands."""


@dataclass(frozen=True, slots=True)
class TypeCity:
    """Ask the person to type a city or time zone."""


#: What a button under highlights or on their panel does about them.
DigestAction = Mute | StartOver | Settings | Panel | Adjust | Preview | PostHere | TypeCity


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete all that is kept about the chat."""


@dataclass(frozen=True, slots=True)
class Share:
    """Let the person pick a chat and put this inline query into it."""

    query: Bilingual


@dataclass(frozen=True, slots=True)
class OpenInBot:
    """Open the private chat with the bot at an entity."""

    entity: str


Action = Open | Tell | Swap | Choose | DigestAction | Forget | Share | OpenInBot


@dataclass(frozen=True, slots=True)
class Button:
    label: Bilingual
    action: Action


Rows = tuple[tuple[Button, ...], ...]
