"""The real process: how it starts, what it writes, how it ends."""

import signal
from pathlib import Path

import aiohttp
import pytest

from bot.sandbox.faults import Fault
from bot.sandbox.server import Sandbox
from bot.sandbox.world import EN, ZH
from tests.e2e.process import SECONDS, Process, Start


def found_nowhere(secrets: list[str], process: Process, folder: Path) -> None:
    """Neither in the output nor in any file that the process left."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert files
    for secret in filter(None, secrets):
        assert secret not in process.output
        for path in files:
            assert secret.encode() not in path.read_bytes(), path


async def apologised(sandbox: Sandbox) -> None:
    while "Sorry" not in (await sandbox.next_call("sendMessage")).params["text"]:
        pass


async def test_the_token_is_found_nowhere(
    start: Start, sandbox: Sandbox, environment: dict[str, str], tmp_path: Path
) -> None:
    token = environment["TELEGRAM_BOT_TOKEN"]
    secrets = [token, token.partition(":")[2], environment.get("WEBHOOK_SECRET", "")]
    async with start("run", **environment) as process:
        sandbox.people.send(EN, EN, "/speaker Yang You")
        await sandbox.next_call("sendMessage", seconds=SECONDS)
        faults = [
            Fault("sendMessage", reset="before"),
            Fault("sendMessage", reset="after"),
            Fault("sendMessage", status=500),
            Fault("sendMessage", status=404),
        ]
        for number, fault in enumerate(faults, start=2):
            sandbox.fail_next(fault)
            sandbox.people.send(EN, EN, "/help")
            await process.says(f"update {number} failed")
            await apologised(sandbox)
        await sandbox.stop()
        sandbox.people.send(EN, EN, "/help")
        if "WEBHOOK_URL" not in environment:
            await process.says("no answer from Telegram")
        process.send(signal.SIGTERM)
        assert await process.ends() == 0
        found_nowhere(secrets, process, tmp_path)


async def test_telegram_that_is_not_there(
    start: Start, sandbox: Sandbox, environment: dict[str, str], tmp_path: Path
) -> None:
    await sandbox.stop()
    token = environment["TELEGRAM_BOT_TOKEN"]
    async with start("run", **environment) as process:
        await process.says("no answer from Telegram")
        process.send(signal.SIGTERM)
        assert await process.ends() == 0
        found_nowhere([token, token.partition(":")[2]], process, tmp_path)


async def test_a_refused_token_ends_it(
    start: Start, sandbox: Sandbox, environment: dict[str, str], tmp_path: Path
) -> None:
    sandbox.fail_next(Fault("getMe", status=401, description="Unauthorized"))
    token = environment["TELEGRAM_BOT_TOKEN"]
    async with start("run", **environment) as process:
        assert await process.ends() == 2
        assert "TELEGRAM_BOT_TOKEN" in process.output
        assert "Traceback" not in process.output
        found_nowhere([token, token.partition(":")[2]], process, tmp_path)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
async def test_a_signal_lets_it_finish(
    start: Start, sandbox: Sandbox, environment: dict[str, str], number: int
) -> None:
    """The answer that is under way still goes out, and its update does not come again."""
    async with start("run", **environment) as process:
        await sandbox.next_call("setMyCommands", seconds=SECONDS)
        sandbox.people.send(EN, EN, "/help")
        await sandbox.next_call("sendMessage", seconds=SECONDS)
        sandbox.fail_next(Fault("sendMessage", status=429, retry_after=1))
        sandbox.people.send(EN, EN, "/event")
        assert (await sandbox.next_call("sendMessage")).status == 429
        process.send(number)
        assert (await sandbox.next_call("sendMessage")).status == 200
        assert await process.ends() == 0
        assert len(sandbox.world.updates) == 0


async def test_a_kill_loses_no_question(
    start: Start, sandbox: Sandbox, environment: dict[str, str]
) -> None:
    async with start("run", **environment) as process:
        sandbox.fail_next(Fault("sendMessage", chat_id=EN, delay=10 * SECONDS))
        sandbox.people.send(EN, EN, "/help")
        sandbox.people.send(ZH, ZH, "/help")
        await sandbox.next_call("sendMessage", chat_id=ZH, seconds=SECONDS)
        process.send(signal.SIGKILL)
        await process.ends()
    assert not sandbox.journal.calls("sendMessage")[1:]
    async with start("run", **environment):
        await sandbox.next_call("sendMessage", chat_id=EN, seconds=SECONDS)


async def test_without_a_token_it_starts_the_sandbox(start: Start) -> None:
    async with start("start", PORT="0") as process, aiohttp.ClientSession() as browser:
        address = (await process.says(r"Open (http://127\.0\.0\.1:\d+) in a browser"))[1]
        async with browser.get(address) as page:
            assert page.status == 200
            assert page.content_type == "text/html"
        await process.says("polling")
        process.send(signal.SIGINT)
        assert await process.ends() == 0


async def test_the_server_alone(start: Start) -> None:
    async with start("sandbox", "--port", "0", "--server-only") as process:
        address = (await process.says(r"Open (http://\S+) in a browser"))[1]
        url = f"{address}/bot123456789:{'a' * 35}/getMe"
        async with aiohttp.ClientSession() as client, client.get(url) as response:
            assert (await response.json())["ok"]
        process.send(signal.SIGTERM)
        assert await process.ends() == 0
