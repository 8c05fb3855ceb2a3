"""The process from its start to its end: signals, and what went wrong in words for its operator."""

import asyncio
import contextlib
import secrets
import signal
from collections.abc import AsyncIterator, Coroutine
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pydantic import SecretStr
from telegram.error import BadRequest, InvalidToken

from bot.app import build
from bot.clock import SystemClock
from bot.sandbox.server import Sandbox
from bot.settings import Settings
from bot.storage import StorageError
from handlers.faults import sentence
from knowledge.loader import KnowledgeError

#: Ports that are tried, from the one that is set, when any will do.
PORTS = 20


class StartError(Exception):
    """The bot cannot run like this; the text says why and what to do, without secrets."""


async def serve(settings: Settings, token: SecretStr) -> None:
    """Run the bot until cancelled. Raises :class:`StartError` when it cannot."""
    problem: str
    try:
        async with build(settings, token, SystemClock()) as way_in:
            await way_in.run()
    except InvalidToken:
        problem = "Telegram does not know TELEGRAM_BOT_TOKEN: copy it again from @BotFather."
    except BadRequest as error:
        problem = f"Telegram refused WEBHOOK_URL: {error.message}"
    except KnowledgeError as error:
        problem = "\n".join(sentence(fault, "en") for fault in error.faults)
    except StorageError as error:
        problem = str(error)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        problem = f"Cannot listen on HOST and PORT ({settings.host}:{settings.port}): {reason}"
    else:
        return
    # Raised out here, as the library's InvalidToken quotes the token.
    raise StartError(problem)


async def sandboxed(settings: Settings, port: int | None, *, server_only: bool) -> None:
    """Run a Bot API server with a chat page, and the bot on it, until cancelled.

    The bot reaches it over HTTP like Telegram, and forgets everything in the end. Raises
    :class:`StartError` when ``port`` is taken; without one, the next free from PORT is used.
    """
    async with listening(settings.port, PORTS) if port is None else listening(port, 1) as address:
        print(f"Open {address} in a browser", flush=True)
        if server_only:
            await asyncio.Event().wait()
        with TemporaryDirectory(prefix="rostrum-") as folder:
            changed = {
                "telegram_api_base": address,
                "database_url": SecretStr(f"sqlite+aiosqlite:///{Path(folder) / 'sandbox.db'}"),
                "webhook_url": None,
            }
            token = SecretStr(f"100000001:{secrets.token_urlsafe(32)}")
            await serve(settings.model_copy(update=changed), token)


@contextlib.asynccontextmanager
async def listening(first: int, count: int) -> AsyncIterator[str]:
    """A sandbox on the first free one of ``count`` ports; yields its address."""
    reason: str | None = None
    for port in range(first, min(first + count, 65_536)):
        sandbox = Sandbox()
        try:
            await sandbox.start(port=port)
        except OSError as error:
            reason = error.strerror
            await sandbox.stop()
            continue
        try:
            yield sandbox.base_url
        finally:
            await sandbox.stop()
        return
    raise StartError(f"Cannot listen on port {first}: {reason}. Choose another: --port 0 is any.")


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

    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(cancellable())
