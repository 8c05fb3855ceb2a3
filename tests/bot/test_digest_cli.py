import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from pydantic import SecretStr
from sqlalchemy import make_url
from typer.testing import CliRunner, Result

from bot.__main__ import app
from bot.clock import SystemClock
from bot.sandbox.server import Sandbox
from bot.sandbox.world import CHANNEL, EN, FORUM, GROUP, ZH
from bot.serve import serve
from bot.settings import Settings
from bot.storage import HeldError, Store
from bot.storage.lock import held
from handlers.subscription import Subscription
from knowledge.loader import load
from tests.bot import digest_chats as chats

ROOT = Path.cwd()
TOKEN = "123456789:" + "Abc_def-0" * 4
ALL_SENT, SOME_LEFT, CANNOT = 0, 1, 2


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder without a ``.env``, with a database in which chats have set their highlights."""
    monkeypatch.chdir(tmp_path)
    for name in ("TELEGRAM_BOT_TOKEN", "TELEGRAM_API_BASE", "WEBHOOK_URL", "WEBHOOK_SECRET"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("KNOWLEDGE_FILE", str(ROOT / "knowledge/gair2023.yaml"))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/rostrum.db")
    return tmp_path


@pytest.fixture
def kept(folder: Path) -> None:
    asyncio.run(chats.keep(folder))


async def subscription(folder: Path, chat: int) -> Subscription | None:
    store = await Store.open(chats.url(folder), SystemClock())
    try:
        return await store.digests.subscription(chat)
    finally:
        await store.close()


def digest(*arguments: str | int) -> Result:
    return CliRunner().invoke(app, ["digest", *map(str, arguments)])


def test_next_lists_what_is_due_the_first_first(kept: None) -> None:
    result = digest("next")
    assert result.exit_code == 0
    head, *lines, gap, totals = result.stdout.splitlines()
    assert head.startswith("CHAT ")
    assert [int(line.split()[0]) for line in lines] == [ZH, EN, FORUM]
    assert [line.split()[-1] for line in lines] == ["overdue", "on", "on"]
    assert (gap, totals) == ("", "3 on (1 overdue), 1 off, 1 paused")


def test_next_lists_no_more_than_it_is_asked(kept: None) -> None:
    assert digest("next", "--limit", 1).stdout.splitlines()[2] == "… and 2 more: --limit 3"
    shown = json.loads(digest("next", "--json", "--limit", 2).stdout)
    assert [one["chat"] for one in shown["next"]] == [ZH, EN]
    assert shown["totals"] == {"on": 3, "off": 1, "paused": 1, "overdue": 1}
    assert digest("next", "--limit", 0).exit_code == CANNOT


def test_next_of_an_empty_database() -> None:
    result = digest("next")
    assert result.exit_code == 0
    assert result.stdout.startswith("Nothing is due.")


def test_preview_shows_the_message_and_keeps_nothing(kept: None, folder: Path) -> None:
    both = digest("preview", "--chat", ZH)
    assert both.exit_code == 0
    assert both.stdout.index("雷峰网报道") < both.stdout.index("Leiphone report")
    assert digest("preview", "--chat", ZH).stdout == both.stdout
    assert "雷峰网报道" not in digest("preview", "--chat", EN).stdout
    assert asyncio.run(subscription(folder, ZH)) == chats.DUE


def test_preview_works_for_chats_that_are_off(kept: None) -> None:
    assert digest("preview", "--chat", CHANNEL).exit_code == 0
    assert digest("preview", "--chat", GROUP).exit_code == 0


def test_preview_says_when_there_is_nothing_to_say(kept: None, folder: Path) -> None:
    async def recap() -> None:
        store = await Store.open(chats.url(folder), SystemClock())
        points = load(ROOT / "knowledge/gair2023.yaml").points
        (claim,) = await store.digests.claim(1, chats.HOUR, ZH)
        seen = tuple(point.id for point in points)
        await store.digests.complete(claim, claim.lease, seen, recapped=True)
        await store.close()

    asyncio.run(recap())
    result = digest("preview", "--chat", ZH)
    assert result.exit_code == SOME_LEFT
    assert result.stdout == ""
    assert f"chat {ZH} has seen everything" in result.stderr


@pytest.mark.parametrize(
    "arguments", [("preview", "--chat", 7), ("send", "--chat", ZH, "--chat", 7)]
)
def test_an_unknown_chat_is_named(
    kept: None, arguments: tuple[str | int, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setenv("TELEGRAM_API_BASE", "http://127.0.0.1:1")
    monkeypatch.setattr("bot.logs.configure", lambda *_: None)
    result = digest(*arguments)
    assert result.exit_code == CANNOT
    assert result.stdout == ""
    assert result.stderr == (
        "Chat 7 has never set its highlights. Those that have: python -m bot digest next\n"
    )


@pytest.mark.parametrize("arguments", [(), ("--chat", ZH, "--due"), ("--chat", "x")])
def test_send_wants_one_of_two(kept: None, arguments: tuple[str | int, ...]) -> None:
    result = digest("send", *arguments)
    assert result.exit_code == CANNOT
    assert "--chat" in result.stderr


def test_send_wants_a_token(kept: None) -> None:
    result = digest("send", "--due")
    assert result.exit_code == CANNOT
    assert "TELEGRAM_BOT_TOKEN" in result.stderr


@pytest.mark.parametrize("command", [("next",), ("preview", "--chat", ZH), ("send", "--due")])
def test_what_cannot_be_used_is_told(
    command: tuple[str | int, ...], folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setattr("bot.logs.configure", lambda *_: None)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{folder}")
    broken = digest(*command)
    assert broken.exit_code == CANNOT
    assert "DATABASE_URL" in broken.stderr
    monkeypatch.setenv("DATABASE_URL", "mysql://x")
    refused = digest(*command)
    assert refused.exit_code == CANNOT
    assert refused.stderr.startswith("DATABASE_URL: ")
    assert TOKEN not in broken.output + refused.output


def test_what_the_bot_does_not_come_to_stays_due(
    kept: None, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
    monkeypatch.setattr("bot.logs.configure", lambda *_: None)
    monkeypatch.setattr("bot.digest_watch.PATIENCE_SECONDS", 0)
    with held(make_url(chats.url(folder))):
        result = digest("send", "--chat", FORUM)
    assert result.exit_code == SOME_LEFT
    assert result.stdout == "sent: 0, put off: 0, paused: 0, not yet: 1\n"
    assert "stays due" in result.stderr
    after = asyncio.run(subscription(folder, FORUM))
    assert after is not None
    assert after.due_at is not None
    assert after.due_at <= SystemClock().now()


class TestSend:
    """The command as a process of its own."""

    @pytest.fixture
    async def sandbox(
        self, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> AsyncIterator[Sandbox]:
        await chats.keep(folder)
        async with Sandbox(token=TOKEN) as running:
            monkeypatch.setenv("TELEGRAM_BOT_TOKEN", TOKEN)
            monkeypatch.setenv("TELEGRAM_API_BASE", running.base_url)
            yield running

    async def start(self, *arguments: str | int) -> asyncio.subprocess.Process:
        return await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "bot", "digest", "send", *map(str, arguments)),
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )

    async def ends(self, process: asyncio.subprocess.Process) -> tuple[int | None, str, str]:
        out, err = await process.communicate()
        return process.returncode, out.decode(), err.decode()

    async def send(self, *arguments: str | int) -> tuple[int | None, str, str]:
        return await self.ends(await self.start(*arguments))

    async def test_all_that_is_due(self, sandbox: Sandbox) -> None:
        assert await self.send("--due") == (ALL_SENT, "sent: 1, put off: 0, paused: 0\n", "")
        assert len(sandbox.world.chats[ZH].messages) == 1
        assert (await self.send("--due"))[:2] == (ALL_SENT, "sent: 0, put off: 0, paused: 0\n")

    async def test_named_chats(self, sandbox: Sandbox) -> None:
        sandbox.people.move_bot(EN, EN, "blocked")
        arguments = [part for chat in (ZH, EN, FORUM, GROUP, CHANNEL) for part in ("--chat", chat)]
        status, out, err = await self.send(*arguments)
        assert status == SOME_LEFT
        assert out == "sent: 2, put off: 0, paused: 1, off or paused: 2\n"
        assert "Sending 5" in err
        assert "bot was blocked by the user" in err
        assert str(CHANNEL) in err
        assert TOKEN not in out + err

    async def test_a_bot_that_runs_is_left_to_send(self, sandbox: Sandbox) -> None:
        bot = asyncio.create_task(serve(Settings(), SecretStr(TOKEN)))
        await sandbox.next_call("getMe")
        status, out, err = await self.send("--chat", FORUM)
        assert (status, out) == (ALL_SENT, "sent: 1, put off: 0, paused: 0\n")
        assert err == "A bot runs on this database: it sends them, at its pace.\n"
        assert len(sandbox.journal.calls("getMe")) == 1  # the command itself calls nothing
        bot.cancel()
        await asyncio.wait([bot])

    @pytest.mark.usefixtures("sandbox")
    async def test_the_waiting_for_a_bot_is_stopped(self, folder: Path) -> None:
        """It holds the database, but sends nothing."""
        store = await Store.open(chats.url(folder), SystemClock(), alone=True)
        process = await self.start("--chat", FORUM)
        assert process.stderr is not None
        assert (await process.stderr.readline()).startswith(b"A bot runs")
        process.send_signal(signal.SIGTERM)
        status, out, err = await self.ends(process)
        assert (status, err) == (SOME_LEFT, "")
        assert out == "sent: 0, put off: 0, paused: 0 (stopped early)\n"
        await store.close()

    async def test_it_is_stopped(
        self, sandbox: Sandbox, folder: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("DIGEST_RATE", "1")
        process = await self.start("--chat", ZH, "--chat", EN, "--chat", FORUM)
        await sandbox.next_call("sendMessage")
        with pytest.raises(HeldError):  # whoever sends, sends alone
            await Store.open(chats.url(folder), SystemClock(), alone=True)
        process.send_signal(signal.SIGINT)
        status, out, err = await self.ends(process)
        assert status == SOME_LEFT
        assert out.endswith("(stopped early)\n")
        assert "Traceback" not in err
        assert await subscription(folder, FORUM) == chats.TOPIC
