"""What commands begin with, or one clear message on standard error and exit status 2."""

# ruff: noqa: PLC0415 - what a command does without is not imported

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import typer

if TYPE_CHECKING:
    from pydantic import SecretStr

    from bot.settings import Settings
    from knowledge.index import Index

WHAT_TO_DO = """\
TELEGRAM_BOT_TOKEN is not set, so there is no bot to run.
- Get a token from @BotFather and put it into .env: TELEGRAM_BOT_TOKEN=…
- Or try the bot without a token: python -m bot sandbox"""


def settings() -> "Settings":
    """All settings; ends the command when one of them is wrong."""
    from bot.settings import SettingsError, load

    try:
        return load()
    except SettingsError as error:
        fail(str(error))


def token(settings: "Settings") -> "SecretStr":
    """The bot's token."""
    return settings.telegram_bot_token or fail(WHAT_TO_DO)


def knowledge_file() -> Path:
    """KNOWLEDGE_FILE alone: what only reads the file does not mind other settings."""
    from bot.settings import SettingsError, knowledge_file

    try:
        return knowledge_file()
    except SettingsError as error:
        fail(str(error))


def index() -> "Index":
    """The knowledge file, ready to be asked."""
    from handlers.faults import sentences
    from knowledge.index import Index
    from knowledge.loader import KnowledgeError, load

    try:
        return Index(load(knowledge_file()))
    except KnowledgeError as error:
        fail(sentences(error.faults, "en"))


@contextmanager
def failures() -> Iterator[None]:
    """What keeps the bot from running, or ends it."""
    from sqlalchemy.exc import SQLAlchemyError

    from bot.record import reason
    from bot.serve import StartError
    from bot.storage import StorageError

    try:
        yield
    except (StartError, StorageError) as error:
        fail(str(error))
    except SQLAlchemyError as error:  # its own text has the statement, and perhaps an address
        fail(f"The database at DATABASE_URL does not answer: {reason(error)}")


def fail(message: str) -> NoReturn:
    """End the command."""
    print(message, file=sys.stderr)
    raise typer.Exit(2)
