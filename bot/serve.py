"""The process from its start to its end: signals, and what went wrong in words for its operator."""

import asyncio
import contextlib
import gc
import signal
from collections.abc import Coroutine
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from pydantic import SecretStr
from telegram.error import BadRequest, Forbidden, InvalidToken

from bot.app import build
from bot.clock import Alarm, SystemClock
from bot.settings import Settings
from bot.storage import StorageError
from handlers.faults import sentences
from knowledge.loader import KnowledgeError


class StartError(Exception):
    """The bot cannot run like this; the text says why and what to do, without secrets."""


async def serve(settings: Settings, token: SecretStr, clock: Alarm | None = None) -> None:
    """Run the bot until cancelled, by the computer's clock if no other is given.

    Raises :class:`StartError` when it cannot.
    """
    problem: str
    try:
        async with build(settings, token, clock or SystemClock()) as parts:
            gc.freeze()  # what is there now stays: no reply waits for a walk through the index
            gc.set_threshold(20_000, 20, 100)  # of what an update makes, little is garbage
            await parts.run()
    except (InvalidToken, KnowledgeError) as error:
        problem = explained(error)
    except (BadRequest, Forbidden) as error:
        what = "WEBHOOK_URL" if settings.webhook_url else "the bot"
        problem = f"Telegram refused {what}: {error.message}"
    except StorageError as error:
        problem = str(error)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = f"Cannot listen on HOST and PORT ({settings.host}:{settings.port}): {reason}"
    else:
        return
    # Raised out here, as the library's InvalidToken quotes the token.
    raise StartError(problem)


def explained(error: InvalidToken | KnowledgeError) -> str:
    """What the operator has to mend, without the token."""
    if isinstance(error, InvalidToken):
        return "Telegram does not know TELEGRAM_BOT_TOKEN: copy it again from @BotFather."
    return sentences(error.faults, "en")


def new_loop() -> asyncio.AbstractEventLoop:
    """uvloop's event loop where it is installed, else the standard one."""
    if find_spec("uvloop") is None:
        return asyncio.new_event_loop()
    uvloop = import_module("uvloop")
    loop: asyncio.AbstractEventLoop = uvloop.new_event_loop()
    return loop


def until_signal(main: Coroutine[Any, Any, None]) -> None:
    """Run to the end, or to SIGTERM or Ctrl-C: then it is cancelled and may finish its work."""

    async def cancellable() -> None:
        loop = asyncio.get_running_loop()
        task = loop.create_task(main)
        for number in (signal.SIGINT, signal.SIGTERM):
            with contextlib.suppress(NotImplementedError):  # on Windows
                loop.add_signal_handler(number, task.cancel)
        with contextlib.suppress(asyncio.CancelledError):
            await task

    with (
        contextlib.suppress(KeyboardInterrupt),
        asyncio.Runner(loop_factory=new_loop) as runner,
    ):
        runner.run(cancellable())
