"""The bot as a real process: ``python -m bot`` and what it writes."""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

ROOT = Path.cwd()
SECONDS = 60


class Process:
    """``python -m bot`` with its whole output."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._grew = asyncio.Condition()
        self.output = ""
        self._reading = asyncio.create_task(self._read())

    async def _read(self) -> None:
        assert self._process.stdout is not None
        async for line in self._process.stdout:
            self.output += line.decode()
            async with self._grew:
                self._grew.notify_all()
        async with self._grew:
            self._grew.notify_all()

    async def says(self, pattern: str) -> re.Match[str]:
        """Wait until the output holds the pattern."""
        async with asyncio.timeout(SECONDS), self._grew:
            await self._grew.wait_for(lambda: re.search(pattern, self.output))
        found = re.search(pattern, self.output)
        assert found
        return found

    def send(self, number: int) -> None:
        self._process.send_signal(number)

    async def ends(self, seconds: float = SECONDS) -> int:
        """Wait for the end of the process and of its output: the exit status."""
        async with asyncio.timeout(seconds):
            await self._reading
            return await self._process.wait()

    async def kill(self) -> None:
        if self._process.returncode is None:
            self._process.kill()
        await self.ends()


#: Starts ``python -m bot`` with arguments and variables; the process is gone at the end.
Start = Callable[..., AbstractAsyncContextManager[Process]]


def starting(folder: Path) -> Start:
    """Processes of that working folder, which has no ``.env``."""

    @asynccontextmanager
    async def start(*arguments: str, **environment: str) -> AsyncIterator[Process]:
        kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
        process = Process(
            await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "bot",
                *arguments,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.STDOUT,
                cwd=folder,
                env={
                    **kept,
                    "PYTHONPATH": str(ROOT),
                    "KNOWLEDGE_FILE": str(ROOT / "knowledge" / "gair2023.yaml"),
                    **environment,
                },
            )
        )
        try:
            yield process
        finally:
            await process.kill()

    return start
