"""Only this machine's own pages and programs get in."""

import pytest

from bot.sandbox.server import Sandbox
from tests.bot.sandbox.conftest import Api


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
async def test_foreign_hosts_are_refused(sandbox: Sandbox, api: Api, host: str) -> None:
    for path in ("/", "/sandbox/state"):
        async with api.session.get(sandbox.base_url + path, headers={"Host": host}) as response:
            assert response.status == 403


@pytest.mark.parametrize("origin", ["https://evil.example", "null"])
async def test_foreign_origins_are_refused(sandbox: Sandbox, api: Api, origin: str) -> None:
    async with api.session.post(
        f"{sandbox.base_url}/sandbox/send", json={}, headers={"Origin": origin}
    ) as response:
        assert response.status == 403


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:5000", "[::1]:80"])
async def test_loopback_is_let_in_and_the_page_is_fenced(
    sandbox: Sandbox, api: Api, host: str
) -> None:
    async with api.session.get(sandbox.base_url, headers={"Host": host}) as response:
        assert response.status == 200
        assert response.headers["Content-Security-Policy"].startswith("default-src 'self'")
        assert response.headers["X-Content-Type-Options"] == "nosniff"


async def test_it_listens_on_loopback_only() -> None:
    with pytest.raises(ValueError, match="loopback"):
        await Sandbox().start("0.0.0.0")  # noqa: S104 - refused is what is tested
