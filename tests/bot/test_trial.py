from datetime import timedelta

import aiohttp
import pytest
from pydantic import SecretStr

from bot import trial
from bot.sandbox.clock import JumpingClock
from bot.serve import StartError
from bot.settings import Settings
from bot.trial import listening, sandboxed


async def test_a_taken_port_leads_to_the_next(taken: int) -> None:
    async with listening(taken, 5) as sandbox:
        assert sandbox.base_url.startswith("http://127.0.0.1:")
        assert not sandbox.base_url.endswith(f":{taken}")


async def test_a_port_that_was_asked_for_is_the_only_one(taken: int) -> None:
    with pytest.raises(StartError, match=str(taken)):
        await sandboxed(Settings.model_validate({}), taken, server_only=True)


async def test_the_bot_goes_by_the_sandboxs_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    clocks: list[JumpingClock] = []

    async def serve(settings: Settings, token: SecretStr, clock: JumpingClock) -> None:
        address = settings.telegram_api_base
        async with aiohttp.ClientSession() as session:
            await session.post(f"{address}/sandbox/clock", json={"seconds": 86_400})
        clocks.append(clock)

    monkeypatch.setattr(trial, "serve", serve)
    await sandboxed(Settings.model_validate({}), 0, server_only=False)
    assert clocks[0].ahead == timedelta(days=1)


async def test_the_bots_own_token_is_the_only_one(monkeypatch: pytest.MonkeyPatch) -> None:
    statuses: list[int] = []

    async def serve(settings: Settings, token: SecretStr, _clock: JumpingClock) -> None:
        async with aiohttp.ClientSession() as session:
            for one in (token.get_secret_value(), f"1:{'x' * 35}"):
                address = f"{settings.telegram_api_base}/bot{one}/getMe"
                async with session.get(address) as response:
                    statuses.append(response.status)

    monkeypatch.setattr(trial, "serve", serve)
    await sandboxed(Settings.model_validate({}), 0, server_only=False)
    assert statuses == [200, 401]
