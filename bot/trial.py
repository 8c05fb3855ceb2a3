"""The bot on a sandbox of its own, to try it in a browser."""

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator
from pathlib import Path
from tempfile import TemporaryDirectory

from pydantic import SecretStr

from bot.sandbox.server import Sandbox
from bot.serve import StartError, serve
from bot.settings import Settings

#: Ports that are tried, from the one that is set, when any will do.
PORTS = 20


async def sandboxed(settings: Settings, port: int | None, *, server_only: bool) -> None:
    """Run a Bot API server with a chat page, and the bot on it, until cancelled.

    The bot reaches it over HTTP like Telegram, goes by its clock, and forgets everything in the
    end. Raises :class:`StartError` when ``port`` is taken; without one, the next free from PORT is
    used.
    """
    token = SecretStr(f"100000001:{secrets.token_urlsafe(32)}")
    only = None if server_only else token
    first, count = (settings.port, PORTS) if port is None else (port, 1)
    async with listening(first, count, only) as sandbox:
        print(f"Open {sandbox.base_url} in a browser", flush=True)
        if server_only:
            await asyncio.Event().wait()
        with TemporaryDirectory(prefix="rostrum-") as folder:
            changed = {
                "telegram_api_base": sandbox.base_url,
                "database_url": SecretStr(f"sqlite+aiosqlite:///{Path(folder) / 'sandbox.db'}"),
                "webhook_url": None,
            }
            await serve(settings.model_copy(update=changed), token, sandbox.clock.share())


@contextlib.asynccontextmanager
async def listening(
    first: int, count: int, token: SecretStr | None = None
) -> AsyncIterator[Sandbox]:
    """A sandbox for a token, or for any, that listens on the first free one of ``count`` ports."""
    reason: str | None = None
    for port in range(first, min(first + count, 65_536)):
        sandbox = Sandbox(token=token.get_secret_value() if token else None)
        try:
            await sandbox.start(port=port)
        except OSError as error:
            reason = error.strerror
            await sandbox.stop()
            continue
        try:
            yield sandbox
        finally:
            await sandbox.stop()
        return
    raise StartError(f"Cannot listen on port {first}: {reason}. Choose another: --port 0 is any.")
