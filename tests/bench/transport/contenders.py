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


HOT = Contender("webhook, hot path, in the response", in_response=True, cold=True)
HOT_APART = Contender("webhook, hot path, call apart", switches=("apart",), cold=True)
CALLBACKS = Contender("webhook, callbacks, in the response", "ours", ("callbacks",), True)
APART = Contender("webhook, callbacks, call apart", switches=("callbacks", "apart"), cold=True)
POLLING = Contender("polling, hot path", polls=True)
POLLING_CALLBACKS = Contender("polling, callbacks", switches=("callbacks",), polls=True)
PTB = Contender("python-telegram-bot, stock", "ptb")
AIOGRAM = Contender("aiogram, tuned", "aiogram")

#: Ours first: what it answers is what the others are to send.
CONTENDERS = (HOT, HOT_APART, CALLBACKS, APART, POLLING, POLLING_CALLBACKS, PTB, AIOGRAM)
