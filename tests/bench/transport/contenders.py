"""Who is measured: this bot in its ways, and bots made with other libraries as one would."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contender:
    """A program ``module`` of this package, with its ``switches``; the others' are given what to
    say. ``in_response`` is the setting, ``polls`` tells that there is no webhook, ``cold`` that it
    is also asked what was never asked.
    """

    name: str
    module: str = "ours"
    switches: tuple[str, ...] = ()
    in_response: bool = False
    polls: bool = False
    cold: bool = False

    @property
    def is_ours(self) -> bool:
        return self.module == "ours"


HOT = Contender("Rostrum, webhook, hot path, reply in the response", in_response=True, cold=True)
HOT_APART = Contender("Rostrum, webhook, hot path, reply apart", cold=True)
CALLBACKS = Contender(
    "Rostrum, webhook, callbacks, reply in the response", "ours", ("callbacks",), True
)
APART = Contender("Rostrum, webhook, callbacks, reply apart", switches=("callbacks",), cold=True)
POLLING = Contender("Rostrum, polling, hot path", polls=True)
POLLING_CALLBACKS = Contender("Rostrum, polling, callbacks", switches=("callbacks",), polls=True)
PTB = Contender("python-telegram-bot, stock", "ptb")
AIOGRAM = Contender("aiogram, tuned", "aiogram")

#: Ours first: what it answers is what the others are to send.
ALL = (HOT, HOT_APART, CALLBACKS, APART, POLLING, POLLING_CALLBACKS, PTB, AIOGRAM)
#: Those that the goals are about, and polling.
FEW = (HOT, HOT_APART, APART, POLLING, PTB, AIOGRAM)
