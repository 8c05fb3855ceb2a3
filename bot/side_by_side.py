"""Parts of the process that run at the same time and end together."""

import asyncio
from typing import Protocol


class Part(Protocol):
    async def run(self) -> None:
        """Work until cancelled, then finish what is in work."""


class SideBySide:
    """Itself a :class:`Part`, made of others."""

    def __init__(self, *parts: Part) -> None:
        self.parts = parts

    async def run(self) -> None:
        """Run until cancelled or until a part ends; let the others finish, and raise its error."""
        tasks = [asyncio.create_task(part.run()) for part in self.parts]
        try:
            done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        for task in done:
            task.result()
