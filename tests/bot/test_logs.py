"""Every way a secret could come out, in a process of its own, by grepping all that it wrote."""

import json
import logging
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from io import RawIOBase
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.logs import HIDDEN, redactor

TOKEN = "123456789:AAE-TokenThatMustNotBeSeen_0123456789"
OTHER_TOKEN = "987654321:AAF-AnotherBotsTokenNotSeenEither_0"
WEBHOOK = "webhook-Secret_x"
PASSWORD = 'päss"wörd\\1/'
SECRETS = (TOKEN, WEBHOOK, PASSWORD)

LEAKS = """
import asyncio, gc, logging, sys, threading, warnings
import httpx, structlog
from bot import logs

*secrets, other, level = sys.argv[1:]
logs.configure(level, secrets)
log, slog = logging.getLogger("bot.leaks"), structlog.get_logger("bot.structured")

class Stubborn:
    def __del__(self):
        raise RuntimeError("unraisable " + " ".join(secrets))

async def in_a_loop():
    loop = asyncio.get_running_loop()
    loop.call_soon(fail, secrets[0])
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    task = asyncio.create_task(failing_task(secrets[0]))
    await asyncio.sleep(0)
    del task
    gc.collect()

async def failing_task(secret):
    raise RuntimeError("task " + secret)

def fail(secret):
    raise RuntimeError("callback " + secret)

for secret in [*secrets, other]:
    log.error("message " + secret)
    log.error("args %s %r", secret, {"nested": [secret]})
    log.error("extra", extra={"secret": secret, "deep": {"secret": [secret]}})
    log.error("cannot be formatted %d", secret)
    slog.error("structured " + secret, secret=secret, deep={"secret": (secret,)})
    slog.error("positional %s", secret)
    warnings.warn("warning " + secret)
    try:
        try:
            raise ValueError("cause " + secret)
        except ValueError as error:
            raise KeyError(secret) from error
    except KeyError:
        log.exception("stdlib exception")
        slog.exception("structured exception")

logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot%s/getMe", other)
log.debug("a debug line")
Stubborn()
thread = threading.Thread(target=fail, args=(secrets[1],))
thread.start()
thread.join()
asyncio.run(in_a_loop())
print("reached the end")
raise RuntimeError("uncaught " + " ".join(secrets))
"""


def leaking(level: str, stderr: int) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", LEAKS, *SECRETS, OTHER_TOKEN, level],
        stdout=subprocess.PIPE,
        stderr=stderr,
        encoding="utf-8",
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(Path.cwd()), "PYTHONUTF8": "1"},
    )


def output(level: str = "INFO") -> str:
    with leaking(level, subprocess.PIPE) as process:
        out, err = process.communicate(timeout=60)
    assert out == "reached the end\n"
    assert process.returncode == 1
    return err


def assert_no_secret(text: str) -> None:
    for secret in (*SECRETS, OTHER_TOKEN):
        for form in (secret, json.dumps(secret)[1:-1], repr(secret)[1:-1]):
            assert form not in text
    assert text.count(HIDDEN) > 40


def test_no_secret_comes_out_and_nothing_else_is_lost() -> None:
    written = output()
    assert_no_secret(written)
    lines = [json.loads(line) for line in written.splitlines() if line.startswith("{")]
    told = "\n".join(line["message"] + line.get("exception", "") for line in lines)
    for expected in (
        "args <hidden> {'nested': ['<hidden>']}",
        "warning <hidden>",
        "cause <hidden>",
        "positional <hidden>",
        "callback <hidden>",
        "task <hidden>",
        "unraisable <hidden> <hidden> <hidden>",
        "Uncaught exception in a thread",
        "uncaught <hidden> <hidden> <hidden>",
    ):
        assert expected in told
    assert {"message", "level", "logger", "timestamp"} <= lines[0].keys()
    assert {"secret": HIDDEN, "deep": {"secret": [HIDDEN]}}.items() <= lines[2].items()
    assert "Lost a log record of bot.leaks" in written
    assert "api.telegram.org" not in written
    assert "a debug line" not in written


def test_debug_shows_debug_lines_but_no_url_of_httpx() -> None:
    written = output("DEBUG")
    assert_no_secret(written)
    assert "a debug line" in written
    assert "api.telegram.org" not in written


def test_on_a_terminal_the_lines_are_for_people() -> None:
    ours, theirs = pty.openpty()
    with os.fdopen(ours, "rb", buffering=0) as terminal, leaking("INFO", theirs) as process:
        os.close(theirs)
        text = b"".join(read_to_the_end(terminal)).decode()
        assert process.communicate(timeout=60)[0] == "reached the end\n"
    assert_no_secret(text)
    assert '{"message"' not in text
    assert "\x1b[" in text


def read_to_the_end(terminal: RawIOBase) -> Iterator[bytes]:
    with suppress(OSError):  # how Linux tells that the other side is closed
        while chunk := terminal.read(65536):
            yield chunk


@given(st.text(min_size=1), st.text(), st.text())
def test_whatever_the_secret_no_piece_of_the_text_has_it(
    secret: str, before: str, after: str
) -> None:
    pieces = redactor([secret])(before + secret + after).split(HIDDEN)
    assert len(pieces) > 1
    assert not any(secret in piece for piece in pieces)


@pytest.mark.parametrize(
    "text",
    [f"https://api.telegram.org/bot{OTHER_TOKEN}/getMe", OTHER_TOKEN.replace(":", "%3A"), TOKEN],
)
def test_any_token_is_hidden_without_being_told(text: str) -> None:
    assert "Token" not in redactor([])(text)


def test_times_and_ids_are_not_taken_for_tokens() -> None:
    plain = "2023-08-14T09:00:00 chat -1001234567890: 12:30"
    assert redactor(["", *SECRETS])(plain) == plain


def test_nothing_of_this_configured_the_tests_own_logs() -> None:
    assert not any(type(h).__module__ == "bot.logs" for h in logging.getLogger().handlers)
