"""The commands: what is offered in the menus and explained in the help."""

from dataclasses import dataclass
from typing import Literal

from handlers.words import Words, mark, say

Scope = Literal["private", "groups"]


@dataclass(frozen=True, slots=True)
class Command:
    name: str
    message: str
    scopes: tuple[Scope, ...] = ("private", "groups")

    @property
    def description(self) -> Words:
        """For the menu: 1 to 256 characters."""
        return say(self.message)


#: In the order of the menus.
COMMANDS = (
    Command("speaker", mark("A speaker's card, or the list of speakers")),
    Command("topic", mark("A topic or system, or the list of them")),
    Command("event", mark("The event at a glance")),
    Command("ask", mark("Ask anything about the talks")),
    Command("digest", mark("Highlights at a time of your choice")),
    Command("language", mark("中文 or English")),
    Command("help", mark("How to ask")),
    Command("privacy", mark("What I keep about this chat")),
    Command("mydata", mark("All that I keep, as a file")),
    Command("forget", mark("Delete all that I keep")),
    Command("start", mark("Start over"), scopes=("private",)),
)


def menu(scope: Scope) -> tuple[Command, ...]:
    return tuple(command for command in COMMANDS if scope in command.scopes)
