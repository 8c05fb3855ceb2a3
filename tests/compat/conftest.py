"""A sandbox and a bot made with another library, each a process of its own."""

import asyncio
import contextlib
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.compat.bots import EXAMPLES, Example
from tests.compat.control import Control

TOKEN = "424242:" + "Abc_def-0" * 4
SECRET = "a-secret_of-the-webhook"
ROOT = Path(__file__).parents[2]
#: Settings of the shell that runs the tests are none of the processes'.
CLEAN = {
    name: value
    for name, value in os.environ.items()
    if not name.startswith(("TELEGRAM_", "WEBHOOK_", "DATABASE_", "KNOWLEDGE_", "LOG_"))
}


class Process:
    """A program that runs in the background; its output is kept for a failing test."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, *command: str, **settings: str) -> "Process":
        return cls(
            await asyncio.create_subprocess_exec(
                *command, cwd=ROOT, env=CLEAN | settings, stdout=asyncio.subprocess.PIPE
            )
        )

    async def line(self) -> str:
        """The next line that it prints."""
        assert self._process.stdout
        async with asyncio.timeout(30):
            return (await self._process.stdout.readline()).decode()

    async def stop(self) -> int:
        """Ask it to end, and wait for it: the exit status."""
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(30):
            await self._process.communicate()
        assert self._process.returncode is not None
        return self._process.returncode


@pytest.fixture
async def address() -> AsyncIterator[str]:
    """Where the sandbox is."""
    command = (sys.executable, "-m", "bot", "sandbox", "--server-only", "--port", "0")
    process = await Process.start(*command)
    yield next(word for word in (await process.line()).split() if word.startswith("http"))
    await process.stop()


@pytest.fixture
async def control(address: str) -> AsyncIterator[Control]:
    control = Control(address)
    yield control
    await control.close()


@pytest.fixture(params=EXAMPLES, ids=lambda example: example.name)
def example(request: pytest.FixtureRequest) -> Example:
    found: Example = request.param
    if found.missing:
        pytest.skip(found.missing)
    return found


@pytest.fixture(params=["polling", "webhook"])
def mode(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
async def bot(example: Example, mode: str, address: str, control: Control) -> AsyncIterator[None]:
    """Running. From its first to its last, its calls must be such as Telegram takes."""
    settings = {"TELEGRAM_API_BASE": address, "TELEGRAM_BOT_TOKEN": TOKEN}
    if mode == "webhook":
        url = f"http://127.0.0.1:{free_port()}/updates"
        settings |= {"WEBHOOK_URL": url, "WEBHOOK_SECRET": SECRET}
    process = await Process.start(example.program, str(example.file), **settings)
    yield
    assert await process.stop() in {0, -signal.SIGTERM}
    calls = await control.read("calls")
    methods = {call["method"] for call in calls}
    assert ("setWebhook" in methods, "getUpdates" in methods) == (
        mode == "webhook",
        mode == "polling",
    )
    assert [call for call in calls if is_odd(call)] == []


def is_odd(call: dict[str, Any]) -> bool:
    """Whether Telegram would have refused it, or not known a parameter of it."""
    return bool(call["warnings"]) or call["status"] != 200


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
