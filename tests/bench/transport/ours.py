"""``python -m bot run`` with a switch that nobody needs in life.

``callbacks`` sends every update through python-telegram-bot's callbacks.
"""

import sys
from functools import partial

from bot import app, serve
from bot.__main__ import app as commands


def main(switches: list[str]) -> None:
    if "callbacks" in switches:
        setattr(serve, "build", partial(app.build, hot=False))  # noqa: B010 - mypy takes no other
    commands(["run"])


if __name__ == "__main__":
    main(sys.argv[1:])
