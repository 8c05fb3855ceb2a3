"""Structured logs: for people on a terminal, else a JSON object a line; no secret in either.

Everything that the process says goes through one handler: the project's loggers, the libraries'
(asyncio's too, with what its loops could not handle), warnings and uncaught exceptions. The
finished line is what is redacted, so it does not matter where in a record a secret was: in the
message, its arguments, a traceback or a field.
"""

import json
import logging
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterable
from types import TracebackType
from typing import TextIO
from urllib.parse import quote

import structlog

HIDDEN = "<hidden>"
# Looser than Telegram's own form: the token of another bot has no place in the logs either.
_ANY_TOKEN = r"\d{6,}(?::|%3[Aa])[A-Za-z0-9_-]{30,}"  # noqa: S105 - the form, not a token
# They write every URL, statement or plugin at a level that is asked for.
_TALKATIVE = ("httpx", "httpcore", "aiosqlite", "alembic", "apscheduler")

Redact = Callable[[str], str]


def redactor(secrets: Iterable[str]) -> Redact:
    """A function that puts ``<hidden>`` for the secrets and for anything that looks like a token.

    A secret is known in every form a log line may give it: plain, in JSON, in ``repr`` and in a
    URL.
    """
    forms = {
        form
        for secret in filter(None, secrets)
        for form in (
            secret,
            json.dumps(secret)[1:-1],
            json.dumps(secret, ensure_ascii=False)[1:-1],
            repr(secret)[1:-1],
            quote(secret, safe=""),
        )
    }
    longest_first = sorted(forms, key=len, reverse=True)
    pattern = re.compile("|".join([_ANY_TOKEN, *map(re.escape, longest_first)]))
    return lambda text: pattern.sub(HIDDEN, text)


def configure(level: str, secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Send all logs of the process to ``stream`` (standard error), without the ``secrets``."""
    stream = stream or sys.stderr
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.PositionalArgumentsFormatter(),
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[*shared, structlog.stdlib.ExtraAdder()],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            *_renderers(terminal=stream.isatty()),
        ],
    )
    logging.basicConfig(
        level=level, handlers=[_Handler(stream, formatter, redactor(secrets))], force=True
    )
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.captureWarnings(True)
    _log_the_uncaught()


def _renderers(*, terminal: bool) -> list[structlog.typing.Processor]:
    if terminal:  # the plain traceback shows no local variables
        plain = structlog.dev.plain_traceback
        return [structlog.dev.ConsoleRenderer(exception_formatter=plain)]
    return [
        structlog.processors.format_exc_info,
        structlog.processors.EventRenamer("message"),
        structlog.processors.JSONRenderer(ensure_ascii=False),
    ]


class _Handler(logging.StreamHandler[TextIO]):
    """Writes redacted lines; a record that cannot be formatted is reported redacted, too."""

    def __init__(self, stream: TextIO, formatter: logging.Formatter, redact: Redact) -> None:
        super().__init__(stream)
        self.setFormatter(formatter)
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        return self._redact(super().format(record))

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        where = f"{record.name} ({record.pathname}:{record.lineno})"
        fault = self._redact(f"Lost a log record of {where}: {traceback.format_exc(limit=-1)}")
        try:
            self.stream.write(fault)
        except (OSError, ValueError):
            return  # the stream is gone, and with it the place to tell of it


def _log_the_uncaught() -> None:
    log = logging.getLogger("bot")

    def of_program(
        kind: type[BaseException], error: BaseException, where: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            log.info("Interrupted")
        else:
            log.critical("Uncaught exception", exc_info=(kind, error, where))

    def of_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            log.error("Uncaught exception in a thread", exc_info=args.exc_value)

    def of_nobody(args: "sys.UnraisableHookArgs") -> None:
        log.error("Exception in %r, which can raise none", args.object, exc_info=args.exc_value)

    sys.excepthook, threading.excepthook, sys.unraisablehook = of_program, of_thread, of_nobody
