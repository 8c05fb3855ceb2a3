"""``python -m bot run`` with two switches that nobody needs in life.

``callbacks`` sends every update through python-telegram-bot's callbacks; ``apart`` makes every
reply a call of its own, also those that are left to the webhook's answer whatever is set.
"""

import sys
from functools import partial

from bot import app, serve
from bot.__main__ import app as commands


def main(switches: list[str]) -> None:
    if "callbacks" in switches:
        setattr(serve, "build", partial(app.build, hot=False))  # noqa: B010 - mypy takes no other
    if "apart" in switches:
        app.LEFT.clear()
    commands(["run"])


if __name__ == "__main__":
    main(sys.argv[1:])
