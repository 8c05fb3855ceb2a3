"""The sandbox's control interface from outside, as a test in any language would use it."""

from typing import Any

import aiohttp

#: Longer than the sandbox waits, so that its own words about lateness are heard.
_TIMEOUT = aiohttp.ClientTimeout(total=60)
_WAIT_SECONDS = 50


class Control:
    """People's doings and the recorded calls of a sandbox at ``address``."""

    def __init__(self, address: str) -> None:
        self._session = aiohttp.ClientSession(address, timeout=_TIMEOUT, raise_for_status=True)
        self._seen = 0

    async def close(self) -> None:
        await self._session.close()

    async def do(self, what: str, **values: Any) -> Any:
        """``send``, ``start``, ``press``, ``inline``, ``choose`` …"""
        async with self._session.post(f"/sandbox/{what}", json=values) as response:
            return await response.json()

    async def read(self, what: str, **query: Any) -> Any:
        """``state``, ``messages``, ``calls``."""
        async with self._session.get(f"/sandbox/{what}", params=query) as response:
            return await response.json()

    async def next_call(self, method: str) -> dict[str, Any]:
        """The first call of the method after the last one that was asked for."""
        calls = await self.read("calls", method=method, after=self._seen, wait=_WAIT_SECONDS)
        assert calls, f"no {method} within {_WAIT_SECONDS} s"
        call: dict[str, Any] = calls[0]
        self._seen = call["number"]
        return call
