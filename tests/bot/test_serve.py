import asyncio
import traceback
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN
from bot.serve import StartError, serve, until_signal
from bot.settings import Settings
from tests.bot.post_office import opened

ME = {"id": 123456789, "is_bot": True, "first_name": "讲台", "username": "rostrum_bot"}


@pytest.fixture
def settings(telegram: Any, tmp_path: Path) -> Settings:
    return Settings.model_validate(
        {
            "telegram_bot_token": telegram.token,
            "telegram_api_base": telegram.base.rstrip("/"),
            "database_url": f"sqlite:///{tmp_path}/rostrum.db",
        }
    )


async def refusal(settings: Settings, token: str, **changed: Any) -> str:
    with pytest.raises(StartError) as caught:
        await serve(settings.model_copy(update=changed), SecretStr(token))
    assert token not in "".join(traceback.format_exception(caught.value))
    assert caught.value.__context__ is None
    return str(caught.value)


@pytest.mark.parametrize(("status", "description"), [(401, "Unauthorized"), (404, "Not Found")])
async def test_a_refused_token(
    telegram: Any, settings: Settings, status: int, description: str
) -> None:
    telegram.answers(telegram.refused(status, description))
    assert "TELEGRAM_BOT_TOKEN" in await refusal(settings, telegram.token)


async def test_a_token_that_is_refused_later(telegram: Any, settings: Settings) -> None:
    async def script(method: str, payload: dict[str, Any]) -> Any:
        if method == "getUpdates":
            return telegram.refused(401, "Unauthorized")
        return telegram.ok(ME)

    telegram.script = script
    assert "TELEGRAM_BOT_TOKEN" in await refusal(settings, telegram.token)


async def test_a_refused_webhook(telegram: Any, settings: Settings) -> None:
    async def script(method: str, payload: dict[str, Any]) -> Any:
        if method == "setWebhook":
            return telegram.refused(400, "Bad Request: bad webhook: no such host")
        return telegram.ok(ME)

    telegram.script = script
    webhook = {
        "webhook_url": "https://bot.example.org/updates",
        "webhook_secret": SecretStr("secret"),
        "port": 0,
    }
    told = await refusal(settings, telegram.token, **webhook)
    assert "WEBHOOK_URL" in told
    assert "no such host" in told


async def test_a_bot_that_is_refused(telegram: Any, settings: Settings) -> None:
    telegram.answers(telegram.refused(403, "Forbidden: the bot is frozen"))
    assert "frozen" in await refusal(settings, telegram.token)


async def test_a_taken_port(telegram: Any, settings: Settings, taken: int) -> None:
    telegram.answers(telegram.ok(ME))
    webhook = {
        "webhook_url": "https://bot.example.org/updates",
        "webhook_secret": SecretStr("secret"),
        "port": taken,
    }
    told = await refusal(settings, telegram.token, **webhook)
    assert str(taken) in told
    assert "setWebhook" not in [method for method, _ in telegram.calls]


async def test_a_broken_knowledge_file(telegram: Any, settings: Settings, tmp_path: Path) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("speakers: 5\n", encoding="utf-8")
    assert f"{broken}:1:" in await refusal(settings, telegram.token, knowledge_file=broken)
    assert telegram.calls == []


async def test_an_unreachable_database(telegram: Any, settings: Settings) -> None:
    url = SecretStr("postgresql+psycopg://rostrum:pass-word@127.0.0.1:1/rostrum")
    told = await refusal(settings, telegram.token, database_url=url)
    assert "DATABASE_URL" in told
    assert "pass-word" not in told
    assert telegram.calls == []


async def test_a_token_that_is_refused_to_a_digest(
    sandbox: Sandbox, settings: Settings, telegram: Any
) -> None:
    url = settings.database_url.get_secret_value()
    async with opened(url, sandbox) as office:
        before = await office.subscribe(EN)
        sandbox.fail_next(Fault("sendMessage", status=401))
        told = await refusal(settings, telegram.token, telegram_api_base=sandbox.base_url)
        assert "TELEGRAM_BOT_TOKEN" in told
        assert await office.row(EN) == before


async def test_a_second_process_on_a_sqlite_file(telegram: Any, settings: Settings) -> None:
    polled = asyncio.Event()

    async def script(method: str, payload: dict[str, Any]) -> Any:
        if method == "getUpdates":
            polled.set()
            await asyncio.sleep(10)
        return telegram.ok(ME)

    telegram.script = script
    first = asyncio.create_task(serve(settings, SecretStr(telegram.token)))
    await polled.wait()
    told = await refusal(settings, telegram.token)
    assert "rostrum.db" in told
    assert "PostgreSQL" in told
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first


def test_it_runs_on_uvloop_where_that_is_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    loops: list[str] = []

    async def note() -> None:
        loops.append(type(asyncio.get_running_loop()).__module__.partition(".")[0])

    until_signal(note())
    monkeypatch.setattr("bot.serve.find_spec", lambda _: None)
    until_signal(note())
    assert loops == ["uvloop" if find_spec("uvloop") else "asyncio", "asyncio"]


def test_what_is_done_ends_the_process() -> None:
    until_signal(asyncio.sleep(0))


def test_an_error_is_raised() -> None:
    async def fail() -> None:
        raise StartError("no")

    with pytest.raises(StartError):
        until_signal(fail())
