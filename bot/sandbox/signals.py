"""A bell that wakes everybody who waits for it."""

import asyncio


class Signal:
    """``fire`` wakes all the waiters of that moment; nothing is remembered."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    def fire(self) -> None:
        """Wake all who wait now."""
        self._event.set()
        self._event = asyncio.Event()

    async def wait(self) -> None:
        """Sleep until the next ``fire``."""
        await self._event.wait()
