import pytest

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
